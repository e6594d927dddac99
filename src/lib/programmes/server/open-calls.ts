import { type Context } from '#platform/server';
import { phaseOf, type CallPhase } from '#programmes';
import { publishedCalls, callBySlug, type CallRecord } from './calls.ts';
import { publicQuestions, type Question } from './questions.ts';
import { rulesInForce, type Rules } from './rules.ts';

/** A call as the public sees it, with where it stands now. */
export type CallInPhase = CallRecord & { phase: Exclude<CallPhase, 'unpublished'> };

const order: CallInPhase['phase'][] = ['closing_soon', 'open', 'upcoming', 'closed'];

/** All published calls: those that close soon first, then the open, the coming and the closed. */
export function openCalls({ db, now }: Context): Promise<CallInPhase[]> {
	return db.transaction().execute(async (trx) => {
		const calls = (await publishedCalls(trx)).flatMap((call): CallInPhase[] => {
			const phase = phaseOf(call, now);
			return phase === 'unpublished' ? [] : [{ ...call, phase }];
		});
		return calls.sort((one, other) => order.indexOf(one.phase) - order.indexOf(other.phase) || byTime(one, other));
	});
}

const byTime = (one: CallInPhase, other: CallInPhase): number => {
	if (one.phase === 'upcoming') return one.opens_at.getTime() - other.opens_at.getTime();
	const difference = one.closes_at.getTime() - other.closes_at.getTime();
	return one.phase === 'closed' ? -difference : difference;
};

/** When what everybody reads of a call changed last, by its id: what it says, its rules, and the answers to questions. */
export const callsChangedAt = ({ db }: Context): Promise<Map<string, Date>> =>
	db.transaction().execute(async (trx) => {
		const rows = await trx
			.selectFrom('platform.event_subject as subject')
			.innerJoin('platform.event as event', 'event.id', 'subject.event_id')
			.select(({ fn }) => ['subject.subject_id', fn.max('event.happened_at').as('at')])
			.where('event.name', 'in', ['call.published', 'call.changed', 'call.prolonged', 'rules.published', 'question.answered'])
			.where(
				'subject.subject_id',
				'in',
				(await publishedCalls(trx)).map(({ id }) => id)
			)
			.groupBy('subject.subject_id')
			.execute();
		return new Map(rows.map(({ subject_id, at }) => [subject_id, at]));
	});

/** A published call with its rules in force and what has been asked and answered; nothing of a call that is a draft. */
export function readCall(
	{ db, now }: Context,
	slug: string
): Promise<{ call: CallInPhase; rules: Rules; questions: Question[] } | undefined> {
	return db.transaction().execute(async (trx) => {
		const call = await callBySlug(trx, slug);
		const phase = call ? phaseOf(call, now) : 'unpublished';
		if (!call || phase === 'unpublished') return undefined;
		const rules = await rulesInForce(trx, call.id);
		return rules && { call: { ...call, phase }, rules, questions: await publicQuestions(trx, call.id) };
	});
}
