import type { Template } from '#platform/server';
import type { Commitment } from '../../../commitment.ts';

/** The beginning of the names of all letters about one commitment. */
export const lettersOf = (commitmentId: string): string => `commitment:${commitmentId}:`;

type Values = { title: string; said: Commitment; weeks: number; address: string };

/** Weeks as a Lithuanian counts them: 2 savaitės, 12 savaičių, 21 savaitė. */
const inWeeks = (weeks: number): string => {
	const form = new Intl.PluralRules('lt').select(weeks);
	if (form === 'one') return `praėjo ${weeks} savaitė`;
	return form === 'few' ? `praėjo ${weeks} savaitės` : `praėjo ${weeks} savaičių`;
};
const weeksEn = (weeks: number): string => (weeks === 1 ? 'a week' : `${weeks} weeks`);

/** To whoever has written what they will do: has it worked? Their own sentence stands in the letter and not in its subject. */
export const commitmentAsked: Template<Values> = {
	lt: ({ title, said, weeks, address }) => ({
		subject: `Nuo mokymų ${inWeeks(weeks)}: kaip sekasi?`,
		paragraphs: [
			`Paskutinę mokymų „${title}“ dieną sau parašėte:`,
			`„Jei ${said.if}, tai aš ${said.then}.“`,
			'Ar pavyko? Užteks vieno mygtuko arba vieno žodžio: atsakykite į šį laišką „padariau“, „kitaip“ arba „nepadariau“.',
			{ act: 'Taip, padariau', address: `${address}?answer=did` },
			{
				links: [
					{ act: 'Padariau kitaip', address: `${address}?answer=changed` },
					{ act: 'Dar ne', address: `${address}?answer=did_not` }
				]
			},
			'Šį sakinį ir Jūsų atsakymą matote tik Jūs. Neatsakyti irgi galima: tai nieko nereiškia, ir niekas apie tai nesužinos.',
			{ links: [{ act: 'Visai atsisakyti: ištrinti sakinį ir nebegauti laiškų', address: `${address}?withdraw=1` }] }
		],
		confidential: true
	}),
	en: ({ title, said, weeks, address }) => ({
		subject: `It is ${weeksEn(weeks)} since the training: how is it going?`,
		paragraphs: [
			`On the last day of the training “${title}” you wrote for yourself:`,
			`“If ${said.if}, then I ${said.then}.”`,
			'Has it worked? One button is enough, or one word: reply to this letter with “did”, “changed” or “not yet”.',
			{ act: 'Yes, I did it', address: `${address}?answer=did` },
			{
				links: [
					{ act: 'I did something else', address: `${address}?answer=changed` },
					{ act: 'Not yet', address: `${address}?answer=did_not` }
				]
			},
			'Only you see this sentence and your answer. You need not answer: that means nothing, and nobody learns of it.',
			{ links: [{ act: 'Withdraw: delete the sentence and get no more letters', address: `${address}?withdraw=1` }] }
		],
		confidential: true
	})
};
