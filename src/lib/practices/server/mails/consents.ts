import type { Template } from '#platform/server';

type Asked = { kind: 'school' | 'author'; by: string; title: string; school: string; address: string };

/** To an author, or to the head for the school: a version was sent to the editor; do they agree that everybody reads it? */
export const consentAsked: Template<Asked> = {
	lt: ({ kind, by, title, school, address }) => ({
		subject: kind === 'author' ? `Ar pritariate pavyzdžiui „${title}“?` : `Ar mokykla sutinka skelbti pavyzdį „${title}“?`,
		paragraphs: [
			`${by} išsiuntė redaktoriui gerosios patirties pavyzdį „${title}“ (${school}).`,
			kind === 'author'
				? 'Jūs esate tarp jo autorių. Perskaitykite tekstą ir parašykite, ar jam pritariate ir ar norite būti pavadinti vardu.'
				: 'Be mokyklos vadovo sutikimo pavyzdys nebus paskelbtas. Perskaitykite tekstą ir nuspręskite.',
			{ act: 'Skaityti ir atsakyti', address },
			'Nuoroda skirta tik Jums ir galioja 60 dienų. Sutikimą bet kada galėsite atšaukti: tada pavyzdys tuoj pat nebebus rodomas.'
		]
	}),
	en: ({ kind, by, title, school, address }) => ({
		subject: kind === 'author' ? `Do you stand by the example “${title}”?` : `Does the school agree to publish the example “${title}”?`,
		paragraphs: [
			`${by} has sent the example of good practice “${title}” (${school}) to the editor.`,
			kind === 'author'
				? 'You are one of its authors. Read the text and say whether you stand by it and whether you want to be named.'
				: 'Without the consent of the school’s head it will not be published. Read the text and decide.',
			{ act: 'Read and answer', address },
			'The link is for you only and works for 60 days. You can take your consent back at any time: the example is then no longer shown.'
		]
	})
};

/** To somebody whom a colleague has taken out as an author; where a version needs their word, with the link to it. */
export const practiceAuthorRemoved: Template<{ title: string; school: string; address: string | null }> = {
	lt: ({ title, school, address }) => ({
		subject: `Jūsų nebėra tarp pavyzdžio „${title}“ autorių`,
		paragraphs: [
			`Mokyklos komanda išbraukė Jus iš gerosios patirties pavyzdžio „${title}“ (${school}) autorių.`,
			...(address
				? [
						'Redaktoriui jau išsiųsta versija be Jūsų žodžio vis tiek nebus paskelbta. Galite jai pritarti arba atšaukti sutikimą, jei jį jau davėte.',
						{ act: 'Skaityti ir atsakyti', address },
						'Nuoroda skirta tik Jums ir galioja 60 dienų.'
					]
				: []),
			'Jei tekste lieka tai, ką parašėte Jūs, būsite paklausti ir dėl naujos versijos.'
		]
	}),
	en: ({ title, school, address }) => ({
		subject: `You are no longer an author of the example “${title}”`,
		paragraphs: [
			`The team of the school has taken you out of the authors of the example of good practice “${title}” (${school}).`,
			...(address
				? [
						'The version that was sent to the editor is still not published without your word. You can agree to it, or take back what you agreed to.',
						{ act: 'Read and answer', address },
						'The link is for you only and works for 60 days.'
					]
				: []),
			'As long as your words stand in the text, you will be asked about a new version, too.'
		]
	})
};
