/** What a page that takes a file may be sent: 20 MB and what is said with it. */
export const uploadBytes = 25 * 1024 * 1024;

/** What every other page may be sent: a megabyte of Lithuanian text as a form encodes it, and a little. */
export const formBytes = 4 * 1024 * 1024;

/** The addresses that take files: conclusions with an attachment, and imports of the register. */
const uploads = /^(?:\/en)?\/(?:admin\/schools\/import|school\/[^/]+\/applications\/[^/]+\/evidence\/[^/]+)\/?$/;

/**
 * Whether a request brings more than its address takes, known before anything of it is read. A body that does not say how
 * long it is comes from no browser's form: only an address for files reads it, and counts.
 */
export function isTooLarge(
	path: string,
	headers: { 'content-length'?: string | undefined; 'transfer-encoding'?: string | undefined }
): boolean {
	const takesFiles = uploads.test(path);
	if (headers['transfer-encoding'] !== undefined) return !takesFiles;
	return Number(headers['content-length'] ?? 0) > (takesFiles ? uploadBytes : formBytes);
}
