// While somebody writes an @ and the beginning of a name, names of the room are offered. Without this the name is typed whole.

/** After an @ that belongs to no address: nothing yet, or the beginning of a name of up to three words. */
const asked = /(?<![\p{L}\p{N}._%+-])@((?:\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*){0,2} ?)?)$/u;
const rest = 150;

for (const place of document.querySelectorAll('[data-names]')) {
	const field = place.querySelector('textarea');
	const told = place.querySelector('[data-names-told]');
	const list = document.createElement('ul');
	Object.assign(list, { id: `${field.id}-names`, hidden: true });
	list.setAttribute('role', 'listbox');
	list.setAttribute('aria-label', place.dataset.label);
	place.append(list);
	field.setAttribute('aria-autocomplete', 'list');

	const known = new Map();
	let active = -1;
	let timer;

	const typed = () =>
		field.selectionStart === field.selectionEnd ? asked.exec(field.value.slice(0, field.selectionStart))?.[1] : undefined;

	function close() {
		clearTimeout(timer);
		list.hidden = true;
		active = -1;
		field.removeAttribute('aria-controls');
		field.removeAttribute('aria-activedescendant');
		told.textContent = '';
	}

	function point(to) {
		active = to;
		[...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === to)));
		if (to < 0) return field.removeAttribute('aria-activedescendant');
		field.setAttribute('aria-activedescendant', list.children[to].id);
		list.children[to].scrollIntoView({ block: 'nearest' });
	}

	/** Writes the name in the place of what was typed of it. */
	function choose(name) {
		const end = field.selectionStart;
		field.setRangeText(`@${name} `, end - (typed() ?? '').length - 1, end, 'end');
		close();
		field.focus();
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}

	/** Under the line in which one writes: as far down as a copy of the text reaches. */
	function lay() {
		const copy = document.createElement('div');
		const style = getComputedStyle(field);
		for (const name of ['font', 'letterSpacing', 'padding', 'borderWidth', 'boxSizing']) copy.style[name] = style[name];
		Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word' });
		copy.style.width = `${field.offsetWidth}px`;
		copy.textContent = field.value.slice(0, field.selectionStart);
		place.append(copy);
		const [top, down] = [field.getBoundingClientRect().top - place.getBoundingClientRect().top, copy.offsetHeight - field.scrollTop];
		copy.remove();
		list.style.top = `${top + Math.min(down, field.offsetHeight)}px`;
	}

	function show(names, sought) {
		if (names.length === 0) return close();
		list.replaceChildren(
			...names.map(({ name, school }, at) => {
				const option = document.createElement('li');
				option.id = `${list.id}-${at}`;
				option.setAttribute('role', 'option');
				option.append(name);
				if (school) option.append(Object.assign(document.createElement('small'), { textContent: ` ${school}` }));
				option.addEventListener('pointerdown', (event) => event.preventDefault());
				option.addEventListener('click', () => choose(name));
				return option;
			})
		);
		lay();
		list.hidden = false;
		field.setAttribute('aria-controls', list.id);
		point(sought === '' ? -1 : 0);
		told.textContent = told.dataset.found.replace('0', String(names.length));
	}

	/** Where fewer letters had no answer, more have none. */
	const fruitless = (sought) => [...known].some(([before, names]) => names.length === 0 && sought.startsWith(before));

	async function ask() {
		const sought = typed();
		if (sought === undefined) return close();
		const seen = field.form.querySelector('[name="visibility"]:checked')?.value ?? '';
		const key = `${seen}:${sought.toLowerCase()}`;
		if (!known.has(key)) {
			if (fruitless(key)) return close();
			const address = new URL(place.dataset.names, location.href);
			address.searchParams.set('who', sought);
			if (seen) address.searchParams.set('visibility', seen);
			const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
			if (!answer?.ok) return close();
			known.set(key, await answer.json());
		}
		if (typed() === sought && document.activeElement === field) show(known.get(key), sought);
	}

	field.addEventListener('input', () => {
		clearTimeout(timer);
		if (typed() === undefined) close();
		else timer = setTimeout(ask, rest);
	});
	field.addEventListener('blur', close);
	field.addEventListener('click', close);
	field.addEventListener('keydown', (event) => {
		if (list.hidden || event.isComposing) return;
		const count = list.children.length;
		if (event.key === 'Escape') close();
		else if (event.key === 'ArrowDown') point((active + 1) % count);
		else if (event.key === 'ArrowUp') point(active <= 0 ? count - 1 : active - 1);
		else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0 && !event.shiftKey) list.children[active].click();
		else return;
		event.preventDefault();
	});
}
