import { done, inLocale, instantInWords, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { siteAddress } from '#people/server';
import { prolonged } from '../mails/prolonged.ts';
import { pathOf, tell } from '../tell.ts';
import { lockForCentre, type CentreRefusal } from './centre-call.ts';
import { dueFaults, readDue, type WrittenDue } from './due.ts';
import { schoolSide } from './sides.ts';

export type ProlongRefusal = CentreRefusal | 'not_returned' | 'due_unreadable' | 'due_shortened';

/** Gives a school more time for its correction, also when the day is over. The day only ever moves forward. */
export function prolongReturn(
	context: Context,
	{ application_id, ...written }: WrittenDue & { application_id: string }
): Promise<Outcome<{ due_at: Date }, ProlongRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const locked = await lockForCentre(trx, context, application_id);
		if (!locked.ok) return locked;
		const { application, call } = locked.value;
		const standing = await trx
			.selectFrom('applications.return')
			.select(['id', 'due_at'])
			.where('application_id', '=', application.id)
			.where('resolved_at', 'is', null)
			.executeTakeFirst();
		if (!standing || application.state !== 'returned') return refused('not_returned');
		const due_at = readDue(written);
		const faults = dueFaults(due_at, context.now);
		if (due_at === null || faults.length > 0) return refused('due_unreadable', faults);
		if (due_at <= standing.due_at) return refused('due_shortened', [{ field: 'due_on', key: 'application_centre_fault_due_shortened' }]);

		await trx.updateTable('applications.return').set({ due_at }).where('id', '=', standing.id).execute();
		await record(trx, context, {
			name: 'application.return_prolonged',
			subject: { kind: 'application', id: application.id },
			also: [{ kind: 'school', id: application.school_id }],
			particulars: { reference: application.reference, from: standing.due_at.toISOString(), due_at: due_at.toISOString() }
		});
		const persons = await schoolSide(trx, context, application);
		await tell(
			trx,
			context,
			persons,
			`application.return_prolonged:${standing.id}:${due_at.toISOString()}`,
			'application-return-prolonged',
			(locale) =>
				prolonged[locale]({
					reference: application.reference,
					call: inLocale(call.name, locale),
					until: instantInWords(due_at, locale),
					address: siteAddress(pathOf(application), locale)
				})
		);
		return done({ due_at });
	});
}
