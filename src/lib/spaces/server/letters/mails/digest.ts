import { instantInWords, type Locale } from '#platform';
import type { Part, Template } from '#platform/server';
import { digestPost, shortened } from '../../../letters.ts';

export type DigestTalk = {
	id: string;
	title: string;
	unanswered: boolean;
	posts: { author: string; posted_at: Date; body: string }[];
	/** Where an answer by mail goes. */
	answer: string;
	address: string;
};
export type DigestThing = {
	kind: 'material' | 'event' | 'task';
	title: string;
	author: string;
	address: string;
	/** Of a material that is known already. */
	version: number | null;
};
export type DigestRoom = { name: string; address: string; talks: DigestTalk[]; things: DigestThing[] };
export type DigestWords = { rooms: DigestRoom[]; first: DigestTalk | null; letters: string };

/** Of one discussion so many posts are told, of one room so many discussions. */
const mostPosts = 5;
const mostTalks = 15;

const words = {
	lt: {
		answer: 'Atsakyti laišku',
		open: 'Atverti pokalbį',
		asks: 'Klausia, dar niekas neatsakė',
		earlier: (count: number) => `Ir ankstesnių naujų žinučių: ${count}. Visas rasite pokalbyje.`,
		talks: (count: number) => `Ir kitų pokalbių: ${count}. Visus rasite kambaryje.`,
		room: 'Atverti kambarį',
		things: { material: 'Nauja medžiaga', event: 'Naujas renginys', task: 'Nauja užduotis' },
		version: (number: number) => `Nauja medžiagos versija (${number})`,
		by: (author: string) => `įkėlė ${author}`,
		first: 'Jei turite tik minutę',
		letters: 'Kokius laiškus gauti ir kaip dažnai'
	},
	en: {
		answer: 'Answer by mail',
		open: 'Open the discussion',
		asks: 'A question that nobody has answered yet',
		earlier: (count: number) => `New posts before these: ${count}. All of them stand in the discussion.`,
		talks: (count: number) => `Other discussions: ${count}. All of them stand in the room.`,
		room: 'Open the room',
		things: { material: 'New material', event: 'New event', task: 'New task' },
		version: (number: number) => `New version of a material (${number})`,
		by: (author: string) => `by ${author}`,
		first: 'If you have only a minute',
		letters: 'Which letters you get and how often'
	}
} as const;

function talk(locale: Locale, { title, posts, answer, address, unanswered }: DigestTalk): Part[] {
	const said = words[locale];
	const shown = posts.slice(-mostPosts);
	const left = posts.length - shown.length;
	return [
		{ heading: title },
		...(unanswered ? [`${said.asks}.`] : []),
		...(left > 0 ? [said.earlier(left)] : []),
		...shown.map(({ author, posted_at, body }) => ({
			by: `${author}, ${instantInWords(posted_at, locale)}`,
			text: shortened(body, digestPost)
		})),
		{
			links: [
				{ act: said.answer, address: answer },
				{ act: said.open, address }
			]
		}
	];
}

function room(locale: Locale, { name, address, talks, things }: DigestRoom): Part[] {
	const said = words[locale];
	const left = talks.length - mostTalks;
	const called = ({ kind, version }: DigestThing) => (version === null ? said.things[kind] : said.version(version));
	return [
		{ heading: name },
		...talks.slice(0, mostTalks).flatMap((one) => talk(locale, one)),
		...(left > 0 ? [said.talks(left)] : []),
		...things.map((thing): Part => ({
			links: [{ act: `${called(thing)}: ${thing.title} (${said.by(thing.author)})`, address: thing.address }]
		})),
		{ links: [{ act: said.room, address }] }
	];
}

function parts(locale: Locale, { rooms, first, letters }: DigestWords): Part[] {
	const said = words[locale];
	return [
		...(first ? [{ heading: said.first }, ...talk(locale, first)] : []),
		...rooms.flatMap((one) => room(locale, { ...one, talks: one.talks.filter(({ id }) => id !== first?.id) })),
		{ links: [{ act: said.letters, address: letters }] }
	];
}

/** The first title, and how many things more there are. */
function titles({ rooms }: DigestWords): { title: string; more: number } {
	const all = [...rooms.flatMap(({ talks }) => talks), ...rooms.flatMap(({ things }) => things)].map(({ title }) => title);
	return { title: all[0] ?? '', more: all.length - 1 };
}

/** All that is new in somebody’s rooms, in one letter. */
export const digest: Template<DigestWords> = {
	lt: (told) => {
		const { title, more } = titles(told);
		return { subject: `Kas nauja: ${title}${more > 0 ? ` ir dar ${more}` : ''}`, paragraphs: parts('lt', told) };
	},
	en: (told) => {
		const { title, more } = titles(told);
		return { subject: `What is new: ${title}${more > 0 ? ` and ${more} more` : ''}`, paragraphs: parts('en', told) };
	}
};
