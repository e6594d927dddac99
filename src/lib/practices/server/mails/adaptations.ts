import type { Template } from '#platform/server';

/** To whoever stands by an example: another school tells that it tried it. */
export const tryTold: Template<{ title: string; school: string; address: string }> = {
	lt: ({ title, school, address }) => ({
		subject: `Kita mokykla išbandė Jūsų pavyzdį „${title}“`,
		paragraphs: [
			`${school} parašė, kad išbandė Jūsų gerosios patirties pavyzdį „${title}“: ką pakeitė ir kaip sekėsi.`,
			'Kai kas nors iš autorių arba redaktorius tai perskaitys ir leis rodyti, matys visi pavyzdžio skaitytojai.',
			{ act: 'Skaityti', address }
		]
	}),
	en: ({ title, school, address }) => ({
		subject: `Another school has tried your example “${title}”`,
		paragraphs: [
			`${school} tells that it has tried your example of good practice “${title}”: what it changed and how it went.`,
			'Once one of the authors or the editor has read it and shows it, every reader of the example sees it.',
			{ act: 'Read it', address }
		]
	})
};

/** To whoever told of a try: everybody reads it now, or it is not shown. */
export const tryLookedAt: Template<{ title: string; shown: boolean; address: string | null }> = {
	lt: ({ title, shown, address }) => ({
		subject: shown ? `Jūsų patirtis rodoma prie pavyzdžio „${title}“` : `Jūsų patirtis prie pavyzdžio „${title}“ nerodoma`,
		paragraphs: [
			shown
				? `Ką parašėte apie tai, kaip išbandėte „${title}“, dabar mato visi pavyzdžio skaitytojai. Pašalinti galite bet kada.`
				: `Pavyzdžio „${title}“ autoriai arba redaktorius nusprendė nerodyti to, ką parašėte apie savo bandymą.`,
			...(address ? [{ act: 'Atverti pavyzdį', address }] : [])
		]
	}),
	en: ({ title, shown, address }) => ({
		subject: shown ? `What you told is shown beside the example “${title}”` : `What you told is not shown beside the example “${title}”`,
		paragraphs: [
			shown
				? `What you told of trying “${title}” is now seen by every reader of the example. You can take it away at any time.`
				: `The authors of the example “${title}”, or its editor, have decided not to show what you told of your try.`,
			...(address ? [{ act: 'Open the example', address }] : [])
		]
	})
};
