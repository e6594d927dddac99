import { fileTypeFromBuffer } from 'file-type';
import { done, refused, type Outcome } from '#platform';
import type { ScanRefusal } from '../scanning/index.ts';
import { kinds, mostBytes, sharedKinds } from './kinds.ts';
import { endingOf, safeName } from './name.ts';

export type FileRefusal = 'file_empty' | 'file_too_large' | 'file_kind_refused' | 'file_lies' | ScanRefusal;

/** A file as it will be kept: what its content is, and a name that says so. */
export type Recognised = { name: string; media_type: string };

/**
 * Decides by the content, never by the name, what a file is. Refused: nothing or too much of it; a kind that is not
 * taken (programs, web pages, drawings that can carry scripts); a name that says another kind than the content is.
 * With `shared` plain texts and archives are taken, too.
 */
export async function recogniseFile(bytes: Uint8Array, name: string, shared = false): Promise<Outcome<Recognised, FileRefusal>> {
	if (bytes.byteLength === 0) return refused('file_empty');
	if (bytes.byteLength > mostBytes) return refused('file_too_large');

	const ending = endingOf(name);
	const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? (shared ? textKind(bytes, ending) : undefined);
	const endings = found && (shared ? sharedKinds : kinds)[found];
	if (!endings) return refused('file_kind_refused');

	if (ending !== '' && !endings.includes(ending)) return refused('file_lies');
	return done({ name: safeName(name, endings), media_type: found });
}

/** Which text a file is, by its ending, if nothing stands in it that is none: zeros, or marks that steer machines. */
function textKind(bytes: Uint8Array, ending: string): string | undefined {
	if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return undefined;
	return Object.keys(sharedKinds).find((kind) => kind.startsWith('text/') && sharedKinds[kind]?.includes(ending));
}
