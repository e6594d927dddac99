import type { Template } from '#platform/server';

/** To an author: the editor has remarked on their example. */
export const practiceRemarked: Template<{ title: string; body: string; address: string }> = {
	lt: ({ title, body, address }) => ({
		subject: `Redaktoriaus pastaba apie pavyzdį „${title}“`,
		paragraphs: [
			'Redaktorius perskaitė Jūsų gerosios patirties pavyzdį ir rašo:',
			body,
			'Atsakykite į pastabą ir, jei reikia, pataisykite tekstą. Ką keisti, sprendžiate Jūs.',
			{ act: 'Atsakyti', address }
		]
	}),
	en: ({ title, body, address }) => ({
		subject: `The editor’s remark on the example “${title}”`,
		paragraphs: [
			'The editor has read your example of good practice and writes:',
			body,
			'Answer the remark and change the text where needed. What to change is for you to decide.',
			{ act: 'Answer', address }
		]
	})
};

/** To an author: their example is public. */
export const practicePublished: Template<{ title: string; address: string }> = {
	lt: ({ title, address }) => ({
		subject: `Pavyzdys „${title}“ paskelbtas`,
		paragraphs: [
			`Jūsų gerosios patirties pavyzdį „${title}“ dabar gali skaityti visi.`,
			{ act: 'Atverti pavyzdį', address },
			'Jei persigalvotumėte, sutikimą galite atšaukti pavyzdžio puslapyje: jis tuoj pat nebebus rodomas.'
		]
	}),
	en: ({ title, address }) => ({
		subject: `The example “${title}” is published`,
		paragraphs: [
			`Everybody can now read your example of good practice “${title}”.`,
			{ act: 'Open the example', address },
			'Should you change your mind, take your consent back on the page of the example: it is then no longer shown.'
		]
	})
};

/** To an author: their example is not shown any more, and why. */
export const practiceWithdrawn: Template<{ title: string; why: string | null; address: string }> = {
	lt: ({ title, why, address }) => ({
		subject: `Pavyzdys „${title}“ nebeskelbiamas`,
		paragraphs: [
			`Gerosios patirties pavyzdys „${title}“ nebeskelbiamas.`,
			`Priežastis: ${why ?? 'atšauktas sutikimas'}.`,
			{ act: 'Atverti pavyzdžio puslapį', address }
		]
	}),
	en: ({ title, why, address }) => ({
		subject: `The example “${title}” is no longer published`,
		paragraphs: [
			`The example of good practice “${title}” is no longer published.`,
			`The reason: ${why ?? 'a consent was taken back'}.`,
			{ act: 'Open the page of the example', address }
		]
	})
};
