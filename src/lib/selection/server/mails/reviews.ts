import type { Template } from '#platform/server';

const lt = new Intl.PluralRules('lt');
const applicationsLt = (count: number): string =>
	({
		one: `${count} paraiška`,
		few: `${count} paraiškos`,
		many: `${count} paraiškos`,
		other: `${count} paraiškų`,
		zero: '',
		two: ''
	})[lt.select(count)];
const applicationsEn = (count: number): string => (count === 1 ? '1 application' : `${count} applications`);

/** To a reviewer: applications were assigned, to be read and judged by a day. */
export const assigned: Template<{ call: string; count: number; until: string; address: string }> = {
	lt: ({ call, count, until, address }) => ({
		subject: `Jums paskirta: ${applicationsLt(count)} vertinti iki ${until}`,
		paragraphs: [
			`Kvietimas: ${call}\nPaskirta: ${applicationsLt(count)}\nVertinimus pateikite iki ${until}`,
			'Prie kiekvienos paraiškos pirmiausia pasakysite, ar turite su ja susijusių interesų. Tik tada ją perskaitysite ir įvertinsite.',
			{ act: 'Atverti vertinimus', address }
		]
	}),
	en: ({ call, count, until, address }) => ({
		subject: `Assigned to you: ${applicationsEn(count)} to review by ${until}`,
		paragraphs: [
			`Call: ${call}\nAssigned: ${applicationsEn(count)}\nHand in your reviews by ${until}.`,
			'For each application you first say whether you have an interest in it. Only then do you read and judge it.',
			{ act: 'Open the reviews', address }
		]
	})
};

/** To a reviewer, before reviews are due: all that are still open, in one letter. */
export const reviewsDue: Template<{ open: { call: string; count: number; until: string }[]; address: string }> = {
	lt: ({ open, address }) => ({
		subject: `Dar nepateikta: ${applicationsLt(total(open))}, artėja terminas`,
		paragraphs: [
			open.map(({ call, count, until }) => `${call}: ${applicationsLt(count)}, iki ${until}`).join('\n'),
			'Tai, ką jau parašėte, įrašyta. Vertinimas skaičiuojamas tik pateiktas.',
			{ act: 'Vertinti', address },
			'Jei nespėsite ar negalite vertinti, praneškite centrui: paraiškas perskirstysime.'
		]
	}),
	en: ({ open, address }) => ({
		subject: `Not handed in yet: ${applicationsEn(total(open))}, and the day is near`,
		paragraphs: [
			open.map(({ call, count, until }) => `${call}: ${applicationsEn(count)}, by ${until}`).join('\n'),
			'What you have written is saved. A review counts only when it is handed in.',
			{ act: 'Review', address },
			'If you cannot do it in time or at all, tell the centre: the applications will go to others.'
		]
	})
};

const total = (open: readonly { count: number }[]): number => open.reduce((sum, { count }) => sum + count, 0);
