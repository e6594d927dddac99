import type { NeedingFacts } from '../../matching.ts';
import { belongsFrom, type MemberRecord, type NetworkRecord } from './network-record.ts';
import type { Day } from '#platform';

/** What a network is to whoever may help it: where it meets, its problem, its schools from today on. */
export function needOf({ host_id, topic }: NetworkRecord, members: readonly MemberRecord[], today: Day): NeedingFacts {
	const schools = members.filter((one) => belongsFrom(one, today));
	const host = schools.find(({ school_id }) => school_id === host_id) ?? schools[0];
	return {
		at: { lat: host?.latitude ?? 55.3, lon: host?.longitude ?? 23.9 },
		topic,
		schools: schools.map(({ school_id, school, municipality_id }) => ({ school_id, school, municipality_id }))
	};
}
