import type { Template } from '#platform/server';

/** To the contact of a call: somebody asks, and where it is answered once for all. */
export const questionAsked: Template<{ call: string; asked: string; address: string }> = {
	lt: ({ call, asked, address }) => ({
		subject: `Naujas klausimas. Kvietimas: ${call}`,
		paragraphs: [
			'Kvietimo puslapyje gautas klausimas:',
			asked,
			'Atsakę kartą, atsakysite visiems: klausimą ir atsakymą matys kiekvienas.',
			{ act: 'Atsakyti', address }
		]
	}),
	en: ({ call, asked, address }) => ({
		subject: `A new question. Call: ${call}`,
		paragraphs: [
			'A question was asked on the page of the call:',
			asked,
			'Answer once and you answer everybody: all can read the question and the answer.',
			{ act: 'Answer', address }
		]
	})
};
