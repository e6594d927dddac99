// What is being written in a room is kept as a draft while it is typed. Without this there is a button for it.

for (const field of document.querySelectorAll('textarea[data-draft]')) {
	const form = field.form;
	const told = form.querySelector('[data-draft-told]');
	let timer;
	let sent = field.value;
	const save = async () => {
		if (field.value === sent || form.dataset.going) return;
		const body = new FormData(form);
		body.delete('files');
		sent = field.value;
		const answer = await fetch(field.dataset.draft, {
			method: 'POST',
			body,
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
		}).catch(() => null);
		const said = answer?.ok ? await answer.json().catch(() => null) : null;
		if (said?.type === 'success' && told) told.textContent = told.dataset.saved ?? field.dataset.saved ?? '✓';
		if (!answer?.ok) sent = null;
	};
	form.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(save, 2000);
	});
	form.addEventListener('submit', () => {
		form.dataset.going = 'yes';
		clearTimeout(timer);
	});
}
