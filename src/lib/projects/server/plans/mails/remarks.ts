import type { Template } from '#platform/server';
import type { RemarkAnswer } from '../../../remark.ts';

/** To the team: somebody has remarked on its plan. Answered by replying. */
export const remarkMade: Template<{ title: string; author: string; body: string; address: string }> = {
	lt: ({ title, author, body, address }) => ({
		subject: `Pastaba apie planą „${title}“: atsakykite, ar į ją atsižvelgsite`,
		paragraphs: [
			`${author} rašo apie Jūsų tobulinimo planą:`,
			body,
			'Sprendžia mokykla. Atsakykite į šį laišką: pirmu žodžiu parašykite „Taip“, „Iš dalies“ arba „Ne“, toliau – kodėl.',
			{ act: 'Atsakyti puslapyje', address }
		]
	}),
	en: ({ title, author, body, address }) => ({
		subject: `A remark on the plan “${title}”: say whether you will follow it`,
		paragraphs: [
			`${author} writes about your improvement plan:`,
			body,
			'The school decides. Reply to this letter: begin with “Yes”, “Partly” or “No”, then say why.',
			{ act: 'Answer on the page', address }
		]
	})
};

const outcomes = {
	lt: { taken: 'Atsižvelgta', taken_in_part: 'Atsižvelgta iš dalies', not_taken: 'Neatsižvelgta' },
	en: { taken: 'Taken', taken_in_part: 'Taken in part', not_taken: 'Not taken' }
} as const satisfies Record<string, Record<RemarkAnswer, string>>;

/** To whoever made a remark: what became of it. */
export const remarkAnswered: Template<{
	school: string;
	title: string;
	body: string;
	answer: RemarkAnswer;
	words: string;
	address: string;
}> = {
	lt: ({ school, title, body, answer, words, address }) => ({
		subject: `${outcomes.lt[answer]}: Jūsų pastaba apie planą „${title}“`,
		paragraphs: [
			`Mokykla: ${school}`,
			`Jūs rašėte:\n${body}`,
			`${outcomes.lt[answer]}.${words ? `\n${words}` : ''}`,
			{ act: 'Atverti planą', address }
		]
	}),
	en: ({ school, title, body, answer, words, address }) => ({
		subject: `${outcomes.en[answer]}: your remark on the plan “${title}”`,
		paragraphs: [
			`School: ${school}`,
			`You wrote:\n${body}`,
			`${outcomes.en[answer]}.${words ? `\n${words}` : ''}`,
			{ act: 'Open the plan', address }
		]
	})
};
