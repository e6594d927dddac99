// The little that every page does in the browser beyond HTML. Everything works without it.

const sentAt = new WeakMap();

/** The second click of a double click sends nothing: a form goes once a second. The server guards as well; this spares it the work. */
document.addEventListener(
	'submit',
	(event) => {
		const form = event.target;
		if (form.method === 'get') return;
		const now = performance.now();
		if (now - (sentAt.get(form) ?? -Infinity) < 1000) {
			event.preventDefault();
			event.stopImmediatePropagation();
			return;
		}
		sentAt.set(form, now);
	},
	true
);

/** The menu under a person's name closes by a click elsewhere and by Escape. */
document.addEventListener('click', ({ target }) => {
	for (const menu of document.querySelectorAll('details.person[open]')) {
		if (!menu.contains(target) || target.closest('a')) menu.open = false;
	}
});
document.addEventListener('keydown', ({ key }) => {
	if (key !== 'Escape') return;
	for (const menu of document.querySelectorAll('details.person[open]')) {
		menu.open = false;
		menu.querySelector('summary').focus();
	}
});

/**
 * A part of a page that tells how far something is (`data-again`: after so many seconds) is asked for again. Once it is over,
 * or has made room for something else, the whole page is.
 */
function lookAgain() {
	const part = document.querySelector('[data-again][id]');
	if (!part) return;
	setTimeout(async () => {
		const told = document.hidden ? null : await fetch(location.href).catch(() => null);
		if (!told?.ok) return lookAgain();
		const next = new DOMParser().parseFromString(await told.text(), 'text/html').getElementById(part.id);
		if (!next?.dataset.again) return location.reload();
		// Whoever has put the focus into the part keeps it.
		if (!part.contains(document.activeElement) && part.isConnected) part.replaceWith(next);
		lookAgain();
	}, part.dataset.again * 1000);
}
lookAgain();

/** In an outline (`data-outline`), Alt with an arrow presses the button of the row that one is in: up, down, in, out. */
document.addEventListener('keydown', (event) => {
	const act = event.altKey && { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }[event.key];
	const button = act && event.target.closest('[data-outline] [data-row]')?.querySelector(`button[data-act="${act}"]`);
	if (!button) return;
	event.preventDefault();
	button.click();
});
