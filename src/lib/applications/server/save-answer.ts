import { sql } from 'kysely';
import { done, fit, isId, refused, type Done, type Fault, type Outcome, type Refused } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { fieldsOf, readAnswer, type AnswerValue } from '#programmes';
import { digestOf, sameAnswer } from '../written.ts';
import { lockForWriting, type Access, type WritingRefusal } from './access.ts';
import { rulesOf } from './rules.ts';

/** What was written into one field, and which state of it the writer's page showed. */
export type WrittenAnswer = { field: string; value: string | string[]; other?: string; seen_revision: number; seen_digest?: string };
export type AnswerInput = WrittenAnswer & { application_id: string };

export type SavedAnswer = { field: string; value: AnswerValue | null; revision: number; at: Date };
/** What somebody else (or the same person on another page) has written meanwhile. */
export type Theirs = { value: AnswerValue | null; revision: number; by: string; at: Date };
export type AnswerRefusal = WritingRefusal | 'no_such_field' | 'answer_unreadable';
export type ChangedMeanwhile = Refused<'changed_meanwhile'> & { theirs: Theirs };

/** The pauses of one person's typing within this time are one sitting, and not history. */
const sittingMinutes = 10;

/**
 * Keeps what somebody wrote into one field. Nobody is overwritten silently: an answer that was changed since the writer's
 * page showed it is refused with what stands there now and whose it is. Limits and readability are those of the call's form.
 */
export function saveAnswer(context: Context, input: AnswerInput): Promise<Outcome<SavedAnswer, AnswerRefusal> | ChangedMeanwhile> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, input.application_id);
		if (!access.ok) return access;
		const read = await readWritten(trx, access.value, input);
		if (!read.ok) return read;
		return write(trx, context, access.value, input, read.value);
	});
}

/**
 * Reads what was written by the call's form; a question that the form does not ask has no answer. A choice keeps its
 * Lithuanian words whatever language the page speaks, so that the same choice is the same answer.
 */
export async function readWritten(
	trx: Trx,
	access: Access,
	{ field: key, value, other = '' }: WrittenAnswer
): Promise<Outcome<AnswerValue | null, 'no_such_field' | 'answer_unreadable'>> {
	const { form, topics } = await rulesOf(trx, access);
	const field = fieldsOf(form).find((one) => one.key === key);
	if (!field) return refused('no_such_field');
	const read = readAnswer(field, { values: [value].flat().map(fit), other: fit(other) }, topics, 'lt');
	return 'fault' in read ? refused('answer_unreadable', [asFault(read.fault)]) : done(read.value);
}

/** Writes a read answer unless it is written already or somebody has changed the field meanwhile. */
export async function write(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	access: Access,
	{ field, seen_revision, seen_digest }: WrittenAnswer,
	value: AnswerValue | null
): Promise<Done<SavedAnswer> | ChangedMeanwhile> {
	const by = actor.id ?? access.started_by;
	const { rows } = await sql<{ revision: number }>`
		with written as (
			insert into applications.answer (application_id, field, value, revision, changed_by, changed_at)
			values (${access.id}, ${field}, ${JSON.stringify(value)}::jsonb, 1, ${by}, ${now})
			on conflict (application_id, field) do update
			set value = excluded.value, revision = applications.answer.revision + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
			where applications.answer.revision = ${seen_revision} and applications.answer.value <> excluded.value
			returning revision
		), kept as (
			insert into applications.answer_change (application_id, field, value, revision, changed_by, changed_at)
			select application_id, field, value, revision, changed_by, changed_at from applications.answer
			where application_id = ${access.id} and field = ${field} and exists (select from written)
			and (changed_by <> ${by} or changed_at < ${new Date(now.getTime() - sittingMinutes * 60_000)})
		), noted as (
			update applications.application set revision = revision + 1, changed_at = ${now}, changed_by = ${by}
			where id = ${access.id} and exists (select from written)
		)
		select revision from written ${plannedOnce}`.execute(trx);
	if (rows[0]) return done({ field, value, revision: rows[0].revision, at: now });
	return whyNotWritten(trx, access, field, value, { seen_revision, seen_digest });
}

/** Not written: it stands there already, the writer has not touched what somebody else has changed, or both have changed it. */
async function whyNotWritten(
	trx: Trx,
	access: Access,
	field: string,
	value: AnswerValue | null,
	seen: { seen_revision: number; seen_digest: string | undefined }
): Promise<Done<SavedAnswer> | ChangedMeanwhile> {
	const current = await trx
		.selectFrom('applications.answer as answer')
		.innerJoin('people.person as person', 'person.id', 'answer.changed_by')
		.where('application_id', '=', access.id)
		.where('field', '=', field)
		.select(['answer.value', 'answer.revision', 'answer.changed_at', 'person.name'])
		.executeTakeFirstOrThrow();
	const theirs = current.value as AnswerValue | null;
	const untouched = seen.seen_digest !== undefined && seen.seen_digest === digestOf(value);
	if (sameAnswer(theirs, value) || untouched) return done({ field, value: theirs, revision: current.revision, at: current.changed_at });
	return {
		...refused('changed_meanwhile'),
		theirs: { value: theirs, revision: current.revision, by: current.name, at: current.changed_at }
	};
}

const asFault = (fault: Fault): Fault => ({ ...fault, key: `application_fault_${fault.key}` });
