import { groupOf, isLocked, type Group } from './groups.ts';
import { kmBetween, schoolsOf } from './measure.ts';
import type { Situation } from './situation.ts';

/** Why a school is where it is: what ties it to its network, as facts. */
export type Why = {
	group: number;
	is_host: boolean;
	host: string;
	km: number;
	/** Where the host of another network is nearer: the nearest of them. */
	nearer: { group: number; host: string; km: number } | null;
	shares_topic: boolean;
	/** Schools of its network that work on the same problem, itself not counted. */
	same_topic: number;
	/** Schools of its network of the same type, itself not counted. */
	same_type: number;
	locked: boolean;
	/** Schools with which it shall share a network, and those from which it shall be apart. */
	together: string[];
	apart: string[];
};

/** Tells why a school is in its network; nothing for a school that is in none. */
export function whyHere(situation: Situation, groups: readonly Group[], school: string): Why | null {
	const group = groupOf(groups, school);
	const [own, schools] = [groups[group], schoolsOf(situation)];
	const [me, host] = [schools.get(school), schools.get(own?.host ?? '')];
	if (!own || !me || !host) return null;
	const others = own.members.filter((id) => id !== school).flatMap((id) => schools.get(id) ?? []);
	const km = kmBetween(me, host);
	return {
		group,
		is_host: own.host === school,
		host: own.host,
		km,
		nearer: nearestHost(situation, groups, school, group, km),
		shares_topic: me.topic === host.topic,
		same_topic: others.filter(({ topic }) => topic !== null && topic === me.topic).length,
		same_type: others.filter(({ type }) => type === me.type).length,
		locked: isLocked(groups, school),
		together: wished(situation, school, 'together'),
		apart: wished(situation, school, 'apart')
	};
}

function nearestHost(situation: Situation, groups: readonly Group[], school: string, own: number, km: number): Why['nearer'] {
	const schools = schoolsOf(situation);
	const me = schools.get(school);
	const others = groups.flatMap(({ host }, group) => {
		const at = schools.get(host);
		return me && at && group !== own ? [{ group, host, km: kmBetween(me, at) }] : [];
	});
	const [nearest] = others.toSorted((one, other) => one.km - other.km);
	return nearest && nearest.km < km ? nearest : null;
}

const wished = ({ wishes }: Situation, school: string, kind: 'together' | 'apart'): string[] =>
	wishes
		.filter((wish) => wish.kind === kind)
		.flatMap(({ school_id, other_id }) => (school_id === school ? [other_id] : other_id === school ? [school_id] : []));
