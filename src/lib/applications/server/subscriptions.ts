import { dayOf } from '#platform';
import { askContacts } from '#people/server';
import { on, type Context, type Happened, type Subscription, type Trx } from '#platform/server';
import { callById } from '#programmes/server';

/** What applications do when something has happened below them. */
export const applicationSubscriptions: Subscription[] = [on('call.published', 'contacts.ask', askEarlierApplicants)];

/** A new call: the contacts of schools that have applied to the programme before say, from the letter, whether they are still the ones. */
async function askEarlierApplicants(context: Context, { subject_id, happened_at }: Happened): Promise<void> {
	const schools = await context.db.transaction().execute((trx) => earlierApplicants(trx, subject_id));
	if (schools.length > 0) await askContacts(context, { organisation_ids: schools, since: dayOf(happened_at) });
}

/** Schools with an application to an earlier call of the same programme. */
async function earlierApplicants(trx: Trx, callId: string): Promise<string[]> {
	const call = await callById(trx, callId);
	if (!call) return [];
	const rows = await trx
		.selectFrom('applications.application as application')
		.innerJoin('programmes.call as call', 'call.id', 'application.call_id')
		.innerJoin('programmes.edition as edition', 'edition.id', 'call.edition_id')
		.select('application.school_id')
		.distinct()
		.where('edition.programme_id', '=', call.programme.id)
		.where('call.id', '<>', call.id)
		.execute();
	return rows.map(({ school_id }) => school_id);
}
