import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { replay, withOverrides, type Change, type Facts, type Judged, type Names, type Rule, type Terms, type Verdict } from '#programmes';
import { draftOfRules, namesFor, rulesInForce, type CallRecord } from '#programmes/server';
import { callForCentre, type CentreRefusal } from './centre-call.ts';

/** One application that the changed rules would judge otherwise. */
export type PreviewedChange = Change & { reference: string; school_name: string };
export type Tally = Record<Verdict['outcome'] | 'priority', number>;
export type Preview = {
	call: CallRecord;
	/** The version that is being drafted. */
	version: number | null;
	total: number;
	before: Tally;
	after: Tally;
	changes: PreviewedChange[];
	terms: Terms;
	names: Names;
};
export type PreviewRefusal = CentreRefusal | 'no_draft';

/**
 * Which of the applications sent to a call other conditions would judge otherwise, told on the facts that were frozen at
 * sending (capability 21). Flags let pass stay so. Nothing is changed. Without conditions given, those of the draft.
 */
export function previewRules(context: Context, callId: string, criteria?: Rule[]): Promise<Outcome<Preview, PreviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await callForCentre(trx, context, callId);
		if (!found.ok) return found;
		const call = found.value;
		const draft = await draftOfRules(trx, call.id);
		const tried = criteria ?? draft?.criteria;
		if (!tried) return refused('no_draft');

		const inForce = await rulesInForce(trx, call.id);
		const terms: Terms = {
			categories_on: call.categories_on,
			pupils_as_of: call.pupils_as_of,
			topics: draft?.topics ?? inForce?.topics ?? []
		};
		const sent = await judgedOf(trx, call.id);
		const changes = replay(sent, { ...terms, criteria: tried });
		const before = tally(sent.map(({ verdict }) => verdict));
		return done({
			call,
			version: draft?.version ?? null,
			total: sent.length,
			before,
			after: changed(before, changes),
			changes: named(changes, sent),
			terms,
			names: await namesFor(trx, context.locale, draft?.form ?? inForce?.form)
		});
	});
}

type Sent = Judged & { reference: string; school_name: string };

async function judgedOf(trx: Trx, callId: string): Promise<Sent[]> {
	const rows = await trx
		.selectFrom('applications.application as application')
		.innerJoin('applications.submission as submission', 'submission.id', 'application.submission_id')
		.select([
			'application.id',
			'application.reference',
			'application.school_name',
			'submission.id as submission_id',
			'submission.facts',
			'submission.verdict'
		])
		.where('application.call_id', '=', callId)
		.where('application.state', '<>', 'withdrawn')
		.orderBy('application.reference')
		.execute();
	const overrides = await standingOverrides(trx, callId);
	return rows.map(({ submission_id, facts, verdict, school_name, ...row }) => ({
		...row,
		school_name: school_name ?? '',
		facts: facts as unknown as Facts,
		verdict: withOverrides(verdict as unknown as Verdict, overrides.get(submission_id) ?? {})
	}));
}

async function standingOverrides(trx: Trx, callId: string): Promise<Map<string, Record<string, { reason: string }>>> {
	const rows = await trx
		.selectFrom('applications.override as override')
		.innerJoin('applications.application as application', 'application.submission_id', 'override.submission_id')
		.select(['override.submission_id', 'override.criterion', 'override.reason'])
		.where('application.call_id', '=', callId)
		.where('override.taken_back_at', 'is', null)
		.execute();
	const found = new Map<string, Record<string, { reason: string }>>();
	for (const { submission_id, criterion, reason } of rows)
		found.set(submission_id, { ...found.get(submission_id), [criterion]: { reason } });
	return found;
}

function tally(verdicts: Verdict[]): Tally {
	const counts: Tally = { yes: 0, review: 0, no: 0, priority: 0 };
	for (const { outcome, priority } of verdicts) {
		counts[outcome] += 1;
		if (priority) counts.priority += 1;
	}
	return counts;
}

function changed(before: Tally, changes: Change[]): Tally {
	const after = { ...before };
	for (const change of changes) {
		after[change.before.outcome] -= 1;
		after[change.after.outcome] += 1;
		after.priority += Number(change.after.priority) - Number(change.before.priority);
	}
	return after;
}

function named(changes: Change[], sent: Sent[]): PreviewedChange[] {
	const byId = new Map(sent.map((one) => [one.id, one]));
	return changes.map((change) => ({
		...change,
		reference: byId.get(change.id)?.reference ?? '',
		school_name: byId.get(change.id)?.school_name ?? ''
	}));
}
