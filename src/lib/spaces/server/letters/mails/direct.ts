import { dayInWords, instantInWords, type Locale } from '#platform';
import type { Part, Template } from '#platform/server';
import { shortened } from '../../../letters.ts';
import type { Visibility } from '../../../visibility.ts';

export type DirectWords = {
	author: string;
	title: string;
	room: string;
	posted_at: Date;
	body: string;
	/** What of the reader's own is answered. */
	own: string | null;
	visibility: Visibility;
	address: string;
	letters: string;
};

const mostInDirect = 4000;

const readers: Record<Locale, Record<Visibility, string>> = {
	lt: {
		private: 'tik pokalbio autorius ir tas, kurio prašoma pagalbos',
		school: 'pokalbio autoriaus mokyklos žmonės',
		network: 'visi kambario žmonės',
		edition: 'visų tinklų žmonės',
		public: 'visi, taip pat ir neprisijungę'
	},
	en: {
		private: 'only who began the discussion and who is asked for help',
		school: 'people of the school of whoever began the discussion',
		network: 'everybody in the room',
		edition: 'people of all networks',
		public: 'everybody, signed in or not'
	}
};

const end = (locale: Locale, { visibility, address, letters }: DirectWords): Part[] =>
	locale === 'lt'
		? [
				`Kad atsakytumėte, atsakykite į šį laišką. Atsakymas atsiras pokalbyje, jį matys ${readers.lt[visibility]}.`,
				{ act: 'Atverti pokalbį', address },
				{ links: [{ act: 'Kokius laiškus gauti iš šio kambario', address: letters }] }
			]
		: [
				`To answer, reply to this letter. Your answer will stand in the discussion, where ${readers.en[visibility]} will see it.`,
				{ act: 'Open the discussion', address },
				{ links: [{ act: 'Which letters you get from this room', address: letters }] }
			];

const said = (locale: Locale, { author, posted_at, body }: DirectWords): Part => ({
	by: `${author}, ${instantInWords(posted_at, locale)}`,
	text: shortened(body, mostInDirect)
});

const own = (locale: Locale, words: DirectWords): Part[] =>
	words.own === null ? [] : [{ by: locale === 'lt' ? 'Jūs rašėte' : 'You wrote', text: shortened(words.own, 300) }];

/** To whom a post mentions. */
export const mentioned: Template<DirectWords> = {
	lt: (words) => ({
		subject: `${words.author} mini Jus: ${words.title}`,
		paragraphs: [`${words.author} mini Jus pokalbyje „${words.title}“ (${words.room}).`, said('lt', words), ...end('lt', words)]
	}),
	en: (words) => ({
		subject: `${words.author} mentions you: ${words.title}`,
		paragraphs: [`${words.author} mentions you in the discussion “${words.title}” (${words.room}).`, said('en', words), ...end('en', words)]
	})
};

/** To whose post or question is answered. */
export const answered: Template<DirectWords> = {
	lt: (words) => ({
		subject: `${words.author} atsakė Jums: ${words.title}`,
		paragraphs: [
			`${words.author} atsakė Jums pokalbyje „${words.title}“ (${words.room}).`,
			said('lt', words),
			...own('lt', words),
			...end('lt', words)
		]
	}),
	en: (words) => ({
		subject: `${words.author} has answered you: ${words.title}`,
		paragraphs: [
			`${words.author} has answered you in the discussion “${words.title}” (${words.room}).`,
			said('en', words),
			...own('en', words),
			...end('en', words)
		]
	})
};

/** To whom somebody asks for help, with the day until which an answer helps. */
export const helpAsked: Template<DirectWords & { answer_by: Date }> = {
	lt: (words) => ({
		subject: `${words.author} prašo Jūsų pagalbos iki ${dayInWords(words.answer_by, 'lt')}: ${words.title}`,
		paragraphs: [
			`${words.author} prašo Jūsų pagalbos pokalbyje „${words.title}“ (${words.room}). Atsakymas labiausiai padėtų iki ${dayInWords(words.answer_by, 'lt')} imtinai.`,
			said('lt', words),
			...end('lt', words)
		]
	}),
	en: (words) => ({
		subject: `${words.author} asks for your help by ${dayInWords(words.answer_by, 'en')}: ${words.title}`,
		paragraphs: [
			`${words.author} asks for your help in the discussion “${words.title}” (${words.room}). An answer by ${dayInWords(words.answer_by, 'en')} would help most.`,
			said('en', words),
			...end('en', words)
		]
	})
};
