import { sql } from 'kysely';
import { holds, type Invariant, type Trx } from '#platform/server';
import { judge, type CallRules, type Facts, type Verdict } from '#programmes';
import { callById, rulesById } from '#programmes/server';

/** What holds for applications, and no constraint guards. */
export const applicationsInvariants: Invariant[] = [
	holds(
		'An application keeps its latest sending, and the sendings are numbered without a gap.',
		sql`select 'application ' || application.reference as record from applications.application as application
			join applications.submission as submission on submission.application_id = application.id
			group by application.id, application.reference, application.submission_id
			having max(submission.number) <> count(*)
				or application.submission_id is distinct from (array_agg(submission.id order by submission.number desc))[1]`
	),
	holds(
		'An application that was never sent is a draft or withdrawn.',
		sql`select 'application ' || reference || ' ' || state as record from applications.application
			where state in ('submitted', 'returned') and submission_id is null`
	),
	holds(
		'An application is sent by rules of its own call that were published before.',
		sql`select 'application ' || application.reference || ', sending ' || submission.number as record from applications.submission as submission
			join applications.application as application on application.id = submission.application_id
			join programmes.rules as rules on rules.id = submission.rules_id
			where rules.call_id <> application.call_id or rules.published_at is null or rules.published_at > submission.sent_at`
	),
	holds(
		'The first sending after the deadline is marked as late.',
		sql`select 'application ' || application.reference as record from applications.submission as submission
			join applications.application as application on application.id = submission.application_id
			join programmes.call as call on call.id = application.call_id
			where submission.number = 1 and submission.late is false and submission.sent_at > call.closes_at`
	),
	{ sentence: 'The verdict of a sending is the one that its rules pronounce on its facts.', broken: otherwiseJudged }
];

/** Judges every sending again, by the rules and on the facts that were frozen with it. */
async function otherwiseJudged(trx: Trx): Promise<string[]> {
	const sendings = await trx
		.selectFrom('applications.submission as submission')
		.innerJoin('applications.application as application', 'application.id', 'submission.application_id')
		.select([
			'application.reference',
			'application.call_id',
			'submission.number',
			'submission.rules_id',
			'submission.facts',
			'submission.verdict',
			'submission.outcome'
		])
		.orderBy('submission.sent_at')
		.execute();
	const known = new Map<string, CallRules>();
	const found: string[] = [];
	for (const { reference, number, call_id, rules_id, facts, verdict, outcome } of sendings) {
		const rules = known.get(rules_id) ?? (await frozenRules(trx, call_id, rules_id));
		known.set(rules_id, rules);
		const again = judge(rules, facts as unknown as Facts);
		if (outcome !== again.outcome || answersOf(again) !== answersOf(verdict as unknown as Verdict))
			found.push(`application ${reference}, sending ${number}`);
	}
	return found;
}

async function frozenRules(trx: Trx, callId: string, rulesId: string): Promise<CallRules> {
	const [call, rules] = [await callById(trx, callId), await rulesById(trx, rulesId)];
	if (!call || !rules) throw new Error(`rules ${rulesId} are gone`);
	return { categories_on: call.categories_on, pupils_as_of: call.pupils_as_of, topics: rules.topics, criteria: rules.criteria };
}

const answersOf = ({ findings }: Verdict): string => findings.map(({ id, met }) => `${id}=${met}`).join(' ');
