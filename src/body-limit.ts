/** What a page that takes a file may be sent: 20 MB and what is said with it. */
export const uploadBytes = 25 * 1024 * 1024;

/** What every other page may be sent: a megabyte of Lithuanian text as a form encodes it, and a little. */
export const formBytes = 4 * 1024 * 1024;

/** The addresses that take files, without the language. */
const uploads = [
	// Signed attendance sheets.
	/^\/training\/[^/]+\/register\/[^/]+\/sheet$/,
	// Imports of the register.
	/^\/admin\/schools\/import$/,
	// Conclusions with an attachment.
	/^\/school\/[^/]+\/applications\/[^/]+\/evidence\/[^/]+$/,
	// Assignments of reviewers from a file.
	/^\/programme\/[^/]+\/calls\/[^/]+\/selection\/assignments\/file$/,
	// Agreements that were signed by hand.
	/^\/agreements\/[^/]+\/paper$/,
	// Documents that a school shows its lecturers.
	/^\/training\/[^/]+\/documents$/,
	// Material of an edition.
	/^\/programme\/[^/]+\/editions\/[^/]+\/materials$/,
	// Questions to lecturers with a file.
	/^\/training\/[^/]+\/consultations\/new$/,
	// Posts with files.
	/^\/room\/[^/]+\/discussions\/[^/]+$/,
	// Pictures of good practice.
	/^\/practice\/[^/]+\/pictures\/new$/,
	// Materials of rooms and their versions.
	/^\/room\/[^/]+\/materials\/new$/,
	/^\/room\/[^/]+\/materials\/[^/]+\/version$/
];

/**
 * Whether a request brings more than its address takes, known before anything of it is read. A body that does not say how
 * long it is comes from no browser's form: only an address for files reads it, and counts.
 */
export function isTooLarge(
	path: string,
	headers: { 'content-length'?: string | undefined; 'transfer-encoding'?: string | undefined }
): boolean {
	const plain = path.replace(/^\/en(?=\/)/, '').replace(/\/$/, '');
	const takesFiles = uploads.some((address) => address.test(plain));
	if (headers['transfer-encoding'] !== undefined) return !takesFiles;
	return Number(headers['content-length'] ?? 0) > (takesFiles ? uploadBytes : formBytes);
}
