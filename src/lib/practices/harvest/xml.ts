/** A text as it stands in XML: what XML does not allow at all is left out. */
export const xmlText = (text: string): string =>
	text
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** One element with a text, nothing where there is none. `attributes` are given as they stand: ` xml:lang="lt"`. */
export const element = (name: string, text: string, attributes = ''): string =>
	text === '' ? '' : `<${name}${attributes}>${xmlText(text)}</${name}>`;

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
