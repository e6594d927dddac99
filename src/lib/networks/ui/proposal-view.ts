import { kmBetween, schoolsOf, type Group, type Measured, type Shift, type Situation } from '#networks';
import { inLocale, type Locale, type Text } from '#platform';

/** A school in a proposal, as the table and the map show it. */
export type ProposedSchool = {
	id: string;
	name: string;
	municipality: string;
	network: number;
	host: boolean;
	km: number;
	topic: string | null;
	type: string;
	locked: boolean;
	latitude: number;
	longitude: number;
	own_place: boolean;
};

/** The schools of a proposal network by network, the host first, the others by their way to it. */
export function proposedSchools(situation: Situation, groups: readonly Group[], locale: Locale): ProposedSchool[] {
	const schools = schoolsOf(situation);
	return groups.flatMap(({ host, members, locked }, index) => {
		const center = schools.get(host);
		return members
			.flatMap((id) => schools.get(id) ?? [])
			.map(({ id, name, municipality, topic_words, type_words, latitude, longitude, own_place, ...school }) => ({
				id,
				name,
				municipality,
				latitude,
				longitude,
				own_place,
				network: index + 1,
				host: id === host,
				km: center ? kmBetween({ id, name, municipality, topic_words, type_words, latitude, longitude, own_place, ...school }, center) : 0,
				topic: topic_words && inLocale(topic_words, locale),
				type: inLocale(type_words, locale),
				locked: locked.includes(id)
			}))
			.toSorted((one, other) => Number(other.host) - Number(one.host) || one.km - other.km);
	});
}

/** A network of a proposal in one line. */
export type NetworkLine = { number: number; host: string; schools: number; topic: string | null; sharing: number; measured: Measured };

type Proposed = { host: string; members: readonly string[]; measured: Measured; topic: { words: Text | null; schools: number } | null };

export const networkLines = (situation: Situation, networks: readonly Proposed[], locale: Locale): NetworkLine[] =>
	networks.map(({ host, members, measured, topic }, index) => ({
		number: index + 1,
		host: schoolsOf(situation).get(host)?.name ?? '–',
		schools: members.length,
		topic: topic?.words ? inLocale(topic.words, locale) : null,
		sharing: topic?.schools ?? 0,
		measured
	}));

/** A move or a swap in one line; `other` is the school that would come instead. */
export type ShiftLine = Shift & { network: number; name: string | null };

/** So many networks are offered instead of the present one: in a country of many, those with the cheapest changes. */
const mostNetworks = 12;

/** What other places of a school would cost: network by network in their order, in each the cheapest first. */
export const shiftLines = (situation: Situation, shifts: readonly (readonly Shift[])[]): ShiftLine[][] =>
	shifts
		.filter(({ length }) => length > 0)
		.toSorted((one, other) => cheapest(one) - cheapest(other))
		.slice(0, mostNetworks)
		.toSorted(([one], [other]) => (one?.to ?? 0) - (other?.to ?? 0))
		.map((of) =>
			of.map((shift) => ({
				...shift,
				network: shift.to + 1,
				name: shift.other === null ? null : (schoolsOf(situation).get(shift.other)?.name ?? '…')
			}))
		);

const cheapest = (shifts: readonly Shift[]): number => Math.min(...shifts.map(({ change }) => change.points));
