type Content = string | Node;

/** An element with its attributes and content. Texts stay texts: nothing of a file becomes markup. */
export function element(tag: string, attributes: Record<string, string> = {}, ...content: Content[]): HTMLElement {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	made.append(...content);
	return made;
}

export type Cell = Content | { number: string } | { name: string };

/** A table that can be scrolled sideways, by the keyboard too. The first column names the row. */
export function table(label: string, columns: string[], rows: Cell[][]): HTMLElement {
	const head = element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column)));
	const body = rows.map((row) => element('tr', {}, ...row.map(cell)));
	return element(
		'div',
		{ class: 'table', role: 'region', tabindex: '0', 'aria-label': label },
		element('table', {}, element('thead', {}, head), element('tbody', {}, ...body))
	);
}

function cell(content: Cell): HTMLElement {
	if (typeof content === 'string' || content instanceof Node) return element('td', {}, content);
	return 'number' in content ? element('td', { class: 'number' }, content.number) : element('td', { class: 'name' }, content.name);
}
