import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { versionsAsking } from './asked.ts';
import { lockPractice, practiceById, type PracticeRecord } from './practice-record.ts';
import { versionOf } from './version-record.ts';

/** What somebody may do with an example. Whoever may do nothing may not know of it before it is published. */
export type May = {
	/** One of its authors. */
	author: boolean;
	/** Their word is or was needed for a version: they read it, agree and take it back, also when they are no author any more. */
	asked: boolean;
	/** The school's people of today, and authors who help its networks: they write. */
	writes: boolean;
	/** Speaks for the school: its head of today (S-02). */
	voice: boolean;
	/** The editor: an officer of the centre of its programme. */
	edits: boolean;
};

type Asking = Pick<Context, 'actor' | 'now'>;

/** What the acting person may do with each of these examples; where it is nothing they are missing. One question for all. */
export async function mayWith(trx: Trx, { actor, now }: Asking, ids: readonly string[]): Promise<Map<string, May>> {
	if (actor.kind !== 'person' || ids.length === 0) return new Map();
	const today = dayOf(now);
	const { rows } = await sql<May & { id: string }>`
		with held as (
			select kind, organisation_id from people.role
			where person_id = ${actor.id} and annulled_at is null and daterange(starts_on, ends_on, '[]') @> ${today}::date
		)
		select p.id, a.person_id is not null as author,
			exists (select from practices.asked asked where asked.practice_id = p.id and asked.person_id = ${actor.id}) as asked,
			exists (select from held where organisation_id = p.school_id and kind in ('school_head', 'school_coordinator', 'team_member'))
				or (a.person_id is not null and exists (
					select from held where organisation_id = programme.centre_id and kind in ('network_coordinator', 'expert'))) as writes,
			exists (select from held where organisation_id = p.school_id and kind = 'school_head') as voice,
			exists (select from held where organisation_id = programme.centre_id and kind = 'centre_officer') as edits
		from practices.practice p
		join programmes.edition edition on edition.id = p.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join practices.author a on a.practice_id = p.id and a.person_id = ${actor.id} and a.removed_at is null
		where p.id = any(${[...ids]}::uuid[])`.execute(trx);
	return new Map(rows.filter(({ author, asked, writes, edits }) => author || asked || writes || edits).map(({ id, ...may }) => [id, may]));
}

export type Known = { practice: PracticeRecord; may: May };

/** Whether somebody reads all of an example: drafts, remarks, every version. Others read the versions that need their word. */
export const readsAll = ({ writes, edits }: May): boolean => writes || edits;

/** An example that the acting person may see before everybody does; whoever does not read all of it, as they were last asked about it. */
export async function practiceFor(trx: Trx, context: Asking, id: string): Promise<Known | null> {
	const practice = await practiceById(trx, id);
	const may = practice ? (await mayWith(trx, context, [practice.id])).get(practice.id) : undefined;
	if (!practice || !may) return null;
	if (readsAll(may)) return { practice, may };
	const [last] = await versionsAsking(trx, practice.id, context.actor.id as string);
	const version = last === undefined ? undefined : await versionOf(trx, practice.id, last);
	return { practice: { ...practice, content: version?.content ?? { texts: {} } }, may };
}

export type ActRefusal = 'not_found' | 'not_yours' | 'practice_dropped';

/** An example, locked for an act of whoever may do it. */
export async function practiceTo(trx: Trx, context: Asking, id: string, may: (may: May) => boolean): Promise<Outcome<Known, ActRefusal>> {
	const practice = await lockPractice(trx, id);
	const mine = practice ? (await mayWith(trx, context, [practice.id])).get(practice.id) : undefined;
	if (!practice || !mine) return refused('not_found');
	if (!may(mine)) return refused('not_yours');
	return practice.dropped_at === null ? done({ practice, may: mine }) : refused('practice_dropped');
}
