import { sql } from 'kysely';
import { isId } from '#platform';
import { timelineOf, type Context, type Told, type Trx } from '#platform/server';
import { personsById } from '#people/server';
import type { AnswerValue } from '#programmes';
import { accessTo } from './access.ts';

/** One thing that somebody wrote, or did to the application. */
export type HistoryEntry =
	| { kind: 'answer'; at: Date; by: string; field: string; value: AnswerValue | null; before: AnswerValue | null }
	| { kind: 'event'; at: Date; by: string | null; name: string; particulars: Record<string, unknown> };

/** Who changed what in an application, newest first: answers with what stood there before, and what else was done. */
export function readHistory(context: Context, applicationId: string): Promise<HistoryEntry[] | undefined> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(applicationId) || !(await accessTo(trx, context, applicationId))) return undefined;
		const entries = [...(await answerEntries(trx, applicationId)), ...(await eventEntries(trx, applicationId))];
		return entries.sort((one, other) => other.at.getTime() - one.at.getTime());
	});
}

type State = { field: string; value: AnswerValue | null; revision: number; by: string; at: Date };

/** Each state of an answer, with the state before it. */
async function answerEntries(trx: Trx, applicationId: string): Promise<HistoryEntry[]> {
	const earlier = await statesIn(trx, 'applications.answer_change', applicationId);
	const current = await statesIn(trx, 'applications.answer', applicationId);
	const states = [...earlier, ...current].sort((one, other) => one.revision - other.revision);
	const before = new Map<string, AnswerValue | null>();
	return states.map(({ field, value, by, at }) => {
		const entry: HistoryEntry = { kind: 'answer', at, by, field, value, before: before.get(field) ?? null };
		before.set(field, value);
		return entry;
	});
}

async function statesIn(trx: Trx, table: 'applications.answer' | 'applications.answer_change', applicationId: string): Promise<State[]> {
	const { rows } = await sql<State>`
		select state.field, state.value, state.revision, person.name as by, state.changed_at as at
		from ${sql.table(table)} as state join people.person as person on person.id = state.changed_by
		where state.application_id = ${applicationId} order by state.changed_at desc limit 500`.execute(trx);
	return rows;
}

/** What an officer looked at or decided inside the centre is not told here. */
const told =
	/^application\.(started|submitted|withdrawn|returned|signed_off|shared|unshared|member_\w+|evidence_\w+|endorsement_\w+|endorsed|late_code_entered|answers_carried_over)$/;

async function eventEntries(trx: Trx, applicationId: string): Promise<HistoryEntry[]> {
	const events = (await timelineOf(trx, applicationId)).filter(({ name }) => told.test(name));
	const persons = await personsById(
		trx,
		events.flatMap(({ actor_id }) => actor_id ?? [])
	);
	return events.map(({ name, actor_id, happened_at, particulars }: Told) => ({
		kind: 'event',
		at: happened_at,
		by: actor_id === null ? null : (persons.get(actor_id)?.name ?? null),
		name,
		particulars
	}));
}
