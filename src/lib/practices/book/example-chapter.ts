import type { Facts } from '../facts.ts';
import { practiceText, type Practice, type PracticeText } from '../practice.ts';
import type { Block, BookPicture, Chapter, IndexEntry } from './book.ts';

/** An example as it is published. */
export type Example = {
	slug: string;
	content: Practice;
	facts: Facts;
	authors: { names: readonly string[]; others: number };
	pictures: readonly Omit<BookPicture, 'kind'>[];
};

/** The words of a chapter in the language of the book: what the texts of an example are called, and its facts. */
export type ExampleWords = {
	texts: Record<(typeof told)[number], string>;
	columns: [string, string];
	authors: string;
	/** How those are told who did not want to be named, beside those who did or alone. */
	others: string;
	team: string;
	kind: string;
	pupils: string;
	place: string;
	year: string;
	/** Whose a picture is. */
	credit: (name: string) => string;
	measure: (figures: NonNullable<Facts['figures']>) => { caption: string; columns: [string, string]; rows: [string, string][] };
};

/** The texts of an example in the order in which they are read. */
const told = [
	...(['problem', 'context', 'did', 'who', 'cost'] as const),
	...(['changed_pupils', 'changed_teachers', 'evidence', 'failed', 'elsewhere'] as const)
] satisfies PracticeText[];

/**
 * An example as a chapter of a book: its facts first, then what its authors wrote, and what was measured where it was. Its pictures follow
 * what was done. What nobody wrote is left out.
 */
export function exampleChapter({ slug, content, facts, authors, pictures }: Example, words: ExampleWords, locale: 'lt' | 'en'): Chapter {
	const shown = pictures.map((picture): Block => ({
		...picture,
		kind: 'picture',
		credit: picture.credit === '' ? '' : words.credit(picture.credit)
	}));
	const anchored = practiceText(content, picturesFollow).trim() !== '';
	const texts = told.flatMap((key): Block[] => {
		const text = practiceText(content, key).trim();
		return text === ''
			? []
			: [
					{ kind: 'heading', level: 2, text: words.texts[key] },
					...paragraphsOf(text),
					...measured(key, facts, words),
					...(key === picturesFollow ? shown : [])
				];
	});
	return {
		id: chapterId(slug),
		title: practiceText(content, 'title'),
		caption: [facts.network?.[locale], facts.school].filter(Boolean).join(' · '),
		blocks: [{ kind: 'facts', columns: words.columns, rows: factRows(facts, authors, words, locale) }, ...texts, ...(anchored ? [] : shown)]
	};
}

/** The text that pictures follow; where nobody wrote it they stand last. */
const picturesFollow: PracticeText = 'did';

export const chapterId = (slug: string): string => `gpp-${slug}`;

/** What people wrote without marks: a line that is left empty, or begun anew, begins a paragraph. */
const paragraphsOf = (text: string): Block[] =>
	text
		.split(/\n+/)
		.map((one) => one.trim())
		.filter((one) => one !== '')
		.map((one) => ({ kind: 'paragraph', runs: [{ text: one }] }));

/** What the measure of the aim showed stands where the authors tell what changed for the pupils. */
function measured(key: PracticeText, { figures }: Facts, words: ExampleWords): Block[] {
	return key === 'changed_pupils' && figures ? [{ kind: 'table', ...words.measure(figures) }] : [];
}

function factRows(facts: Facts, { names, others }: Example['authors'], words: ExampleWords, locale: 'lt' | 'en') {
	const written = names.length === 0 ? words.team : [...names, ...(others > 0 ? [words.others] : [])].join(', ');
	return [
		{ name: words.kind, value: facts.type_name[locale] },
		...(facts.pupils === null ? [] : [{ name: words.pupils, value: String(facts.pupils) }]),
		{ name: words.place, value: facts.municipality },
		{ name: words.year, value: String(facts.year) },
		{ name: words.authors, value: written }
	];
}

/** The indexes of a book by what its examples are of: a name leads to each chapter where it stands, in the order of Lithuanian. */
export function indexOf(examples: readonly Example[], nameOf: (example: Example) => string | undefined): IndexEntry[] {
	const chapters = new Map<string, string[]>();
	for (const example of examples) {
		const name = nameOf(example)?.trim();
		if (name) chapters.set(name, [...(chapters.get(name) ?? []), chapterId(example.slug)]);
	}
	return [...chapters].map(([name, ids]) => ({ name, chapters: ids })).toSorted((one, other) => one.name.localeCompare(other.name, 'lt'));
}
