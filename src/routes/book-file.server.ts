/** The headers of a file of a book: its print is its mark, so that whoever has it already is told so. */
export const bookFileHeaders = (name: string, sha256: string): Record<string, string> => ({
	'content-type': name.endsWith('.epub') ? 'application/epub+zip' : 'application/pdf',
	'content-disposition': `${name.endsWith('.epub') ? 'attachment' : 'inline'}; filename="${name}"`,
	'x-content-type-options': 'nosniff',
	etag: `"${sha256}"`
});
