import { done, refused, type Outcome, type Text } from '#platform';
import { timelineOf, type Context, type Told, type Trx } from '#platform/server';
import { personsById } from '#people/server';
import { nearDuplicates } from '../../likeness.ts';
import { missingToSend, practiceText, type Needed, type Practice } from '../../practice.ts';
import { obstaclesTo, type Obstacle } from '../../publication.ts';
import { consentsTo, standingConsents, type ConsentKind, type ConsentLine } from '../consents/consent-record.ts';
import { havePicturesChanged, lackingConsent } from '../pictures/picture-record.ts';
import { versionsAsking } from '../records/asked.ts';
import { practiceFor, readsAll, type Known, type May } from '../records/may.ts';
import type { PracticeRecord } from '../records/practice-record.ts';
import { versionOf, type VersionRecord } from '../records/version-record.ts';
import { remarkOn, remarksOn, type PracticeRemark } from '../remarks/remark-record.ts';
import { authorsOf, candidatesOf, type Author } from '../writing/authors.ts';
import { groupsOf } from '../writing/facts-of.ts';

export type PracticeDesk = Known & {
	missing: Needed[];
	obstacles: Obstacle[];
	authors: Author[];
	consents: ConsentLine[];
	remarks: PracticeRemark[];
	/** The pictures of the last version of which nobody says who is on them. */
	lacking: { id: string; alt: string }[];
	/** The last version that needs or needed the reader's own word; null: none. */
	asked_last: number | null;
	/** Whether the reader, and the school, have agreed to any version and not taken it back. */
	held: Record<ConsentKind, boolean>;
	/** Whether something was written since the last version was sent. */
	newer: boolean;
	told: Told[];
};

/**
 * The desk of an example: what is written, what is missing, who agrees, what the editor says. For those who may do something with it; whoever
 * neither writes nor edits sees their own word alone, and the version that it is about.
 */
export const readPractice = (context: Context, id: string): Promise<Outcome<PracticeDesk, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, id);
		if (!found) return refused('not_found');
		const { practice, may } = found;
		const { standing } = practice;
		const reader = context.actor.id as string;
		const sent = standing.number > 0 ? await versionOf(trx, practice.id, standing.number) : undefined;
		const consents = sent ? await consentsTo(trx, practice.id, standing.number) : [];
		const authors = await authorsOf(trx, practice.id);
		const desk = {
			...found,
			asked_last: (await versionsAsking(trx, practice.id, reader))[0] ?? null,
			held: await standingConsents(trx, practice.id, reader)
		};
		if (!readsAll(may))
			return done({
				...desk,
				...nothingElse,
				authors: authors.filter(({ id }) => id === reader),
				consents: consents.filter(({ person_id }) => person_id === reader)
			});
		return done({
			...desk,
			missing: missingToSend(practice.content),
			obstacles: obstaclesTo(standing),
			authors,
			consents,
			remarks: await remarksOn(trx, practice.id),
			lacking: (sent ? await lackingConsent(trx, practice.id, sent.number) : []).map(({ id, alt }) => ({ id, alt })),
			newer:
				!sent ||
				JSON.stringify(sent.content) !== JSON.stringify(practice.content) ||
				(await havePicturesChanged(trx, practice.id, sent.number)),
			told: await timelineOf(trx, practice.id, 12)
		});
	});

/** What of a desk whoever neither writes nor edits sees: nothing. */
const nothingElse = { missing: [], obstacles: [], remarks: [], lacking: [], newer: false, told: [] };

/** The head of any page of an example, with the groups that its problem may be of and the names of those who wrote in it. */
export const readPracticeWriting = (
	context: Context,
	id: string
): Promise<
	Outcome<Known & { groups: { code: string; name: Text }[]; names: Map<string, string>; remarks: PracticeRemark[] }, 'not_found'>
> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, id);
		if (!found || !readsAll(found.may)) return refused('not_found');
		const writers = await personsById(
			trx,
			Object.values(found.practice.content.texts).map(({ by }) => by)
		);
		const names = new Map([...writers].map(([id, { name }]) => [id, name]));
		return done({
			...found,
			groups: await groupsOf(trx, found.practice.edition_id),
			names,
			remarks: await remarksOn(trx, id)
		});
	});

/** Who writes an example, and who else could; to whoever does not read all of it, whether they do themselves. */
export const readPracticeAuthors = (
	context: Context,
	id: string
): Promise<Outcome<Known & { authors: Author[]; candidates: Author[] }, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, id);
		if (!found) return refused('not_found');
		const candidates = found.may.writes ? await candidatesOf(trx, context, found.practice) : [];
		const authors = await authorsOf(trx, found.practice.id);
		return done({ ...found, authors: readsAll(found.may) ? authors : authors.filter(({ id }) => id === context.actor.id), candidates });
	});

export type SentVersion = Known & {
	version: VersionRecord;
	/** To the editor: public examples and others of the edition that say nearly the same. */
	alike: { title: string; school: string; share: number }[];
};

/** A version as it was sent: for those who write and edit, and for whoever's word it needs. */
export const readPracticeVersion = (
	context: Context,
	{ practice_id, number }: { practice_id: string; number: number }
): Promise<Outcome<SentVersion, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await practiceFor(trx, context, practice_id);
		const version = found ? await versionOf(trx, found.practice.id, number) : undefined;
		if (!found || !version) return refused('not_found');
		const own = readsAll(found.may) || (await versionsAsking(trx, found.practice.id, context.actor.id as string)).includes(number);
		if (!own) return refused('not_found');
		return done({ ...found, version, alike: found.may.edits ? await alikeIn(trx, found.practice, version.content) : [] });
	});

/** A remark, for those who read all of its example. */
export const readPracticeRemark = (context: Context, id: string): Promise<Outcome<Known & { remark: PracticeRemark }, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const remark = await remarkOn(trx, id);
		const found = remark ? await practiceFor(trx, context, remark.practice_id) : null;
		return remark && found && readsAll(found.may) ? done({ ...found, remark }) : refused('not_found');
	});

/** At most so many are compared. */
const most = 500;

async function alikeIn(trx: Trx, { id, edition_id }: PracticeRecord, content: Practice): Promise<SentVersion['alike']> {
	const rows = await trx
		.selectFrom('practices.version as v')
		.innerJoin('practices.practice as p', 'p.id', 'v.practice_id')
		.select(['v.content', 'v.facts'])
		.distinctOn('v.practice_id')
		.where('v.practice_id', '!=', id)
		.where('p.edition_id', '=', edition_id)
		.where('p.dropped_at', 'is', null)
		.orderBy('v.practice_id')
		.orderBy('v.number', 'desc')
		.limit(most)
		.execute();
	const others = rows.map(({ content, facts }) => {
		const other = content as Practice;
		return { title: practiceText(other, 'title'), school: (facts as { school: string }).school, text: saidIn(other) };
	});
	return nearDuplicates(saidIn(content), others)
		.slice(0, 5)
		.map(({ title, school, share }) => ({ title, school, share }));
}

const saidIn = (practice: Practice): string =>
	[practiceText(practice, 'title'), practiceText(practice, 'problem'), practiceText(practice, 'did')].join('\n');

export type { May };
