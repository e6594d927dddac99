import { m } from '#lib/messages/messages.js';

const kinds: Record<string, () => string> = {
	'application/pdf': () => 'PDF',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': () => 'Word',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': () => 'Excel',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': () => 'PowerPoint',
	'application/vnd.oasis.opendocument.text': () => 'ODT',
	'application/vnd.oasis.opendocument.spreadsheet': () => 'ODS',
	'text/csv': m.spaces_file_table,
	'text/markdown': m.spaces_file_text,
	'text/plain': m.spaces_file_text,
	'application/zip': m.spaces_file_archive
};

/** What a version is, in a word: „PDF“, „Lentelė“, „Nuoroda“. */
export function fileKind(mediaType: string | null): string {
	if (mediaType === null) return m.spaces_file_link();
	if (mediaType.startsWith('image/')) return m.spaces_file_picture();
	return kinds[mediaType]?.() ?? m.spaces_file_other();
}
