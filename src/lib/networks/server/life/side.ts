import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds, rolesOf } from '#people/server';
import type { Duty } from '../../matching.ts';
import { dutiesWhere, isStanding } from './duty-record.ts';
import { roleFor } from './helper-facts.ts';
import { belongsOn, membershipsOf, type MemberRecord, type NetworkRecord } from './network-record.ts';

/** What somebody is to a network today. */
export type Side = {
	/** An officer of the centre of its programme, or the machine itself. */
	centre: boolean;
	/** The duties that they have accepted, while they hold the role for them. */
	duties: Duty[];
	/** Its schools for which they speak: as head or coordinator. */
	speaks: string[];
	/** Its schools to whose people they belong in any way. */
	belongs: string[];
	/** Whether they speak for the school that founded it. */
	founder: boolean;
};

/** What the acting person is to a network; undefined for everybody who has no business with it. */
export async function sideOf(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	network: NetworkRecord,
	members?: readonly MemberRecord[]
): Promise<Side | undefined> {
	const { actor, now } = context;
	const today = dayOf(now);
	const centre = await holds(trx, actor, ['centre_officer'], network.centre_id, today);
	if (actor.kind !== 'person') return centre ? { centre, duties: [], speaks: [], belongs: [], founder: false } : undefined;
	const roles = await rolesOf(trx, actor.id, today);
	const may = (duty: Duty) => roles.some(({ kind, organisation_id }) => kind === roleFor(duty) && organisation_id === network.centre_id);
	const standing = (await dutiesWhere(trx, { networks: [network.id], person: actor.id })).filter(isStanding);
	const duties = standing.map(({ duty }) => duty).filter(may);
	const schools = schoolsOn(network, members ?? (await membershipsOf(trx, [network.id], today)), today);
	const inSchools = (kinds: readonly string[]): string[] => [
		...new Set(
			roles.filter(({ kind, organisation_id }) => kinds.includes(kind) && schools.has(organisation_id)).map((one) => one.organisation_id)
		)
	];
	const speaks = inSchools(['school_head', 'school_coordinator']);
	const belongs = inSchools(['school_head', 'school_coordinator', 'team_member']);
	const founder = network.founder_id !== null && speaks.includes(network.founder_id);
	return centre || duties.length > 0 || belongs.length > 0 ? { centre, duties, speaks, belongs, founder } : undefined;
}

/** Who leads a network: its coordinators; a founded one the school that founded it; the centre always may. */
export const leads = ({ centre, duties, founder }: Side): boolean => centre || founder || duties.includes('coordinator');

/** The schools of today; of a network that is closed, those of its last day. */
const schoolsOn = ({ closed_on }: NetworkRecord, members: readonly MemberRecord[], today: Day): Set<string> => {
	const day = closed_on !== null && closed_on < today ? closed_on : today;
	return new Set(members.filter((one) => belongsOn(one, day)).map(({ school_id }) => school_id));
};
