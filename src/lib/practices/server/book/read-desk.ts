import { sql } from 'kysely';
import { done, isId, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import type { Person } from '../../book/compose.ts';
import { lacksOf, proofState, type Lack, type ProofState } from '../../book/lacks.ts';
import { proofsOf } from './ask-proofs.ts';
import { bookOfEdition, bookWithEdition, contributorsOf, type BookRecord } from './book-record.ts';
import { chaptersNow, draftOf, figuresOfBook, type ChapterRecord, type ExampleRecord, type FigureRecord } from './draft-record.ts';
import { bytesOf, type BookFile } from './read-book.ts';
import { fell } from './stands.ts';

export type MadeEdition = {
	id: string;
	frozen_at: Date;
	by: string | null;
	files_made: number;
	files_total: number;
	made_at: Date | null;
	published_at: Date | null;
	superseded_at: Date | null;
	superseded_why: 'newer' | 'example_withdrawn' | 'picture_taken_back' | null;
	in_place: boolean;
	/** Whether its files are still given: not when an example in it is not public any more, or a picture may not be shown. */
	given: boolean;
};
export type BookDesk = {
	edition: EditionOfCentre;
	book: BookRecord;
	chapters: ChapterRecord[];
	examples: ExampleRecord[];
	figures: FigureRecord[];
	lacks: Lack[];
	editions: MadeEdition[];
	/** Networks of the edition that no chapter introduces yet. */
	networks: { id: string; name: Text }[];
};

/** The desk on which editors put a book together: the officers of the centre. `book` is null before it was begun. */
export const readBookDesk = (
	context: Context,
	edition_id: string
): Promise<Outcome<BookDesk | { edition: EditionOfCentre; book: null }, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const book = await bookOfEdition(trx, edition.id);
		if (!book) return done({ edition, book: null });
		const { chapters, examples, composed, gone } = await draftOf(trx, await bookWithEdition(trx, book));
		const told = new Set(chapters.map(({ network_id }) => network_id));
		return done({
			...{ edition, book, chapters, examples, figures: await figuresOfBook(trx, book.id) },
			lacks: lacksOf(chaptersNow(composed), await proofsOf(trx, book.id), gone),
			editions: await editionsOf(trx, book.id),
			networks: (await networksOf(trx, edition.id)).filter(({ id }) => !told.has(id))
		});
	});

async function networksOf(trx: Trx, edition_id: string): Promise<{ id: string; name: Text }[]> {
	const { rows } = await sql<{ id: string; name: Text }>`
		select id, name from networks.network where edition_id = ${edition_id} and activated_at is not null
		order by platform.folded(name ->> 'lt'), id`.execute(trx);
	return rows;
}

async function editionsOf(trx: Trx, book_id: string): Promise<MadeEdition[]> {
	const { rows } = await sql<MadeEdition>`
		select e.id, e.frozen_at, person.name as by, e.files_made, e.files_total, e.made_at, e.published_at, e.superseded_at, e.superseded_why,
			e.in_place_of is not null as in_place, e.made_at is not null and exists (select from practices.book_file f where f.edition_id = e.id)
				and not ${fell('e.id')} as given
		from practices.book_edition e left join people.person person on person.id = e.frozen_by
		where e.book_id = ${book_id} order by e.frozen_at desc, e.id desc limit 20`.execute(trx);
	return rows;
}

export type ChapterPage = {
	edition: EditionOfCentre;
	book: BookRecord;
	chapter: ChapterRecord;
	figures: FigureRecord[];
	/** Who may be named beside it. */
	people: Person[];
	/** Published examples of the edition that can follow it, those of its network first; and in which other chapter they stand. */
	choices: {
		practice_id: string;
		title: string;
		school: string;
		network: Text | null;
		own: boolean;
		chosen: boolean;
		elsewhere: string | null;
		gone: boolean;
	}[];
};

/** A chapter as its editors write it. */
export const readBookChapter = (
	context: Context,
	{ edition_id, chapter_id }: { edition_id: string; chapter_id: string }
): Promise<Outcome<ChapterPage, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		const book = edition && (await bookOfEdition(trx, edition.id));
		if (!edition || !book) return refused('not_found');
		const { chapters, examples } = await draftOf(trx, await bookWithEdition(trx, book));
		const chapter = chapters.find(({ id }) => id === chapter_id);
		if (!chapter) return refused('not_found');
		const people = await contributorsOf(trx, context, edition.centre_id);
		const gone = examples.filter(({ chapter_id, published }) => chapter_id === chapter.id && published === null);
		return done({
			...{ edition, book, chapter, figures: await figuresOfBook(trx, book.id) },
			people: [...chapter.authors, ...people.filter(({ id }) => !chapter.authors.some((one) => one.id === id))],
			choices: [
				...gone.map(({ practice_id, title, school }) => ({
					...{ practice_id, title, school, network: null, own: true, chosen: true, elsewhere: null, gone: true }
				})),
				...(await choicesFor(trx, book, chapter))
			]
		});
	});

async function choicesFor(trx: Trx, book: BookRecord, chapter: ChapterRecord): Promise<ChapterPage['choices']> {
	const { rows } = await sql<ChapterPage['choices'][number]>`
		select practice.id as practice_id, entry.title, entry.place as school, network.name as network,
			practice.network_id is not distinct from ${chapter.network_id} as own, coalesce(e.chapter_id = ${chapter.id}, false) as chosen,
			case when e.chapter_id <> ${chapter.id} then other.title end as elsewhere, false as gone
		from practices.entry entry join practices.practice practice on practice.id = entry.practice_id
		left join networks.network network on network.id = practice.network_id
		left join practices.book_example e on e.practice_id = practice.id and e.book_id = ${book.id}
		left join practices.book_chapter other on other.id = e.chapter_id
		where practice.edition_id = ${book.edition_id}
		order by (e.chapter_id = ${chapter.id}) desc nulls last, e.position, own desc, platform.folded(entry.title), practice.id limit 300`.execute(
		trx
	);
	return rows;
}

export type ProofLine = {
	id: string | null;
	chapter: string;
	title: string;
	person: string;
	state: ProofState;
	asked_at: Date | null;
	answered_at: Date | null;
	/** Their remark, or how an editor learnt of their word. */
	words: string;
	vouched: boolean;
	reply: string | null;
};

/** Whose word to which chapter is still missing: for the editors. What needs an act comes first. */
export const readBookProofs = (
	context: Context,
	edition_id: string
): Promise<Outcome<{ edition: EditionOfCentre; book: BookRecord; proofs: ProofLine[] }, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		const book = edition && (await bookOfEdition(trx, edition.id));
		if (!edition || !book) return refused('not_found');
		const { composed } = await draftOf(trx, await bookWithEdition(trx, book));
		const asked = await trx.selectFrom('practices.book_proof').selectAll().where('book_id', '=', book.id).execute();
		const known = await proofsOf(trx, book.id);
		const proofs = chaptersNow(composed).flatMap((one) =>
			one.people.map(({ id, name }): ProofLine => {
				const proof = asked.find(({ chapter, person_id, digest }) => chapter === one.id && person_id === id && digest === one.digest);
				return {
					...{ id: proof?.id ?? null, chapter: one.id, title: one.title, person: name, state: proofState(one, id, known) },
					...{ asked_at: proof?.asked_at ?? null, answered_at: proof?.answered_at ?? null, words: proof?.words ?? '' },
					vouched: proof?.answered_by !== null && proof?.answered_by !== undefined && proof.answered_by !== id,
					reply: proof?.reply ?? null
				};
			})
		);
		const order: ProofState[] = ['remark', 'not_asked', 'waiting', 'settled'];
		return done({ edition, book, proofs: proofs.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state)) });
	});

/** A file of any edition that was made, for the editors: before readers have it, too. What holds a withdrawn example is given to nobody. */
export const readMadeFile = (
	context: Context,
	{ edition_id, made, name }: { edition_id: string; made: string; name: string }
): Promise<Outcome<BookFile, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition || !isId(made)) return refused('not_found');
		const { rows } = await sql<{ edition_id: string; name: string; sha256: string }>`
			select f.edition_id, f.name, f.sha256 from practices.book_file f join practices.book_edition e on e.id = f.edition_id
			join practices.book book on book.id = e.book_id
			where book.edition_id = ${edition.id} and e.id = ${made} and f.name = ${name.slice(0, 200)} and not ${fell('e.id')}`.execute(trx);
		const [file] = rows;
		return file ? done({ name: file.name, sha256: file.sha256, bytes: await bytesOf(trx, file) }) : refused('not_found');
	});
