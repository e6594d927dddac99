import { dayOf } from '#platform';
import type { MayOpen } from '#platform/server';
import { holds } from '#people/server';
import { schoolById } from '#schools/server';
import { accessTo } from './access.ts';

/**
 * Who opens a file of an application: its school; the centre, once it has been sent and what it was sent with; and the
 * school's municipality, once the school has asked for its word.
 */
export const mayOpenApplicationFile: MayOpen = async (trx, context, { owner_id, uploaded_at }) => {
	if (await accessTo(trx, context, owner_id)) return true;
	const application = await trx
		.selectFrom('applications.application as application')
		.innerJoin('programmes.call as call', 'call.id', 'application.call_id')
		.innerJoin('programmes.edition as edition', 'edition.id', 'call.edition_id')
		.innerJoin('programmes.programme as programme', 'programme.id', 'edition.programme_id')
		.leftJoin('applications.endorsement as endorsement', 'endorsement.application_id', 'application.id')
		.select(['programme.centre_id', 'application.school_id', 'application.sent_at', 'endorsement.asked_at'])
		.where('application.id', '=', owner_id)
		.executeTakeFirst();
	if (!application) return false;
	const day = dayOf(context.now);
	const wasSent = application.sent_at !== null && uploaded_at <= application.sent_at;
	if (wasSent && (await holds(trx, context.actor, ['centre_officer'], application.centre_id, day))) return true;
	if (application.asked_at === null) return false;
	const school = await schoolById(trx, application.school_id, day);
	return school !== undefined && holds(trx, context.actor, ['municipal_officer'], school.municipality_id, day);
};
