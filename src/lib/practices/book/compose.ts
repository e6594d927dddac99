import { blocksOf, withFigures } from './written.ts';
import type { Block, Book, Chapter, Figure } from './book.ts';
import { exampleChapter, indexOf, type Example, type ExampleWords } from './example-chapter.ts';

/** First what schools are advised, then what they lived through. */
export const bookParts = ['recommendations', 'experience'] as const;
export type BookPart = (typeof bookParts)[number];
export const isBookPart = (text: string): text is BookPart => bookParts.some((part) => part === text);

export type Person = { id: string; name: string };
/** A published example that was chosen for a book: also its licence, where it stands on the site, and who is asked for their word. */
export type ChosenExample = Example & { practice_id: string; publication_id: string; licence: string; address: string; people: Person[] };
/** A chapter as editors write it, with the examples that follow it. */
export type DraftChapter = {
	slug: string;
	part: BookPart;
	title: string;
	body: string;
	/** The network of which it is the introduction. */
	network: string | null;
	authors: Person[];
	examples: ChosenExample[];
};
export type BookDraft = {
	id: string;
	language: Book['language'];
	title: string;
	subtitle: string;
	publisher: string;
	editors: string;
	isbn: string | null;
	licence: string;
	chapters: DraftChapter[];
	figures: Figure[];
};

/** The words that a book has of itself, in its language. */
export type BookWords = {
	parts: Record<BookPart, string>;
	indexes: { schools: string; problems: string };
	figures: Pick<Book['figures'], 'title' | 'columns'>;
	words: Book['words'];
	licences: Record<string, Book['licence']>;
	/** Who made it: nobody of an example is named here, so that an example can be taken out with all that names its authors. */
	imprint: (said: { publisher: string; editors: string; isbn: string | null; frozen_at: string }) => string[];
	/** What is told of an example beside its facts: under which licence it stands, and where on the site. */
	source: { licence: string; address: string };
	examples: ExampleWords;
};

/** A chapter of the book with what it was made of: who is asked for their word, and what it lacks. */
export type ComposedChapter = {
	chapter: Chapter;
	part: BookPart;
	people: Person[];
	example: ChosenExample | null;
	empty: boolean;
	/** Figures that it names and nobody has chosen. */
	unknown: string[];
};

/** All chapters of a book in the order of reading: each that editors wrote, followed by its examples. */
export const chaptersFrom = (draft: BookDraft, words: BookWords): ComposedChapter[] =>
	bookParts.flatMap((part) =>
		draft.chapters
			.filter((chapter) => chapter.part === part)
			.flatMap((chapter) => [writtenChapter(chapter, draft.figures), ...chapter.examples.map((one) => exampleOf(one, part, draft, words))])
	);

function writtenChapter({ slug, part, title, body, network, authors }: DraftChapter, figures: readonly Figure[]): ComposedChapter {
	const { text, unknown } = withFigures(body, figures);
	const blocks = blocksOf(text);
	const caption = [network === title ? null : network, authors.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ');
	return { chapter: { id: slug, title, caption, blocks }, part, people: authors, example: null, empty: blocks.length === 0, unknown };
}

function exampleOf(example: ChosenExample, part: BookPart, { language }: BookDraft, words: BookWords): ComposedChapter {
	const chapter = exampleChapter(example, words.examples, language);
	const source = [
		{ name: words.source.licence, value: words.licences[example.licence]?.name ?? example.licence },
		{ name: words.source.address, value: example.address }
	];
	const blocks = chapter.blocks.map((block): Block => (block.kind === 'facts' ? { ...block, rows: [...block.rows, ...source] } : block));
	return { chapter: { ...chapter, blocks }, part, people: example.people, example, empty: false, unknown: [] };
}

/** The book as it would be frozen at a moment. Parts without chapters, and indexes without names, are left out. */
export function composeBook(draft: BookDraft, words: BookWords, frozen_at: string): Book {
	const composed = chaptersFrom(draft, words);
	const examples = composed.flatMap(({ example }) => (example ? [example] : []));
	return {
		identifier: `urn:uuid:${draft.id}`,
		language: draft.language,
		title: draft.title,
		subtitle: draft.subtitle,
		publisher: draft.publisher,
		frozen_at,
		licence: words.licences[draft.licence] ?? { name: draft.licence, url: '' },
		imprint: words.imprint({ ...draft, frozen_at }),
		parts: bookParts
			.map((part) => ({
				id: part,
				title: words.parts[part],
				chapters: composed.filter((one) => one.part === part).map(({ chapter }) => chapter)
			}))
			.filter(({ chapters }) => chapters.length > 0),
		indexes: [
			{ id: 'schools', title: words.indexes.schools, entries: indexOf(examples, ({ facts }) => facts.school) },
			{ id: 'problems', title: words.indexes.problems, entries: indexOf(examples, ({ facts }) => facts.group_name?.[draft.language]) }
		].filter(({ entries }) => entries.length > 0),
		figures: { ...words.figures, rows: draft.figures },
		words: words.words
	};
}

/** A frozen book without some of its chapters: they are gone from the contents and from the indexes, too, and so is a name that stood only there. */
export function withoutChapters(book: Book, chapters: ReadonlySet<string>, frozen_at: string): Book {
	return {
		...book,
		frozen_at,
		parts: book.parts
			.map((part) => ({ ...part, chapters: part.chapters.filter(({ id }) => !chapters.has(id)) }))
			.filter((part) => part.chapters.length > 0),
		indexes: book.indexes
			.map((index) => ({
				...index,
				entries: index.entries
					.map((entry) => ({ ...entry, chapters: entry.chapters.filter((id) => !chapters.has(id)) }))
					.filter((entry) => entry.chapters.length > 0)
			}))
			.filter(({ entries }) => entries.length > 0)
	};
}

/** The address of a chapter in its book: words of its title; what the book itself calls its own pages is not taken. */
export function chapterSlug(title: string, taken: readonly string[]): string {
	const words = title
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
	const own = /^[a-z]/.test(words) && !/^(cover|imprint|contents|figures|book|part-.*|index-.*|gpp-.*|s-.*)$/.test(words);
	const wanted = own ? words : `s-${words || 'skyrius'}`;
	for (let number = 1; ; number++) {
		const slug = number === 1 ? wanted : `${wanted}-${number}`;
		if (!taken.includes(slug)) return slug;
	}
}
