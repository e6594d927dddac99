import { dayOf, done, inLocale, instantInWords, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holdersOf, holds, siteAddress } from '#people/server';
import { includes } from '../states.ts';
import { missingAnswers } from '../tasks.ts';
import { lockForWriting, type WritingRefusal } from './access.ts';
import { signOffAsked } from './mails/sign-off-asked.ts';
import { materialOf } from './material.ts';
import { writeSignOff } from './submit.ts';
import { nameOf, pathOf, tell } from './tell.ts';

export type SignOffRefusal = WritingRefusal | 'not_head' | 'answers_missing';

/**
 * The head of the school stands behind the application as it is now. A change afterwards asks for the head again. Only a
 * complete form is signed: nobody signs what is still to be written.
 */
export function signOff(context: Context, { application_id }: { application_id: string }): Promise<Outcome<undefined, SignOffRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;
		if (actor.kind !== 'person' || !(await holds(trx, actor, ['school_head'], access.value.school_id, dayOf(now))))
			return refused('not_head');
		const material = await materialOf(trx, access.value, now);
		if (missingAnswers(material.rules.form, material.answers).length > 0) return refused('answers_missing');

		await writeSignOff(trx, access.value, actor.id, now);
		await record(trx, context, {
			name: 'application.signed_off',
			subject: { kind: 'application', id: access.value.id },
			particulars: { reference: access.value.reference }
		});
		return done();
	});
}

/** Asks the school's head to sign, by a letter once a day. Tells how many heads there are to ask. */
export function askSignOff(
	context: Context,
	{ application_id }: { application_id: string }
): Promise<Outcome<{ heads: number }, WritingRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { now } = context;
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;
		if (!includes(access.value.right, 'edit') || access.value.claimed) return refused('not_allowed');
		const { call, school } = await materialOf(trx, access.value, now);
		const heads = await holdersOf(trx, school.id, ['school_head'], dayOf(now));
		const by = await nameOf(trx, context);
		const persons = heads.map(({ person_id, ...head }) => ({ ...head, id: person_id }));
		await tell(trx, context, persons, `application.sign_off:${access.value.id}:${dayOf(now)}`, 'application-sign-off-asked', (locale) =>
			signOffAsked[locale]({
				reference: access.value.reference,
				call: inLocale(call.name, locale),
				school: school.name,
				by,
				until: instantInWords(call.closes_at, locale),
				address: siteAddress(`${pathOf(access.value)}/sign-off`, locale)
			})
		);
		return done({ heads: heads.length });
	});
}
