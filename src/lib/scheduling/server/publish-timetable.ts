import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { changesBetween, type Change } from '../changes.ts';
import type { Placed, SeasonFacts } from '../facts.ts';
import { isHard, type Warning } from '../warning.ts';
import { warningsOn } from '../warnings.ts';
import { gatherFacts } from './gather.ts';
import { lockSeason, type DeskRefusal } from './seasons.ts';
import { draftOf, inForce, placedIn, placedOfStanding, type Version } from './timetables.ts';

export type PublishInput = { edition_id: string; seen: number; note: string };
export type PublishRefusal =
	DeskRefusal | 'no_draft' | 'changed_meanwhile' | 'hard_faults' | 'held_days_moved' | 'nothing_changed' | 'note_too_long';
export type Published = { timetable_id: string; number: number; changes: number };

/**
 * Makes the draft the timetable in force: what changed is kept with it, every lecturer is booked for every day (M-14, M-15),
 * and all concerned hear of it. Refused with the faults named where a hard rule is broken, where days that have been held
 * would move or new ones are over by now, where nothing differs, and where somebody has changed the draft since `seen`.
 */
export const publishTimetable = (context: Context, input: PublishInput): Promise<Outcome<Published, PublishRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		await publishAlone(trx);
		return publishWithin(trx, context, input);
	});

/** One publication at a time, of whatever edition: a lecturer may be booked by another one in this very moment. */
export const publishAlone = (trx: Trx): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtext('scheduling publication'))`.execute(trx);

/**
 * The same in the transaction of whoever publishes for a reason of their own. A `repair` mends one disruption: hard faults
 * that stand in force already wait for theirs, and only new ones refuse it.
 */
export async function publishWithin(
	trx: Trx,
	context: Context,
	{ edition_id, seen, note, repair = false }: PublishInput & { repair?: boolean }
): Promise<Outcome<Published, PublishRefusal>> {
	const desk = await lockSeason(trx, context, edition_id);
	if (!desk.ok) return desk;
	if (note.length > 2000) return refused('note_too_long');
	const draft = await draftOf(trx, edition_id);
	if (!draft) return refused('no_draft');
	if (draft.revision !== seen) return refused('changed_meanwhile');
	const facts = await gatherFacts(trx, context, desk.value);
	const version = await inForce(trx, edition_id);
	const [before, after] = [await placedIn(trx, version?.id), await placedIn(trx, draft.id)];
	const today = dayOf(context.now);
	const hardIn = (placed: readonly Placed[]) => warningsOn(facts, placed, today).filter(isHard);
	const standing = new Set(repair ? hardIn(before).map(markOfWarning) : []);
	const hard = hardIn(after).filter((one) => !standing.has(markOfWarning(one)));
	if (hard.length > 0) return refused('hard_faults', hard.map(asFault));
	// What was cancelled was never held, though the version in force still has its days.
	const moved = heldDaysMoved(facts, await placedOfStanding(trx, version?.id), after, today);
	if (moved.length > 0) return refused('held_days_moved', moved);
	const changes = changesBetween(before, after);
	if (changes.length === 0) return refused('nothing_changed');

	await keepChanges(trx, draft, changes);
	await book(trx, edition_id, after, today);
	await trx
		.updateTable('scheduling.timetable')
		.set({ published_at: context.now, published_by: context.actor.id, note: note.trim() })
		.where('id', '=', draft.id)
		.execute();
	await record(trx, context, {
		name: 'timetable.published',
		subject: { kind: 'timetable', id: draft.id },
		also: [{ kind: 'edition', id: edition_id }],
		particulars: { number: draft.number, changes: changes.length, edition: desk.value.edition.name }
	});
	return done({ timetable_id: draft.id, number: draft.number, changes: changes.length });
}

const markOfWarning = ({ key, training_id, lecturer_id, day }: Warning): string => [key, training_id, lecturer_id, day].join(' ');

const asFault = ({ key, training_id, day, values }: Warning): Fault => ({
	field: training_id ?? 'main',
	key: `warning_${key}`,
	values: { ...values, ...(day && { day }) }
});

/** Days up to today that differ from what was published: what has been held has been held, and nobody is asked about what is over. */
export function heldDaysMoved(facts: SeasonFacts, before: readonly Placed[], after: readonly Placed[], today: Day): Fault[] {
	const held = (placed: readonly Placed[], id: string) =>
		(placed.find(({ training_id }) => training_id === id)?.days ?? []).filter((day) => day <= today).sort();
	return [...new Set([...before, ...after].map(({ training_id }) => training_id))].flatMap((id) => {
		const [then, now] = [held(before, id), held(after, id)];
		if (then.join() === now.join()) return [];
		const school = facts.trainings.find((training) => training.id === id)?.school ?? '…';
		return [{ field: id, key: then.length > 0 ? 'timetable_fault_held_days' : 'timetable_fault_past_days', values: { school } }];
	});
}

async function keepChanges(trx: Trx, { id }: Version, changes: readonly Change[]): Promise<void> {
	const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
	await trx
		.insertInto('scheduling.change')
		.values(changes.map(({ training_id, before, after }) => ({ timetable_id: id, training_id, before: json(before), after: json(after) })))
		.execute();
}

/** The bookings of an edition anew from tomorrow on; who has held a day up to today stays booked for it. */
async function book(trx: Trx, editionId: string, placed: readonly Placed[], today: Day): Promise<void> {
	await sql`delete from scheduling.booking b using scheduling.training t
		where t.id = b.training_id and t.edition_id = ${editionId} and b.held_on > ${today}::date`.execute(trx);
	const rows = placed.flatMap(({ training_id, days, lecturers }) =>
		days.flatMap((day) => lecturers.map((lecturer) => ({ training_id, day, lecturer })))
	);
	await sql`insert into scheduling.booking (training_id, held_on, person_id)
		select new.training_id, new.held_on, new.person_id
		from unnest(${rows.map(({ training_id }) => training_id)}::uuid[], ${rows.map(({ day }) => day)}::date[],
			${rows.map(({ lecturer }) => lecturer)}::uuid[]) as new (training_id, held_on, person_id)
		where not exists (select from scheduling.booking held where held.training_id = new.training_id and held.held_on = new.held_on)`.execute(
		trx
	);
}
