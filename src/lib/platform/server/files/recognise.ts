import { fileTypeFromBuffer } from 'file-type';
import { done, refused, type Outcome } from '#platform';
import { kinds, mostBytes } from './kinds.ts';
import { endingOf, safeName } from './name.ts';

export type FileRefusal = 'file_empty' | 'file_too_large' | 'file_kind_refused' | 'file_lies';

/** A file as it will be kept: what its content is, and a name that says so. */
export type Recognised = { name: string; media_type: string };

/**
 * Decides by the content, never by the name, what a file is. Refused: nothing or too much of it; a kind that is not
 * taken (programs, web pages, drawings that can carry scripts); a name that says another kind than the content is.
 */
export async function recogniseFile(bytes: Uint8Array, name: string): Promise<Outcome<Recognised, FileRefusal>> {
	if (bytes.byteLength === 0) return refused('file_empty');
	if (bytes.byteLength > mostBytes) return refused('file_too_large');

	const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
	const endings = found && kinds[found.mime];
	if (!endings) return refused('file_kind_refused');

	const ending = endingOf(name);
	if (ending !== '' && !endings.includes(ending)) return refused('file_lies');
	return done({ name: safeName(name, endings), media_type: found.mime });
}
