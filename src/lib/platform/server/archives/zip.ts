import { makeZip } from 'client-zip';

/** A file of an archive: its path inside, and its content, whole or as a stream that is opened when its turn comes. */
export type ArchivedFile = { path: string; content: Uint8Array | (() => Promise<ReadableStream<Uint8Array>>) };

/** An archive (ZIP) of files that are compressed already: packed while it is read, one file after the other. */
export function zipOf(files: readonly ArchivedFile[], at: Date): ReadableStream<Uint8Array> {
	return makeZip(entries(files, at), { buffersAreUTF8: true });
}

async function* entries(files: readonly ArchivedFile[], at: Date) {
	for (const { path, content } of files)
		yield {
			name: path,
			lastModified: at,
			input: typeof content === 'function' ? await content() : new Uint8Array(content)
		};
}
