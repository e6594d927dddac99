import { dayOf, done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { completenessOf, type Completeness } from '../../completeness.ts';
import { dutiesWhere, isStanding, type DutyRecord } from './duty-record.ts';
import { networkActive } from './mails/schools.ts';
import { counts, lockNetwork, membershipsOf, type MemberRecord, type NetworkRecord } from './network-record.ts';
import { sideOf } from './side.ts';
import { aboutNetwork, readersOf, subjectsOf, tell } from './tell.ts';

export type ActivateRefusal = 'not_found' | 'already_active' | 'network_closed' | 'incomplete';

/**
 * A network begins its work: only when it has all its schools (B-02), exactly its coordinators (B-03) and the experts that
 * the edition demands (B-04). The centre decides it; of a founded network its founder too. Everybody concerned is told, and the
 * network stands on the public page from now on. What it had is kept with the event.
 */
export function activateNetwork(context: Context, { network_id }: { network_id: string }): Promise<Outcome<Completeness, ActivateRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const network = await lockNetwork(trx, network_id);
		const side = network && (await sideOf(trx, context, network));
		if (!network || !side || !(side.centre || side.founder)) return refused('not_found');
		if (network.closed_on !== null) return refused('network_closed');
		if (network.activated_at !== null) return refused('already_active');
		const { verdict, schools, people } = await gatheredIn(trx, context, network);
		if (!verdict.complete) return refused('incomplete');

		await trx
			.updateTable('networks.network')
			.set({ activated_at: context.now, activated_by: context.actor.id })
			.where('id', '=', network.id)
			.execute();
		await record(trx, context, {
			name: 'network.activated',
			...subjectsOf(network, ...schools.map(({ school_id }) => school_id)),
			particulars: {
				network: network.name,
				schools: schools.length,
				coordinators: people.filter(({ duty }) => duty === 'coordinator').length
			}
		});
		const named = (duty: DutyRecord['duty']) => people.filter((one) => one.duty === duty).map(({ name }) => name);
		await tell(trx, context, await readersOf(trx, context, network), 'network-active', `network.activated:${network.id}`, (locale) =>
			networkActive[locale]({
				...aboutNetwork(network, locale),
				schools: schools.map(({ school }) => school),
				coordinators: named('coordinator'),
				experts: named('expert')
			})
		);
		return done(verdict);
	});
}

/** What a network has today, and whether that is enough. A school that has said it leaves counts no more. */
export async function gatheredIn(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	network: NetworkRecord
): Promise<{ verdict: Completeness; schools: MemberRecord[]; people: DutyRecord[] }> {
	const today = dayOf(now);
	const schools = (await membershipsOf(trx, [network.id], today)).filter((one) => counts(one, today));
	const people = (await dutiesWhere(trx, { networks: [network.id] })).filter(isStanding);
	return { verdict: verdictOf(network, schools, people), schools, people };
}

/** Whether these schools and people make a network complete. */
export const verdictOf = (network: NetworkRecord, schools: readonly MemberRecord[], people: readonly DutyRecord[]): Completeness =>
	completenessOf(network, {
		schools: schools.length,
		coordinators: people.filter(({ duty }) => duty === 'coordinator').length,
		experts: people.filter(({ duty }) => duty === 'expert').length
	});
