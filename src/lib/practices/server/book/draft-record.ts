import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { dayInWords, inLocale, type Day, type Locale, type Text } from '#platform';
import type { Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { FactsSchema, type Facts } from '../../facts.ts';
import { PracticeSchema, type Practice } from '../../practice.ts';
import type { BookPicture, Figure } from '../../book/book.ts';
import { chaptersFrom, type BookDraft, type BookPart, type ComposedChapter, type Person } from '../../book/compose.ts';
import type { ChapterNow } from '../../book/lacks.ts';
import type { BookOfEdition, BookRecord } from './book-record.ts';
import { picturesForBook } from './stands.ts';
import { bookWords } from './words.ts';

/** A chapter as it is kept. */
export type ChapterRecord = {
	id: string;
	part: BookPart;
	network_id: string | null;
	network: Text | null;
	slug: string;
	position: number;
	title: string;
	body: string;
	revision: number;
	changed_at: Date;
	changed_by: string;
	author: string;
	authors: Person[];
};

/** The chapters that editors write, in the order of reading; removed ones are left out. */
export async function chaptersOfBook(trx: Trx, book_id: string): Promise<ChapterRecord[]> {
	const { rows } = await sql<ChapterRecord>`
		select c.id, c.part, c.network_id, network.name as network, c.slug, c.position, c.title, c.body, c.revision, c.changed_at, c.changed_by,
			writer.name as author, coalesce((
				select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by a.added_at, p.id)
				from practices.book_author a join people.person p on p.id = a.person_id where a.chapter_id = c.id), '[]') as authors
		from practices.book_chapter c join people.person writer on writer.id = c.changed_by
		left join networks.network network on network.id = c.network_id
		where c.book_id = ${book_id} and c.removed_at is null
		order by c.part desc, c.position, c.id`.execute(trx);
	return rows;
}

/** A chosen example: as it is public now, or nothing of it when it is not public any more. */
export type ExampleRecord = { chapter_id: string; practice_id: string; title: string; school: string } & (
	| { published: null }
	| {
			published: {
				id: string;
				slug: string;
				content: Practice;
				facts: Facts;
				licence: string;
				authors: { names: string[]; others: number };
				people: Person[];
				pictures: Omit<BookPicture, 'kind'>[];
			};
	  }
);

/** The chosen examples of a book, each with its standing publication and the authors who agreed to it. */
export async function examplesOfBook(trx: Trx, book_id: string): Promise<ExampleRecord[]> {
	const { rows } = await sql<ExampleRecord>`
		select e.chapter_id, e.practice_id, practice.content #>> '{texts,title,text}' as title, version.name as school,
			case when p.id is not null then jsonb_build_object('id', p.id, 'slug', p.slug, 'content', v.content, 'facts', v.facts, 'licence', p.licence,
				'authors', p.authors, 'pictures', ${picturesForBook}, 'people', coalesce((
					select jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.name, person.id)
					from practices.consent c join people.person on person.id = c.person_id
					where c.practice_id = p.practice_id and c.kind = 'author' and c.number = p.number and c.withdrawn_at is null), '[]')) end as published
		from practices.book_example e
		join practices.practice practice on practice.id = e.practice_id
		join lateral (select s.name from schools.school_version s where s.school_id = practice.school_id order by s.starts_on desc limit 1) version on true
		left join practices.publication p on p.practice_id = e.practice_id and p.superseded_at is null and p.withdrawn_at is null
		left join practices.version v on v.practice_id = p.practice_id and v.number = p.number
		where e.book_id = ${book_id} order by e.position, e.practice_id`.execute(trx);
	return rows.map((row) =>
		row.published === null
			? row
			: {
					...row,
					published: {
						...row.published,
						content: v.parse(PracticeSchema, row.published.content),
						facts: v.parse(FactsSchema, row.published.facts)
					}
				}
	);
}

export type FigureRecord = { key: string; name: string; value: string; source: string; counted_on: Day };

/** The chosen figures of a book in their order. */
export const figuresOfBook = (trx: Trx, book_id: string): Promise<FigureRecord[]> =>
	trx
		.selectFrom('practices.book_figure')
		.select(['key', 'name', 'value', 'source', 'counted_on'])
		.where('book_id', '=', book_id)
		.orderBy('position')
		.orderBy('key')
		.execute();

const asFigure = ({ counted_on, ...figure }: FigureRecord, language: Locale): Figure => ({
	...figure,
	counted: dayInWords(counted_on, language)
});

/** A book as it stands on its editors' desk: what would be printed, and which chosen examples are not public any more. */
export type Drafted = {
	draft: BookDraft;
	composed: ComposedChapter[];
	chapters: ChapterRecord[];
	examples: ExampleRecord[];
	gone: string[];
};

export async function draftOf(trx: Trx, { book, publisher }: Pick<BookOfEdition, 'book' | 'publisher'>): Promise<Drafted> {
	const [chapters, examples, figures] = [
		await chaptersOfBook(trx, book.id),
		await examplesOfBook(trx, book.id),
		await figuresOfBook(trx, book.id)
	];
	const draft: BookDraft = {
		...pick(book),
		publisher,
		chapters: chapters.map(({ id, slug, part, title, body, network, authors }) => ({
			...{ slug, part, title, body, authors },
			network: network && inLocale(network, book.language),
			examples: examples.flatMap((one) => (one.chapter_id === id && one.published ? [chosen(one.practice_id, one.published, book)] : []))
		})),
		figures: figures.map((figure) => asFigure(figure, book.language))
	};
	const composed = chaptersFrom(draft, bookWords[book.language]);
	return { draft, composed, chapters, examples, gone: examples.flatMap(({ published, title }) => (published ? [] : [title])) };
}

const pick = ({ id, language, title, subtitle, editors, isbn, licence }: BookRecord) => ({
	...{ id, language, title, subtitle, editors, isbn, licence }
});

const chosen = (practice_id: string, { id, ...published }: NonNullable<ExampleRecord['published']>, { language }: BookRecord) => ({
	...published,
	practice_id,
	publication_id: id,
	address: siteAddress(`/practices/${published.slug}`, language)
});

/** The mark of a chapter: another letter, another mark. Where the site stands is no part of it: moved to another address it says the same. */
const digestOf = ({ chapter, example }: ComposedChapter): string => {
	const said = JSON.stringify(chapter);
	return createHash('sha256')
		.update(example ? said.replaceAll(JSON.stringify(example.address), '""') : said)
		.digest('hex');
};

/** The chapters as the rules about proofs ask for them. */
export const chaptersNow = (composed: readonly ComposedChapter[]): ChapterNow[] =>
	composed.map((one) => ({
		...{ id: one.chapter.id, title: one.chapter.title, people: one.people, empty: one.empty, unknown: one.unknown },
		digest: digestOf(one)
	}));
