import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { callBySlug, editionOverseen, type CallRecord } from '#programmes/server';
import { effectOfPriority, mayDecide, type EffectOfPriority } from '#selection/server';
import { accessStates, type AccessSchool, type AccessState } from '#reporting';
import { schoolsOfCall } from './schools-of-call.ts';

export type FairAccess = {
	call: CallRecord;
	/** Whether applications are no more taken; before that nobody has „not applied“. */
	closed: boolean;
	/** The rule by which some came first; null while the selection is not told. */
	priority: EffectOfPriority['priority'] | null;
	schools: AccessSchool[];
	/** Of which numbers the schools may be named to whoever asks. */
	named: AccessState[];
};

/** What a selection says of schools beyond what everybody is told: not for an officer with an interest in it. */
const judged: readonly AccessState[] = ['ranked', 'only_with_priority', 'only_without_priority'];

/**
 * Who could have applied to a call and did not, how far those came who did, and whom priority helped. By an officer of the centre; in sums by whoever
 * answers for the programme (decision 0281).
 */
export function readFairAccess(context: Context, { call: slug }: { call: string }): Promise<Outcome<FairAccess, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callBySlug(trx, slug);
		const edition = call?.state === 'published' ? await editionOverseen(trx, context, call.edition.id) : undefined;
		if (!call || !edition) return refused('not_found');
		const effect = await effectOfPriority(trx, call.slug);
		const decides = edition.managed && (await mayDecide(trx, context, call.slug));
		return done({
			call,
			closed: call.closes_at <= context.now,
			priority: effect?.priority ?? null,
			schools: await schoolsOfCall(trx, context, call, effect),
			named: edition.managed ? accessStates.filter((state) => decides || !judged.includes(state)) : []
		});
	});
}
