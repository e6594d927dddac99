import { instantInWords } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { callById } from '#programmes/server';
import { roundOfCall } from '../centre-round.ts';
import { aboutApplication, tellSchool } from '../tell-school.ts';
import { lapsed } from '../mails/offers.ts';

/**
 * Every offer whose last minute has passed without an answer lapses: nobody refused, and the place may go on. Asks for all
 * that is due and not yet done, so a night on which it did not run costs nothing. Returns how many lapsed.
 */
export async function lapseOffers(context: Context): Promise<number> {
	const calls = await context.db.transaction().execute((trx) => callsWithDue(trx, context.now));
	let count = 0;
	for (const call of calls) count += await context.db.transaction().execute((trx) => lapseIn(trx, context, call));
	return count;
}

/** The last minute itself still counts. */
const over = (now: Date): Date => new Date(now.getTime() - 60_000);

async function callsWithDue(trx: Trx, now: Date): Promise<string[]> {
	const rows = await trx
		.selectFrom('selection.offer as offer')
		.innerJoin('selection.round as round', 'round.id', 'offer.round_id')
		.select('round.call_id')
		.distinct()
		.where('offer.answer', 'is', null)
		.where('offer.confirm_by', '<=', over(now))
		.execute();
	return rows.map(({ call_id }) => call_id);
}

async function lapseIn(trx: Trx, context: Context, callId: string): Promise<number> {
	const round = await roundOfCall(trx, callId, true);
	const call = await callById(trx, callId);
	if (!round || !call) return 0;
	const rows = await trx
		.updateTable('selection.offer as offer')
		.from('applications.application as application')
		.set({ answer: 'lapsed', answered_at: context.now })
		.whereRef('application.id', '=', 'offer.application_id')
		.where('offer.round_id', '=', round.id)
		.where('offer.answer', 'is', null)
		.where('offer.confirm_by', '<=', over(context.now))
		.returning([
			'offer.id',
			'offer.application_id',
			'offer.confirm_by',
			'application.reference',
			'application.school_id',
			'application.school_name'
		])
		.execute();
	for (const { id, confirm_by, school_name, ...about } of rows) {
		await record(trx, context, {
			name: 'offer.lapsed',
			subject: { kind: 'application', id: about.application_id },
			also: [
				{ kind: 'school', id: about.school_id },
				{ kind: 'round', id: round.id }
			],
			particulars: { reference: about.reference, school: school_name }
		});
		await tellSchool(trx, context, about, 'offer-lapsed', `offer.lapsed:${id}`, (locale, address) =>
			lapsed[locale]({
				...aboutApplication({ ...about, school: school_name ?? '' }, call, locale),
				until: instantInWords(confirm_by, locale),
				address
			})
		);
	}
	return rows.length;
}
