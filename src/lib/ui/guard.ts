const sentAt = new WeakMap<HTMLFormElement, number>();

/** Lets a form go once a second: the second click of a double click does nothing. The server guards as well; this spares it the work. */
export function sendOnce(event: SubmitEvent, now: number = performance.now()): void {
	const form = event.target as HTMLFormElement;
	if (form.method === 'get') return;
	const before = sentAt.get(form);
	if (before !== undefined && now - before < 1000) {
		event.preventDefault();
		event.stopImmediatePropagation();
		return;
	}
	sentAt.set(form, now);
}
