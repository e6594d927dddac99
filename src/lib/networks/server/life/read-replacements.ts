import { addDays, dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import type { Filling } from '../../reform.ts';
import { waysToFill } from '../../reform.ts';
import { reserveOf, standingOf, type Waiting } from './edition-situation.ts';
import { belongsFrom, membershipsOf, networkById, type NetworkRecord } from './network-record.ts';
import { sideOf } from './side.ts';

export type Replacements = {
	network: NetworkRecord;
	/** How many schools it lacks. */
	missing: number;
	/** The first day on which there is room. */
	from_on: Day;
	ways: Filling[];
	schools: Record<string, string>;
	networks: Record<string, NetworkRecord['name']>;
	reserve: Waiting[];
	newcomers: number;
};

/** So many ways at most are told. */
const shownWays = 8;

/** How a network that lacks a school can be made whole, each way with its exact cost; and who waits in the reserve. For the centre. */
export function readReplacements(context: Context, networkId: string): Promise<Outcome<Replacements, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const network = await networkById(trx, networkId);
		if (!network || network.kind !== 'formed' || network.closed_on !== null || !(await sideOf(trx, context, network))?.centre)
			return refused('not_found');
		const today = dayOf(context.now);
		const edition = await standingOf(trx, context, network.edition_id);
		const own = edition.standing.find(({ network_id }) => network_id === network.id);
		const present = (await membershipsOf(trx, [network.id], today)).filter((one) => belongsFrom(one, today));
		return done({
			network,
			missing: Math.max(0, network.schools_least - (own?.members.length ?? 0)),
			from_on: firstDayWithRoom(
				present.map(({ ends_on }) => ends_on),
				network.schools_most,
				today
			),
			ways:
				own && own.members.length < own.most
					? waysToFill(edition.situation, edition.standing, edition.newcomers, network.id).slice(0, shownWays)
					: [],
			schools: Object.fromEntries(edition.situation.schools.map(({ id, name }) => [id, name])),
			networks: Object.fromEntries(edition.networks.map(({ id, name }) => [id, name])),
			reserve: await reserveOf(trx, network.edition_id, today),
			newcomers: edition.newcomers.length
		});
	});
}

/** The day after enough of those who are leaving have left. */
function firstDayWithRoom(ends: readonly (Day | null)[], most: number, today: Day): Day {
	const leaving = ends.filter((day) => day !== null).toSorted();
	const tooMany = ends.length - most + 1;
	const last = tooMany > 0 ? leaving[tooMany - 1] : undefined;
	return last === undefined ? today : addDays(last, 1);
}
