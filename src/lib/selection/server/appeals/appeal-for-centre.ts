import { done, isId, refused, type Outcome } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { lockRoundForCentre, roundForCentre, type CentreRound, type RoundRefusal } from '../centre-round.ts';

/** An appeal as the centre works on it. */
export type AppealRow = {
	id: string;
	application_id: string;
	decision_id: string;
	reference: string;
	school_id: string;
	school: string;
	withdrawn: boolean;
	grounds: string;
	filed_at: Date;
	filed_by: string;
	due_on: string;
	reader_id: string | null;
	opinion: string | null;
	effect: unknown;
	read_at: Date | null;
	outcome: 'upheld' | 'dismissed' | null;
	reason: string | null;
	decided_at: Date | null;
	/** Of the decision that is appealed. */
	act_id: string | null;
	decided_by: string;
};
export type AppealForCentre = CentreRound & { appeal: AppealRow };

/** An appeal of a round, for the officers of its centre without an interest; locked, to change it. */
export async function appealForCentre(
	trx: Trx,
	context: Context,
	{ call, appeal_id, lock = false }: { call: string; appeal_id: string; lock?: boolean }
): Promise<Outcome<AppealForCentre, RoundRefusal>> {
	const found = await (lock ? lockRoundForCentre : roundForCentre)(trx, context, call);
	if (!found.ok) return found;
	const appeal = isId(appeal_id) ? await appealById(trx, appeal_id) : undefined;
	return appeal?.round_id === found.value.round.id ? done({ ...found.value, appeal }) : refused('not_found');
}

export async function appealById(trx: Trx, id: string): Promise<(AppealRow & { round_id: string; call_id: string }) | undefined> {
	const row = await appeals(trx).where('appeal.id', '=', id).executeTakeFirst();
	return row && asRow(row);
}

export const appealsOf = async (trx: Trx, roundId: string): Promise<AppealRow[]> =>
	(
		await appeals(trx)
			.where('decision.round_id', '=', roundId)
			.orderBy('appeal.decided_at', (at) => at.asc().nullsFirst())
			.orderBy('appeal.due_on')
			.execute()
	).map(asRow);

const appeals = (trx: Trx) =>
	trx
		.selectFrom('selection.appeal as appeal')
		.innerJoin('selection.decision as decision', 'decision.id', 'appeal.decision_id')
		.innerJoin('applications.application as application', 'application.id', 'appeal.application_id')
		.selectAll('appeal')
		.select(['decision.round_id', 'decision.act_id', 'decision.decided_by as decision_by'])
		.select(['application.reference', 'application.school_id', 'application.school_name', 'application.state', 'application.call_id']);

type Raw = Awaited<ReturnType<ReturnType<typeof appeals>['executeTakeFirstOrThrow']>>;

const asRow = ({ school_name, state, outcome, decision_by, ...row }: Raw) => ({
	...row,
	school: school_name ?? '',
	withdrawn: state === 'withdrawn',
	outcome: outcome as AppealRow['outcome'],
	decided_by: decision_by
});

/**
 * Who may not read an appeal: whoever reviewed the application (also when the review was taken away), has or had said an
 * interest in it that stands, made the decision or applied it, or filed the appeal.
 */
export async function barredFromReading(trx: Trx, appeal: AppealRow): Promise<Set<string>> {
	const reviews = trx.selectFrom('selection.assignment').select('person_id').where('application_id', '=', appeal.application_id);
	const interests = trx
		.selectFrom('selection.conflict')
		.select('person_id')
		.where('application_id', '=', appeal.application_id)
		.where('lifted_at', 'is', null);
	const barred = await through(trx, 'reviews', async () => [...(await reviews.execute()), ...(await interests.execute())]);
	const act = appeal.act_id
		? await trx.selectFrom('selection.act').select('applied_by').where('id', '=', appeal.act_id).executeTakeFirst()
		: undefined;
	return new Set([...barred.map(({ person_id }) => person_id), appeal.decided_by, appeal.filed_by, ...(act ? [act.applied_by] : [])]);
}
