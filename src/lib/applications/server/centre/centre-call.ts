import { done, isId, refused, dayOf, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { callById, callBySlug, type CallRecord } from '#programmes/server';

export type CentreRefusal = 'not_found' | 'not_allowed';

/** A call, by its id or its address, for an officer of the centre whose programme it is; nobody else may look at what was sent to it. */
export async function callForCentre(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	callOrSlug: string
): Promise<Outcome<CallRecord, CentreRefusal>> {
	const call = isId(callOrSlug) ? await callById(trx, callOrSlug) : await callBySlug(trx, callOrSlug);
	if (!call) return refused('not_found');
	return (await holds(trx, actor, ['centre_officer'], call.programme.centre_id, dayOf(now))) ? done(call) : refused('not_allowed');
}

/** An application as the centre's use cases lock and change it. */
export type CentreApplication = {
	id: string;
	reference: string;
	school_id: string;
	school_name: string;
	state: 'submitted' | 'returned' | 'withdrawn';
	submission_id: string;
	outcome: 'yes' | 'review' | 'no';
	sent_at: Date;
};
export type ForCentre = { application: CentreApplication; call: CallRecord };

/**
 * An application that was sent to a call of the officer's centre, locked for the transaction. A draft is nobody's but the
 * school's; and what an officer decides is decided by a person, never by the machine.
 */
export async function lockForCentre(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string
): Promise<Outcome<ForCentre & { officer: string }, CentreRefusal>> {
	if (!isId(id)) return refused('not_found');
	const row = await sentApplications(trx).where('id', '=', id).forUpdate().executeTakeFirst();
	const found = await forCentre(trx, context, row);
	if (!found.ok) return found;
	return context.actor.kind === 'person' ? done({ ...found.value, officer: context.actor.id }) : refused('not_allowed');
}

/** The same to read only. */
export async function findForCentre(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string
): Promise<Outcome<ForCentre, CentreRefusal>> {
	if (!isId(id)) return refused('not_found');
	return forCentre(trx, context, await sentApplications(trx).where('id', '=', id).executeTakeFirst());
}

const sentApplications = (trx: Trx) =>
	trx
		.selectFrom('applications.application')
		.select(['id', 'reference', 'school_id', 'school_name', 'state', 'submission_id', 'outcome', 'sent_at', 'call_id'])
		.where('submission_id', 'is not', null);

type Row = Awaited<ReturnType<ReturnType<typeof sentApplications>['executeTakeFirstOrThrow']>>;

async function forCentre(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	row: Row | undefined
): Promise<Outcome<ForCentre, CentreRefusal>> {
	if (!row) return refused('not_found');
	const call = await callForCentre(trx, context, row.call_id);
	// To whoever is not of the centre it does not exist.
	if (!call.ok) return refused('not_found');
	const { call_id: _, ...application } = row;
	return done({ application: { ...application, school_name: application.school_name ?? '' } as CentreApplication, call: call.value });
}
