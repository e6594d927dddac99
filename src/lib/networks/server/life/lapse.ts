import { sql } from 'kysely';
import { record, type Context, type Trx } from '#platform/server';
import { schoolsById } from '#schools/server';
import { dayOf } from '#platform';
import { dutiesWhere } from './duty-record.ts';
import { dutyAnswered } from './mails/duties.ts';
import { invitationAnswered } from './mails/schools.ts';
import { lockNetwork } from './network-record.ts';
import { aboutNetwork, officersOf, subjectsOf, tell, voicesOf } from './tell.ts';

/**
 * Offers of duties and invitations of schools whose last minute has passed without an answer lapse: nobody refused, and
 * others can be asked. Asks for all that is due and not yet done, so a night on which it did not run costs nothing. Answers how many.
 */
export async function lapseAnswers(context: Context): Promise<number> {
	const due = await context.db.transaction().execute((trx) => dueNetworks(trx, context.now));
	let count = 0;
	for (const id of due) count += await context.db.transaction().execute((trx) => lapseIn(trx, context, id));
	return count;
}

/** The last minute itself still counts. */
const over = (now: Date): Date => new Date(now.getTime() - 60_000);

async function dueNetworks(trx: Trx, now: Date): Promise<string[]> {
	const { rows } = await sql<{ network_id: string }>`
		select network_id from networks.duty where answer is null and answer_by <= ${over(now)}
		union select network_id from networks.invitation where answer is null and answer_by <= ${over(now)}`.execute(trx);
	return rows.map(({ network_id }) => network_id);
}

async function lapseIn(trx: Trx, context: Context, networkId: string): Promise<number> {
	const network = await lockNetwork(trx, networkId);
	if (!network) return 0;
	const lapsed = { answer: 'lapsed', answered_at: context.now };
	const duties = await trx
		.updateTable('networks.duty')
		.set(lapsed)
		.where('network_id', '=', networkId)
		.where('answer', 'is', null)
		.where('answer_by', '<=', over(context.now))
		.returning(['id', 'person_id', 'duty'])
		.execute();
	const named = await dutiesWhere(trx, { networks: [networkId] });
	for (const { id, person_id, duty } of duties) {
		const person = named.find((one) => one.id === id)?.name ?? '';
		await record(trx, context, {
			name: 'duty.lapsed',
			subject: subjectsOf(network).subject,
			also: [...subjectsOf(network).also, { kind: 'person', id: person_id }],
			particulars: { network: network.name, person, duty }
		});
		await tell(trx, context, await officersOf(trx, context, network), 'duty-answered', `duty.lapsed:${id}`, (locale) =>
			dutyAnswered[locale]({
				...aboutNetwork(network, locale),
				person,
				duty: duty === 'expert' ? 'expert' : 'coordinator',
				answer: 'lapsed',
				reason: ''
			})
		);
	}
	const invitations = await trx
		.updateTable('networks.invitation')
		.set(lapsed)
		.where('network_id', '=', networkId)
		.where('answer', 'is', null)
		.where('answer_by', '<=', over(context.now))
		.returning(['id', 'school_id'])
		.execute();
	const schools = await schoolsById(
		trx,
		invitations.map(({ school_id }) => school_id),
		dayOf(context.now)
	);
	for (const { id, school_id } of invitations) {
		const school = schools.get(school_id)?.name ?? '';
		await record(trx, context, {
			name: 'network.invitation_lapsed',
			...subjectsOf(network, school_id),
			particulars: { network: network.name, school }
		});
		await tell(
			trx,
			context,
			await voicesOf(trx, context, network.founder_id ?? ''),
			'invitation-answered',
			`network.invitation:${id}`,
			(locale) => invitationAnswered[locale]({ ...aboutNetwork(network, locale), school, answer: 'lapsed' })
		);
	}
	return duties.length + invitations.length;
}
