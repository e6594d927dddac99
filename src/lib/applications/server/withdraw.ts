import { done, inLocale, instantInWords, isId, newId, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { siteAddress } from '#people/server';
import { isOpen } from '#programmes';
import { mayBeWithdrawn } from '../states.ts';
import { lockApplication } from './access.ts';
import { withdrawn } from './mails/withdrawn.ts';
import { concerned, nameOf, tell } from './tell.ts';
import { materialOf } from './material.ts';

export type WithdrawInput = { application_id: string; reason: string };
export type WithdrawRefusal = 'not_found' | 'not_allowed' | 'withdrawn' | 'reason_too_long';

/**
 * Takes an application back: who, when and, if the school likes to say it, why. What was sent stays on record. While the
 * call is open the school may begin anew. One who has only claimed the school may take back what was never sent.
 */
export function withdrawApplication(
	context: Context,
	{ application_id, reason }: WithdrawInput
): Promise<Outcome<undefined, WithdrawRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const access = isId(application_id) ? await lockApplication(trx, context, application_id) : undefined;
		if (!access) return refused('not_found');
		if (access.right !== 'send' && !(access.claimed && access.submission_id === null)) return refused('not_allowed');
		if (!mayBeWithdrawn(access.state)) return refused('withdrawn');
		const said = prose(reason);
		if ([...said].length > 2000)
			return refused('reason_too_long', [{ field: 'reason', key: 'application_fault_answer_too_long', values: { most: 2000 } }]);

		const material = await materialOf(trx, access, now);
		const { call, school } = material;
		await trx
			.insertInto('applications.withdrawal')
			.values({ id: newId(), application_id: access.id, withdrawn_at: now, withdrawn_by: actor.id ?? access.started_by, reason: said })
			.execute();
		await trx
			.updateTable('applications.return')
			.set({ resolved_at: now })
			.where('application_id', '=', access.id)
			.where('resolved_at', 'is', null)
			.execute();
		await trx.updateTable('applications.application').set({ state: 'withdrawn' }).where('id', '=', access.id).execute();
		await record(trx, context, {
			name: 'application.withdrawn',
			subject: { kind: 'application', id: access.id },
			also: [
				{ kind: 'school', id: school.id },
				{ kind: 'call', id: call.id }
			],
			particulars: { reference: access.reference, school: school.name, call: call.name, reason: said }
		});
		const by = await nameOf(trx, context);
		await tell(
			trx,
			context,
			await concerned(trx, context, material),
			`application.withdrawn:${access.id}`,
			'application-withdrawn',
			(locale) =>
				withdrawn[locale]({
					reference: access.reference,
					call: inLocale(call.name, locale),
					school: school.name,
					by,
					at: instantInWords(now, locale),
					reason: said,
					may_start_anew: isOpen(call, now),
					address: siteAddress(`/school/${school.id}`, locale)
				})
		);
		return done();
	});
}
