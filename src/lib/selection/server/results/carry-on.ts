import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { carryOverAnswers, startApplication } from '#applications/server';
import { callBySlug } from '#programmes/server';
import { readOwnDecision } from './read-own-decision.ts';

export type CarryRefusal = 'not_found' | 'not_allowed' | 'nothing_to_carry' | 'not_started';

/**
 * Carries an application that got no place over to the next open call of its programme: one act begins the new application
 * and takes the answers over that still fit. Refused where the school has an application there already.
 */
export async function carryOn(context: Context, applicationId: string): Promise<Outcome<{ id: string }, CarryRefusal>> {
	const decision = await readOwnDecision(context, applicationId);
	if (!decision) return refused('not_found');
	if (!decision.may.carry || !decision.next) return refused('nothing_to_carry');
	const { slug } = decision.next;
	const call = await context.db.transaction().execute((trx) => callBySlug(trx, slug));
	if (!call) return refused('not_found');
	const started = await startApplication(context, { call_id: call.id, school_id: decision.application.school_id });
	if (!started.ok) return refused(started.refusal === 'not_allowed' ? 'not_allowed' : 'not_started');
	await carryOverAnswers(context, { application_id: started.value.id });
	return done({ id: started.value.id });
}
