/** The kinds of files that people may attach: by what the content is, with the endings that such a file may have. */
export const kinds: Record<string, readonly [string, ...string[]]> = {
	'application/pdf': ['pdf'],
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
	'application/vnd.oasis.opendocument.text': ['odt'],
	'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
	'image/png': ['png'],
	'image/jpeg': ['jpg', 'jpeg'],
	'image/webp': ['webp']
};

/** What people share beside these. A text says what it is by its ending; an archive is kept as it came, nobody looks into it. */
export const sharedKinds: Record<string, readonly [string, ...string[]]> = {
	...kinds,
	'text/markdown': ['md', 'markdown'],
	'text/csv': ['csv'],
	'text/plain': ['txt'],
	'application/zip': ['zip']
};

const dotted = (all: Record<string, readonly string[]>) => Object.values(all).flatMap((endings) => endings.map((ending) => `.${ending}`));

/** For the `accept` of a file field: what is attached, and what is shared. */
export const acceptedEndings = dotted(kinds);
export const sharedEndings = dotted(sharedKinds);

/** A browser may show these in its window; everything else is only ever saved. */
export const shownInWindow = (mediaType: string): boolean => mediaType.startsWith('image/') && mediaType in kinds;

/** No file is larger. */
export const mostBytes = 20 * 1024 * 1024;
