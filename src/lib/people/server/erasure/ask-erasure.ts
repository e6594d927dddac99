import { dayOf, done, newId, refused, type Day, type Outcome } from '#platform';
import { record, writeMail, type Context } from '#platform/server';
import { dueOn } from '../../erasure.ts';
import { erasureAskedLetter } from '../mails/erasure.ts';
import { siteAddress } from '../site.ts';
import type { Visit } from '../sign-in/visit.ts';
import { proveSelf, type ProofRefusal } from './prove-self.ts';
import { lockPerson, openRequestOf } from './requests.ts';

/**
 * Asks to be erased (GDPR, article 17). Whoever asks proves by their sign-in that it is them, and gets a letter; the centre that
 * operates the installation answers within a month (G-10). One open request at a time.
 */
export async function askErasure(
	context: Context,
	input: { visit: Visit; present: string }
): Promise<Outcome<{ due_on: Day }, ProofRefusal | 'already_asked'>> {
	const proven = await proveSelf(context, input);
	if (!proven.ok) return proven;
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const person = actor.kind === 'person' ? await lockPerson(trx, actor.id) : undefined;
		if (!person) return refused('not_signed_in');
		if (await openRequestOf(trx, person.id)) return refused('already_asked');
		const asked = { id: newId(), due_on: dueOn(dayOf(now)) };
		await trx
			.insertInto('people.erasure')
			.values({ ...asked, person_id: person.id, asked_at: now })
			.execute();
		if (person.email) {
			const letter = erasureAskedLetter[person.locale]({ due_on: asked.due_on, address: siteAddress('/profile/erasure', person.locale) });
			await writeMail(trx, now, 'people.erasure_asked', { email: person.email, locale: person.locale, person_id: person.id }, letter);
		}
		await record(trx, context, {
			name: 'erasure.asked',
			subject: { kind: 'person', id: person.id },
			particulars: { due_on: asked.due_on }
		});
		return done({ due_on: asked.due_on });
	});
}

/** Takes one's own request back. Nothing has happened then. */
export function withdrawErasure(context: Context): Promise<Outcome<undefined, 'not_signed_in' | 'unknown_erasure'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const taken = await trx
			.updateTable('people.erasure')
			.set({ withdrawn_at: now })
			.where('person_id', '=', actor.id)
			.where('withdrawn_at', 'is', null)
			.where('answered_at', 'is', null)
			.returning('id')
			.executeTakeFirst();
		if (!taken) return refused('unknown_erasure');
		await record(trx, context, { name: 'erasure.withdrawn', subject: { kind: 'person', id: actor.id } });
		return done();
	});
}
