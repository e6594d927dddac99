import type { Template } from '#platform/server';

type Asked = { book: string; chapter: string; address: string };

/** To a contributor: a chapter of the book as it will be printed; is it right? */
export const bookProofAsked: Template<Asked> = {
	lt: ({ book, chapter, address }) => ({
		subject: `Peržiūrėkite leidinio skyrių „${chapter}“`,
		paragraphs: [
			`Rengiamas leidinys „${book}“. Jame bus ir Jūsų skyrius „${chapter}“.`,
			'Perskaitykite jį tokį, koks bus išspausdintas, ir parašykite, ar pritariate, ar reikia ką nors taisyti.',
			{ act: 'Skaityti ir atsakyti', address },
			'Nuoroda skirta tik Jums ir galioja 60 dienų.'
		]
	}),
	en: ({ book, chapter, address }) => ({
		subject: `Look through the chapter “${chapter}”`,
		paragraphs: [
			`The book “${book}” is being prepared. Your chapter “${chapter}” will be in it.`,
			'Read it as it will be printed, and say whether you approve it or what has to be changed.',
			{ act: 'Read and answer', address },
			'The link is for you only and works for 60 days.'
		]
	})
};

/** To a contributor who has not answered yet. */
export const bookProofReminder: Template<Asked> = {
	lt: ({ book, chapter, address }) => ({
		subject: `Laukiame Jūsų žodžio: skyrius „${chapter}“`,
		paragraphs: [
			`Leidinys „${book}“ bus paskelbtas, kai savo skyriams pritars visi autoriai. Dar laukiame Jūsų atsakymo dėl skyriaus „${chapter}“.`,
			{ act: 'Skaityti ir atsakyti', address }
		]
	}),
	en: ({ book, chapter, address }) => ({
		subject: `We are waiting for your word: the chapter “${chapter}”`,
		paragraphs: [
			`The book “${book}” will be published when all authors have approved their chapters. Your answer about “${chapter}” is still missing.`,
			{ act: 'Read and answer', address }
		]
	})
};

/** To a contributor: what the editor answered to their remark. */
export const bookProofReplied: Template<{ chapter: string; words: string; reply: string }> = {
	lt: ({ chapter, words, reply }) => ({
		subject: `Atsakymas į Jūsų pastabą apie skyrių „${chapter}“`,
		paragraphs: ['Jūs rašėte:', words, 'Redaktorius atsako:', reply, 'Jei skyriaus tekstas pakeistas, gausite jį peržiūrėti dar kartą.']
	}),
	en: ({ chapter, words, reply }) => ({
		subject: `The answer to your remark on the chapter “${chapter}”`,
		paragraphs: ['You wrote:', words, 'The editor answers:', reply, 'If the chapter has been changed, you will be asked to read it again.']
	})
};
