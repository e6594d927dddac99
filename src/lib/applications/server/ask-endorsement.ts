import { dayOf, done, inLocale, instantInWords, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holdersOf, siteAddress } from '#people/server';
import { lockForWriting, type WritingRefusal } from './access.ts';
import { endorsementAsked } from './mails/endorsement-asked.ts';
import { materialOf } from './material.ts';
import { endorsementPath } from './municipality/endorsement.ts';
import { nameOf, tell } from './tell.ts';

export type AskEndorsementRefusal = WritingRefusal | 'claim_pending' | 'already_endorsed';

/**
 * Asks the school's municipality for its word on the application (e2). It may be asked again, after a refusal too; what
 * was answered before stays in the timeline. Tells how many officers there are to answer.
 */
export function askEndorsement(
	context: Context,
	{ application_id }: { application_id: string }
): Promise<Outcome<{ officers: number }, AskEndorsementRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;
		if (access.value.claimed) return refused('claim_pending');
		const { call, school, endorsement } = await materialOf(trx, access.value, now);
		if (endorsement?.answer === 'endorsed') return refused('already_endorsed');

		const asked = {
			asked_at: now,
			asked_by: actor.id ?? access.value.started_by,
			answer: null,
			answered_at: null,
			answered_by: null,
			post: null,
			remark: ''
		};
		await trx
			.insertInto('applications.endorsement')
			.values({ application_id: access.value.id, ...asked })
			.onConflict((conflict) => conflict.column('application_id').doUpdateSet(asked))
			.execute();
		await record(trx, context, {
			name: 'application.endorsement_asked',
			subject: { kind: 'application', id: access.value.id },
			also: [
				{ kind: 'school', id: school.id },
				{ kind: 'municipality', id: school.municipality_id }
			],
			particulars: { reference: access.value.reference, school: school.name, municipality: school.municipality }
		});
		const officers = await holdersOf(trx, school.municipality_id, ['municipal_officer'], dayOf(now));
		const by = await nameOf(trx, context);
		const persons = officers.map(({ person_id, ...officer }) => ({ ...officer, id: person_id }));
		await tell(
			trx,
			context,
			persons,
			`application.endorsement:${access.value.id}:${dayOf(now)}`,
			'application-endorsement-asked',
			(locale, officer) =>
				endorsementAsked[locale]({
					reference: access.value.reference,
					call: inLocale(call.name, locale),
					school: school.name,
					by,
					until: instantInWords(call.closes_at, locale),
					address: siteAddress(endorsementPath(access.value.id, officer, now), locale)
				})
		);
		return done({ officers: officers.length });
	});
}
