import { done, inLocale, newId, prose, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { mayOverride, withOverrides, type Verdict } from '#programmes';
import { overridden } from '../mails/overridden.ts';
import { standingReasons } from '../sent-application.ts';
import { pathOf, tell } from '../tell.ts';
import { lockForCentre, type CentreApplication, type CentreRefusal, type ForCentre } from './centre-call.ts';
import { schoolSide } from './sides.ts';

export type OverrideInput = { application_id: string; rule_id: string; reason: string };
export type OverrideRefusal = CentreRefusal | 'withdrawn' | 'no_such_flag' | 'already_overridden' | 'reason_unreadable';

/**
 * Lets a flag pass and says why. The sending and its verdict stay as they were; what is in force follows from both. A
 * „must“ is never let pass: its facts or its rule have to change.
 */
export function overrideFlag(
	context: Context,
	{ application_id, rule_id, reason }: OverrideInput
): Promise<Outcome<Verdict, OverrideRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const locked = await lockForCentre(trx, context, application_id);
		if (!locked.ok) return locked;
		const { application, officer } = locked.value;
		if (application.state === 'withdrawn') return refused('withdrawn');
		const verdict = await verdictOf(trx, application.submission_id);
		const flag = verdict.findings.find(({ id }) => id === rule_id);
		if (!flag || !mayOverride(flag)) return refused('no_such_flag');
		const standing = await standingReasons(trx, application.submission_id);
		if (Object.hasOwn(standing, rule_id)) return refused('already_overridden');
		const said = prose(reason);
		const faults = reasonFaults(said);
		if (faults.length > 0) return refused('reason_unreadable', faults);

		await trx
			.insertInto('applications.override')
			.values({
				id: newId(),
				application_id: application.id,
				submission_id: application.submission_id,
				criterion: rule_id,
				reason: said,
				given_by: officer,
				given_at: context.now
			})
			.execute();
		const inForce = await putInForce(trx, application, verdict);
		await record(trx, context, {
			name: 'application.flag_overridden',
			subject: { kind: 'application', id: application.id },
			also: [{ kind: 'school', id: application.school_id }],
			particulars: { reference: application.reference, rule: rule_id, reason: said, outcome: inForce.outcome }
		});
		await tellSchool(trx, context, locked.value, rule_id, said, inForce.outcome);
		return done(inForce);
	});
}

export type TakeBackRefusal = CentreRefusal | 'withdrawn' | 'not_overridden';

/** Takes back that a flag was let pass: it stands again. Who let it pass, when and why stays on record. */
export function takeBackOverride(
	context: Context,
	{ application_id, rule_id }: Omit<OverrideInput, 'reason'>
): Promise<Outcome<Verdict, TakeBackRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const locked = await lockForCentre(trx, context, application_id);
		if (!locked.ok) return locked;
		const { application, officer } = locked.value;
		if (application.state === 'withdrawn') return refused('withdrawn');
		const taken = await trx
			.updateTable('applications.override')
			.set({ taken_back_at: context.now, taken_back_by: officer })
			.where('submission_id', '=', application.submission_id)
			.where('criterion', '=', rule_id)
			.where('taken_back_at', 'is', null)
			.returning('id')
			.executeTakeFirst();
		if (!taken) return refused('not_overridden');
		const inForce = await putInForce(trx, application, await verdictOf(trx, application.submission_id));
		await record(trx, context, {
			name: 'application.override_taken_back',
			subject: { kind: 'application', id: application.id },
			also: [{ kind: 'school', id: application.school_id }],
			particulars: { reference: application.reference, rule: rule_id, outcome: inForce.outcome }
		});
		return done(inForce);
	});
}

/** The verdict as it was pronounced at sending. */
async function verdictOf(trx: Trx, submissionId: string): Promise<Verdict> {
	const { verdict } = await trx
		.selectFrom('applications.submission')
		.select('verdict')
		.where('id', '=', submissionId)
		.executeTakeFirstOrThrow();
	return verdict as unknown as Verdict;
}

/** Keeps with the application what is in force, for its list. */
async function putInForce(trx: Trx, { id, submission_id }: CentreApplication, verdict: Verdict): Promise<Verdict> {
	const inForce = withOverrides(verdict, await standingReasons(trx, submission_id));
	await trx
		.updateTable('applications.application')
		.set({ outcome: inForce.outcome, priority: inForce.priority })
		.where('id', '=', id)
		.execute();
	return inForce;
}

function reasonFaults(said: string): Fault[] {
	const length = [...said].length;
	if (length < 5) return [{ field: 'reason', key: 'application_centre_fault_reason_missing' }];
	return length > 2000 ? [{ field: 'reason', key: 'application_centre_fault_reason_too_long', values: { most: 2000 } }] : [];
}

async function tellSchool(
	trx: Trx,
	context: Context,
	{ application, call }: ForCentre,
	rule: string,
	reason: string,
	outcome: Verdict['outcome']
): Promise<void> {
	const persons = await schoolSide(trx, context, application);
	await tell(
		trx,
		context,
		persons,
		`application.flag_overridden:${application.submission_id}:${rule}:${context.now.toISOString()}`,
		'application-overridden',
		(locale) =>
			overridden[locale]({
				reference: application.reference,
				call: inLocale(call.name, locale),
				reason,
				outcome,
				contact: call.contact,
				address: siteAddress(pathOf(application), locale)
			})
	);
}
