import { createReadStream } from 'node:fs';
import { fromHere, WrongInput } from './command.ts';

/** A problem of a thousand schools has half a megabyte. */
const mostBytes = 50_000_000;

/** Reads a file of JSON that the person at the terminal names. What cannot be one is wrong input, in a sentence. */
export async function readJson(path: string): Promise<unknown> {
	const bytes = await read(path);
	if (bytes.length > mostBytes)
		throw new WrongInput(`${path} is larger than ${mostBytes / 1e6} MB: that is no problem that could be planned.`);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		throw new WrongInput(
			`${path} is not JSON: ${error instanceof SyntaxError ? error.message.replace(/\s+/g, ' ') : 'it is not text in UTF-8'}.`
		);
	}
}

/** At most one byte more than wanted is read: enough to see that a file is too large. */
async function read(path: string): Promise<Buffer> {
	try {
		return Buffer.concat(await createReadStream(fromHere(path), { end: mostBytes }).toArray());
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		const reasons: Record<string, string> = {
			ENOENT: 'there is no such file',
			EISDIR: 'it is a folder',
			EACCES: 'this user may not read it'
		};
		throw new WrongInput(`${path} cannot be read: ${reasons[code ?? ''] ?? message}.`);
	}
}
