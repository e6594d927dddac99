import { sql } from 'kysely';
import { done, isId, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { runOf } from '#planning/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { concerns } from '../criteria.ts';
import { countLocked, type Group } from '../groups.ts';
import { misfit, type FormedSchool, type Situation } from '../situation.ts';
import { formationOf, isFormed, situationOf, wishesOf, type FormationRecord, type StandingWish } from './formation.ts';
import type { How } from './proposals.ts';
import { stateOf, type NetworkState } from './life/network-record.ts';

type Run = NonNullable<Awaited<ReturnType<typeof runOf>>>;

/** A proposal in the list: who made it of what, and what it comes to. */
export type ListedProposal = {
	id: string;
	number: number;
	how: How;
	base: number | null;
	objective: number;
	bound: number | null;
	locked: number;
	made_at: Date;
	made_by: string | null;
	/** Whether it is of the schools, the sizes and the weights that stand now. */
	current: boolean;
};
export type ListedNetwork = {
	id: string;
	number: number;
	slug: string;
	name: Text;
	host: string;
	topic: Text | null;
	schools: number;
	state: NetworkState;
};
export type FormationDesk = {
	edition: EditionOfCentre;
	formation: FormationRecord | null;
	/** How many networks of how many schools the terms of the edition say; null where they say none. */
	terms: { networks: number; schools_each: number } | null;
	schools: FormedSchool[];
	misfit: ReturnType<typeof misfit>;
	wishes: StandingWish[];
	/** The last computation, running or ended. */
	run: Run | null;
	proposals: ListedProposal[];
	networks: ListedNetwork[];
	formed: boolean;
};

/** The last so many proposals are listed. */
const listed = 50;

/** The formation of an edition for its centre: what stands, what is wished, what is computed, what was proposed, what was formed. */
export function readFormation(context: Context, editionId: string): Promise<Outcome<FormationDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = isId(editionId) ? await editionFor(trx, context, editionId) : undefined;
		if (!edition) return refused('not_found');
		const { grouping } = edition.terms;
		const formation = await formationOf(trx, edition.id);
		const terms = grouping.kind === 'networks' ? { networks: grouping.networks, schools_each: grouping.schools_each } : null;
		const none = {
			edition,
			formation: null,
			terms,
			schools: [],
			misfit: null,
			wishes: [],
			run: null,
			proposals: [],
			networks: [],
			formed: false
		};
		if (!formation) return done(none);
		const situation = await situationOf(trx, context, formation);
		return done({
			...none,
			formation,
			schools: situation.schools,
			misfit: misfit(situation.schools.length, formation),
			wishes: await wishesOf(trx, edition.id),
			run: await lastRun(trx, edition.id),
			proposals: await proposalsOf(trx, formation, new Set(situation.schools.map(({ id }) => id))),
			networks: await formedNetworks(trx, edition.id),
			formed: await isFormed(trx, edition.id)
		});
	});
}

async function lastRun(trx: Trx, editionId: string): Promise<Run | null> {
	const asking = await trx
		.selectFrom('networks.asking')
		.select('run_id')
		.where('edition_id', '=', editionId)
		.orderBy('asked_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return (asking && (await runOf(trx, asking.run_id))) ?? null;
}

async function proposalsOf(
	trx: Trx,
	{ edition_id, networks, least, most, criteria }: FormationRecord,
	schools: ReadonlySet<string>
): Promise<ListedProposal[]> {
	const rows = await trx
		.selectFrom('networks.proposal as p')
		.leftJoin('networks.proposal as base', 'base.id', 'p.base_id')
		.leftJoin('people.person as person', 'person.id', 'p.made_by')
		.select([
			'p.id',
			'p.number',
			'p.how',
			'p.objective',
			'p.bound',
			'p.groups',
			'p.made_at',
			'base.number as base',
			'person.name as made_by'
		])
		.select(sql<Made>`p.situation - 'schools' - 'wishes'`.as('made'))
		.where('p.edition_id', '=', edition_id)
		.orderBy('p.number', 'desc')
		.limit(listed)
		.execute();
	return rows.map(({ groups, made, how, ...row }) => {
		const members = (groups as unknown as Group[]).flatMap((group) => group.members);
		const current =
			members.length === schools.size &&
			members.every((member) => schools.has(member)) &&
			made.networks === networks &&
			made.least === least &&
			made.most === most &&
			concerns.every((concern) => made.criteria[concern] === criteria[concern]);
		// What is proven is proven of divisions whose networks have the right sizes.
		const fits = (groups as unknown as Group[]).every((group) => group.members.length >= made.least && group.members.length <= made.most);
		return { ...row, bound: fits ? row.bound : null, how: how as How, locked: countLocked(groups as unknown as Group[]), current };
	});
}

type Made = Pick<Situation, 'networks' | 'least' | 'most' | 'criteria'>;

const formedNetworks = async (trx: Trx, editionId: string): Promise<ListedNetwork[]> => {
	const rows = await trx
		.selectFrom('networks.network as n')
		.innerJoin('people.organisation as host', 'host.id', 'n.host_id')
		.select(['n.id', 'n.number', 'n.slug', 'n.name', 'n.topic_words', 'n.activated_at', 'n.closed_on', 'host.name as host'])
		.select((eb) =>
			eb
				.selectFrom('networks.membership as m')
				.select((inner) => inner.fn.countAll<number>().as('count'))
				.whereRef('m.network_id', '=', 'n.id')
				.where('m.left_at', 'is', null)
				.as('schools')
		)
		.where('n.edition_id', '=', editionId)
		.where('n.kind', '=', 'formed')
		.orderBy('n.number')
		.execute();
	return rows.map(({ name, topic_words, activated_at, closed_on, schools, ...row }) => ({
		...row,
		name: name as unknown as Text,
		topic: topic_words as unknown as Text | null,
		schools: Number(schools),
		state: stateOf({ activated_at, closed_on })
	}));
};
