import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { municipalitiesOf } from '#schools/server';
import type { Municipality } from '#schools';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { duties, matchHelpers, type Duty, type Match } from '../../matching.ts';
import { dutiesWhere, isOpen, isStanding, type DutyRecord } from './duty-record.ts';
import { helpersFor } from './helper-facts.ts';
import { needOf } from './needing.ts';
import { membershipsOf, networksWhere, stateOf, type NetworkRecord, type NetworkState } from './network-record.ts';
import { topicsOf, type TopicWords } from './topics.ts';

/** What one network has and needs of a duty, with those who could take it on. */
export type Needed = { duty: Duty; wanted: number; people: DutyRecord[]; asked: DutyRecord[]; refusedBy: DutyRecord[]; matches: Match[] };
export type NetworkNeeds = { network: NetworkRecord; state: NetworkState; host: string; needs: Needed[] };
export type Helper = { person_id: string; name: string; duty: Duty; most_networks: number; load: number };
export type MatchingDesk = {
	edition: EditionOfCentre;
	networks: NetworkNeeds[];
	helpers: Helper[];
	topics: TopicWords[];
	municipalities: Municipality[];
};

/** Who is told of a network that needs somebody, at most. */
const shown = 5;

/** Coordinators and experts of an edition's networks: who they are, who is asked, and who suits whom, for the centre. */
export function readMatching(context: Context, editionId: string): Promise<Outcome<MatchingDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { now } = context;
		const today = dayOf(now);
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		const networks = (await networksWhere(trx, { edition: edition.id })).filter(
			({ kind, closed_on }) => kind === 'formed' && closed_on === null
		);
		const ids = networks.map(({ id }) => id);
		const members = await membershipsOf(trx, ids, today);
		const people = ids.length > 0 ? await dutiesWhere(trx, { networks: ids }) : [];
		const byDuty = {
			coordinator: await helpersFor(trx, 'coordinator', { centre: edition.centre_id }, now, today),
			expert: await helpersFor(trx, 'expert', { centre: edition.centre_id }, now, today)
		};
		return done({
			edition,
			networks: networks.map((network) => {
				const own = members.filter(({ network_id }) => network_id === network.id);
				const need = needOf(network, own, today);
				const here = people.filter(({ network_id }) => network_id === network.id);
				return {
					network,
					state: stateOf(network),
					host: own.find(({ school_id }) => school_id === network.host_id)?.school ?? '',
					needs: duties.map((duty): Needed => {
						const standing = here.filter((one) => one.duty === duty && isStanding(one));
						const asked = here.filter((one) => one.duty === duty && isOpen(one, now));
						const wanted = Math.max(
							0,
							(duty === 'coordinator' ? network.coordinators : network.experts_least) - standing.length - asked.length
						);
						const busy = new Set([...here.filter((one) => isStanding(one) || isOpen(one, now))].map(({ person_id }) => person_id));
						const free = byDuty[duty].filter(({ person_id }) => !busy.has(person_id));
						return {
							duty,
							wanted,
							people: standing,
							asked,
							refusedBy: here.filter(
								(one) => one.duty === duty && (one.answer === 'declined' || one.answer === 'lapsed') && !busy.has(one.person_id)
							),
							matches: wanted > 0 ? matchHelpers(need, free).slice(0, shown) : []
						};
					})
				};
			}),
			helpers: duties.flatMap((duty) =>
				byDuty[duty].map(({ person_id, name, most_networks, load }) => ({ person_id, name, duty, most_networks, load }))
			),
			topics: await topicsOf(trx, [edition.centre_id]),
			municipalities: await municipalitiesOf(trx)
		});
	});
}
