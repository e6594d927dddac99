import { done, lengthOf, refused, type Outcome } from '#platform';
import { record, writeMail, type Context } from '#platform/server';
import { erasureRefusedLetter } from '../mails/erasure.ts';
import { isOperator } from '../roles.ts';
import { isOpen, lockPerson, lockRequest } from './requests.ts';

export type AnswerErasureRefusal = 'not_yours' | 'unknown_erasure' | 'erasure_answered' | 'own_request';

/** Refuses a request, with a reason of at least ten characters that the person is told, with where to complain. */
export function refuseErasure(
	context: Context,
	{ erasure_id, reason }: { erasure_id: string; reason: string }
): Promise<Outcome<undefined, AnswerErasureRefusal | 'faulty'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOperator(trx, context))) return refused('not_yours');
		const request = await lockRequest(trx, erasure_id);
		if (!request) return refused('unknown_erasure');
		if (request.person_id === context.actor.id) return refused('own_request');
		if (!isOpen(request)) return refused('erasure_answered');
		const said = reason.trim().slice(0, 2000);
		if (lengthOf(said) < 10) return refused('faulty', [{ field: 'reason', key: 'people_erasure_reason_short' }]);
		await trx
			.updateTable('people.erasure')
			.set({ answered_at: context.now, answered_by: context.actor.id, outcome: 'refused', reason: said })
			.where('id', '=', request.id)
			.execute();
		const person = await lockPerson(trx, request.person_id);
		if (person?.email) {
			const to = { email: person.email, locale: person.locale, person_id: person.id };
			await writeMail(trx, context.now, 'people.erasure_refused', to, erasureRefusedLetter[person.locale]({ reason: said }));
		}
		await record(trx, context, { name: 'erasure.refused', subject: { kind: 'person', id: request.person_id } });
		return done();
	});
}
