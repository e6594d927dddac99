import { done, isId, refused, type Outcome } from '#platform';
import { plannedOnce, record, type Context, type Trx } from '#platform/server';
import { fieldsOf, isBlank, type AnswerValue, type Answers, type Field, type Named, type Topic } from '#programmes';
import { callById, callsByIds } from '#programmes/server';
import { lockForWriting, touch, type Access, type WritingRefusal } from './access.ts';
import { answersOf } from './material.ts';
import { rulesOf } from './rules.ts';

/** An earlier application of the same school to the same programme, from which answers can be taken over. */
export type Earlier = { id: string; reference: string; call: { lt: string; en: string }; submitted_at: Date };

/**
 * The school's latest application that it has sent to an earlier call of the same programme. Whom nobody has confirmed to
 * be of the school is not told what it wrote.
 */
export async function earlierApplication(
	trx: Trx,
	{ id, school_id, call_id, claimed }: Pick<Access, 'id' | 'school_id' | 'call_id' | 'claimed'>
): Promise<Earlier | null> {
	if (claimed) return null;
	const rows = await trx
		.selectFrom('applications.application')
		.where('school_id', '=', school_id)
		.where('id', '<>', id)
		.where('call_id', '<>', call_id)
		.where('submitted_at', 'is not', null)
		.select(['id', 'reference', 'call_id', 'submitted_at'])
		.orderBy('submitted_at', 'desc')
		.modifyEnd(plannedOnce)
		.execute();
	if (rows.length === 0) return null;
	const calls = await callsByIds(
		trx,
		rows.map((row) => row.call_id)
	);
	const programme = (await callById(trx, call_id))?.programme.id;
	const found = rows.find((row) => calls.get(row.call_id)?.programme.id === programme);
	const call = found && calls.get(found.call_id);
	return found && call && found.submitted_at
		? { id: found.id, reference: found.reference, call: call.name, submitted_at: found.submitted_at }
		: null;
}

export type CarryOverRefusal = WritingRefusal | 'nothing_earlier';

/**
 * Takes over the answers of the school's last application to the same programme: into questions that are still asked in
 * the same way and not answered yet. Nothing that is written is touched. Statements, decisions and choices that are no
 * longer offered are not taken over: they are about that year.
 */
export function carryOverAnswers(
	context: Context,
	{ application_id }: { application_id: string }
): Promise<Outcome<{ count: number }, CarryOverRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;
		const earlier = await earlierApplication(trx, access.value);
		if (!earlier) return refused('nothing_earlier');
		const { form, topics } = await rulesOf(trx, access.value);
		const [then, now] = [await answersOf(trx, earlier.id), await answersOf(trx, application_id)];
		const taken = takenOver(fieldsOf(form), topics, valuesOf(then), valuesOf(now));
		const by = context.actor.id ?? access.value.started_by;
		if (taken.length > 0) {
			await trx
				.insertInto('applications.answer')
				.values(
					taken.map(({ field, value }) => ({
						application_id,
						field,
						value: JSON.stringify(value),
						changed_by: by,
						changed_at: context.now
					}))
				)
				.onConflict((conflict) =>
					conflict.columns(['application_id', 'field']).doUpdateSet((eb) => ({
						value: eb.ref('excluded.value'),
						revision: eb('applications.answer.revision', '+', 1),
						changed_by: by,
						changed_at: context.now
					}))
				)
				.execute();
			await touch(trx, context, access.value);
			await record(trx, context, {
				name: 'application.answers_carried_over',
				subject: { kind: 'application', id: application_id },
				particulars: { from: earlier.reference, count: taken.length }
			});
		}
		return done({ count: taken.length });
	});
}

/** What belongs to one year only. */
const ofThatYear: (Field['feeds'] | undefined)[] = ['decision_body', 'decision_minutes_no', 'decision_on'];

function takenOver(fields: Field[], topics: Topic[], then: Answers, now: Answers): { field: string; value: AnswerValue }[] {
	return fields.flatMap((field) => {
		const value = then[field.key];
		if (isBlank(value) || value === null || value === undefined || !isBlank(now[field.key])) return [];
		if (ofThatYear.includes(field.feeds) || field.type === 'yes_no' || field.type === 'date') return [];
		return fitsStill(field, value, topics) ? [{ field: field.key, value }] : [];
	});
}

function fitsStill(field: Field, value: AnswerValue, topics: Topic[]): boolean {
	if (field.type === 'text' || field.type === 'long_text') return typeof value === 'string' && [...value].length <= field.max_length;
	if (field.type === 'number' || field.type === 'money') return typeof value === 'number';
	if (field.type !== 'choice' && field.type !== 'choices' && field.type !== 'ranked') return false;
	if (typeof value !== 'object' || (field.type === 'choice') === Array.isArray(value)) return false;
	const offered = new Set((field.options === 'topics' ? topics : field.options).map(({ code }) => code));
	return [value].flat().every(({ code }: Named) => (code === null ? field.other_allowed : offered.has(code)));
}

const valuesOf = (answers: Awaited<ReturnType<typeof answersOf>>): Answers =>
	Object.fromEntries([...answers].map(([field, { value }]) => [field, value]));
