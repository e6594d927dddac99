import { greatCircleKm, type Place } from '#planning';

export const duties = ['coordinator', 'expert'] as const;
export type Duty = (typeof duties)[number];

/** Somebody who can coordinate or advise: where from, how many networks at most and how many now, which topics; where they have an interest. */
export type HelperFacts = {
	person_id: string;
	name: string;
	at: Place;
	most_networks: number;
	/** Networks that they lead or advise, or have been asked to. */
	load: number;
	/** Codes of topics they know best; empty: any. */
	topics: readonly string[];
	/** Schools in which they work. */
	schools: readonly string[];
	/** Municipalities of which they are officers. */
	municipalities: readonly string[];
};

/** A network that needs somebody: where it meets, its problem, its schools. */
export type NeedingFacts = {
	at: Place;
	topic: string | null;
	schools: readonly { school_id: string; school: string; municipality_id: string }[];
};

/** Why somebody may not help a network: they work in one of its schools, or are an officer of the municipality of one. */
export type Interest = { kind: 'employment' | 'municipality'; school_id: string; school: string };

export type Match = {
	person_id: string;
	name: string;
	kilometres: number;
	load: number;
	most_networks: number;
	/** Whether they know the topic best; null where the network has no single problem. */
	knows: boolean | null;
	interests: Interest[];
	/** Whether they have as many networks as they can take on. */
	full: boolean;
	/** What puts them in order: kilometres, and so many more for each network they have and for an unknown topic. */
	points: number;
};

/** What a network more and an unknown topic count beside a kilometre to the host. */
export const matchPoints = { kilometre: 1, network: 40, unknown_topic: 60 } as const;

/**
 * Who suits a network, best first: near its host, with few networks, knowing its problem. Whoever has an interest in one of
 * its schools, or no room for another network, comes last, told why.
 */
export const matchHelpers = (network: NeedingFacts, helpers: readonly HelperFacts[]): Match[] =>
	helpers
		.map((helper) => matchOf(network, helper))
		.sort(
			(one, other) =>
				Number(isBarred(one)) - Number(isBarred(other)) ||
				one.points - other.points ||
				one.name.localeCompare(other.name, 'lt') ||
				(one.person_id < other.person_id ? -1 : 1)
		);

/** Whether somebody cannot be asked. */
export const isBarred = ({ interests, full }: Pick<Match, 'interests' | 'full'>): boolean => interests.length > 0 || full;

function matchOf(network: NeedingFacts, helper: HelperFacts): Match {
	const kilometres = Math.round(greatCircleKm(helper.at, network.at));
	const knows = network.topic === null ? null : helper.topics.length === 0 || helper.topics.includes(network.topic);
	const { person_id, name, load, most_networks } = helper;
	return {
		person_id,
		name,
		kilometres,
		load,
		most_networks,
		knows,
		interests: interestsIn(network.schools, helper),
		full: load >= most_networks,
		points: kilometres * matchPoints.kilometre + load * matchPoints.network + (knows === false ? matchPoints.unknown_topic : 0)
	};
}

/** The interests of somebody in the schools of a network. */
export const interestsIn = (
	schools: NeedingFacts['schools'],
	{ schools: workplaces, municipalities }: Pick<HelperFacts, 'schools' | 'municipalities'>
): Interest[] =>
	schools.flatMap(({ school_id, school, municipality_id }) => [
		...(workplaces.includes(school_id) ? [{ kind: 'employment' as const, school_id, school }] : []),
		...(municipalities.includes(municipality_id) ? [{ kind: 'municipality' as const, school_id, school }] : [])
	]);
