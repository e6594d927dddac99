import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { holds } from '#people/server';
import { asSent, isLate, isOpen, judge, maySend, type Facts, type Verdict } from '#programmes';
import { isWritable } from '../states.ts';
import { missingAnswers } from '../tasks.ts';
import { lockApplication, type Access } from './access.ts';
import { callRulesOf, factsOf } from './facts.ts';
import { materialOf, type Material } from './material.ts';
import { openReturn } from './returns.ts';
import { contentOf } from './sent-content.ts';
import { tellSubmitted } from './tell.ts';

export type SubmitRefusal =
	| 'not_found'
	| 'not_allowed'
	| 'claim_pending'
	| 'already_submitted'
	| 'withdrawn'
	| 'call_closed'
	| 'return_overdue'
	| 'answers_missing'
	| 'sign_off_missing'
	| 'not_eligible';
export type Sent = { submission_id: string; reference: string; number: number; verdict: Verdict; late: boolean };

/**
 * Sends an application: the facts are gathered, judged by the rules in force and frozen with them. Refused: twice, after
 * the deadline, by one who has only claimed the school, without an answer that must be there or without the head where
 * the call asks for the head, and when an indispensable condition is not met, unless the call takes such applications too.
 */
export function submitApplication(context: Context, { application_id }: { application_id: string }): Promise<Outcome<Sent, SubmitRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(application_id) ? await lockApplication(trx, context, application_id) : undefined;
		if (!access) return refused('not_found');
		if (access.claimed) return refused('claim_pending');
		if (access.right !== 'send') return refused('not_allowed');
		if (!isWritable(access.state)) return refused(access.state === 'withdrawn' ? 'withdrawn' : 'already_submitted');

		const material = await materialOf(trx, access, context.now);
		const late = await inTime(trx, material, context.now);
		if (!late.ok) return late;
		const missing = missingAnswers(material.rules.form, material.answers);
		if (missing.length > 0)
			return refused(
				'answers_missing',
				missing.map(({ field }) => ({ field: field.key, key: 'application_fault_answer_missing' }))
			);
		if (!(await isSigned(trx, context, material))) return refused('sign_off_missing');

		const facts = asSent(factsOf(material));
		const verdict = judge(callRulesOf(material), facts);
		if (!maySend(verdict, material.rules.form.while_unmet)) return refused('not_eligible');
		return done(await send(trx, context, material, facts, verdict, late.value));
	});
}

/** Whether it is late, where it may still be sent: before the deadline, with a code until the code's end, sent back until its own day. */
async function inTime(trx: Trx, { application, call }: Material, now: Date): Promise<Outcome<boolean, 'call_closed' | 'return_overdue'>> {
	if (application.state === 'returned') {
		const back = await openReturn(trx, application.id);
		return back && back.due_at <= now ? refused('return_overdue') : done(false);
	}
	const late = application.late_until && { expires_at: application.late_until };
	return isOpen(call, now, late) ? done(isLate(call, now)) : refused('call_closed');
}

/** The head stands behind exactly what is sent; a head who sends does so by sending. */
async function isSigned(trx: Trx, { actor, now }: Context, material: Material): Promise<boolean> {
	const { application, rules, sign_off, school } = material;
	if (!rules.form.head_signs || actor.kind === 'system') return true;
	if (sign_off && sign_off.revision === application.revision) return true;
	if (!(await holds(trx, actor, ['school_head'], school.id, dayOf(now)))) return false;
	material.sign_off = await writeSignOff(trx, application, actor.id as string, now);
	return true;
}

/** Writes that a person stands behind an application as it is now. */
export async function writeSignOff(
	trx: Trx,
	{ id, revision }: Access,
	person_id: string,
	now: Date
): Promise<NonNullable<Material['sign_off']>> {
	await trx
		.insertInto('applications.sign_off')
		.values({ application_id: id, person_id, signed_at: now, revision })
		.onConflict((conflict) => conflict.column('application_id').doUpdateSet({ person_id, signed_at: now, revision }))
		.execute();
	const { name } = await trx.selectFrom('people.person').where('id', '=', person_id).select('name').executeTakeFirstOrThrow();
	return { person_id, name, signed_at: now, revision };
}

async function send(trx: Trx, context: Context, material: Material, facts: Facts, verdict: Verdict, late: boolean): Promise<Sent> {
	const { application, call, school, rules } = material;
	const { actor, now } = context;
	const before = await trx
		.selectFrom('applications.submission')
		.where('application_id', '=', application.id)
		.select((eb) => eb.fn.max('number').as('number'))
		.executeTakeFirstOrThrow();
	const submission_id = newId();
	const number = (before.number ?? 0) + 1;
	await trx
		.insertInto('applications.submission')
		.values({
			id: submission_id,
			application_id: application.id,
			number,
			sent_at: now,
			sent_by: actor.id ?? application.started_by,
			rules_id: rules.id,
			content: JSON.stringify(await contentOf(trx, material, now)),
			facts: JSON.stringify(facts),
			verdict: JSON.stringify(verdict),
			outcome: verdict.outcome,
			priority: verdict.priority,
			late
		})
		.execute();
	await trx
		.updateTable('applications.return')
		.set({ resolved_at: now })
		.where('application_id', '=', application.id)
		.where('resolved_at', 'is', null)
		.execute();
	await trx
		.updateTable('applications.application')
		.set({ state: 'submitted', submitted_at: now })
		.where('id', '=', application.id)
		.execute();
	await record(trx, context, {
		name: 'application.submitted',
		subject: { kind: 'application', id: application.id },
		also: [
			{ kind: 'school', id: school.id },
			{ kind: 'call', id: call.id }
		],
		particulars: { reference: application.reference, number, school: school.name, call: call.name, late, outcome: verdict.outcome }
	});
	await tellSubmitted(trx, context, material, { submission_id, number, late, outcome: verdict.outcome });
	return { submission_id, reference: application.reference, number, verdict, late };
}
