import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import { timelineOf, type Context, type Told, type Trx } from '#platform/server';
import { nextMeetings, type Meeting } from '../../rhythm.ts';
import { interestsIn, type Interest } from '../../matching.ts';
import type { Completeness } from '../../completeness.ts';
import { verdictOf } from './activate-network.ts';
import { chartersOf, type CharterRecord } from './charter.ts';
import { dutiesWhere, isOpen, isStanding, type DutyRecord } from './duty-record.ts';
import { helpersFor } from './helper-facts.ts';
import { needOf } from './needing.ts';
import {
	belongsOn,
	counts,
	membershipsOf,
	networkById,
	stateOf,
	type MemberRecord,
	type NetworkRecord,
	type NetworkState
} from './network-record.ts';
import { leads, sideOf, type Side } from './side.ts';

export type NetworkDesk = {
	network: NetworkRecord;
	state: NetworkState;
	side: Side;
	leads: boolean;
	verdict: Completeness;
	/** The schools of today and of later, and those that were in it. */
	schools: MemberRecord[];
	former: MemberRecord[];
	people: DutyRecord[];
	/** Offers that wait for an answer; only the centre sees them. */
	asked: DutyRecord[];
	/** People of the network who have an interest in one of its schools since. */
	interests: (Interest & { person: string })[];
	charter: CharterRecord | null;
	versions: number;
	meetings: Meeting[];
	invitations: { id: string; school_id: string; answer: string | null; answer_by: Date; invited_at: Date }[];
	inherits: { id: string; name: NetworkRecord['name'] } | null;
	told: Told[];
};

/** A network as those see it who belong to it: its schools, coordinators and experts, and the centre. For all others there is none. */
export function readNetwork(context: Context, id: string): Promise<Outcome<NetworkDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { now } = context;
		const today = dayOf(now);
		const network = await networkById(trx, id);
		const members = network ? await membershipsOf(trx, [network.id], today) : [];
		const side = network && (await sideOf(trx, context, network, members));
		if (!network || !side) return refused('not_found');
		const day = network.closed_on !== null && network.closed_on < today ? network.closed_on : today;
		const schools = members.filter(({ ends_on }) => ends_on === null || ends_on >= day);
		const duties = await dutiesWhere(trx, { networks: [network.id] });
		const people = duties.filter(isStanding);
		const charters = await chartersOf(trx, network.id);
		return done({
			network,
			state: stateOf(network),
			side,
			leads: leads(side),
			verdict: verdictOf(
				network,
				members.filter((one) => counts(one, today)),
				people
			),
			schools,
			former: members.filter((one) => !schools.includes(one)),
			people,
			asked: side.centre ? duties.filter((one) => isOpen(one, now)) : [],
			interests: side.centre ? await interestsOf(trx, network, members, people, now, today) : [],
			charter: charters[0] ?? null,
			versions: charters.length,
			meetings: meetingsOf(charters[0], network, schools, today),
			invitations: side.founder || side.centre ? await invitationsOf(trx, network.id) : [],
			inherits: await inheritedBy(trx, network),
			told: (await timelineOf(trx, network.id, 50)).filter(({ name }) => side.centre || isForAll(name))
		});
	});
}

/** Who was asked, declined or gave a duty back, and why, is between them and the centre. */
const isForAll = (name: string): boolean =>
	name === 'duty.accepted' || (!name.startsWith('duty.') && !name.startsWith('network.invitation'));

/** How many meetings ahead the page tells. */
const meetingsAhead = 4;

function meetingsOf(charter: CharterRecord | undefined, network: NetworkRecord, schools: readonly MemberRecord[], today: Day): Meeting[] {
	if (!charter || network.closed_on !== null) return [];
	const present = schools.filter((one) => belongsOn(one, today)).map(({ school_id }) => school_id);
	const until = network.kind === 'formed' ? network.edition.ends_on : '9999-12-31';
	return nextMeetings(charter.rhythm, present, network.host_id, { from: today, until, count: meetingsAhead });
}

async function interestsOf(
	trx: Trx,
	network: NetworkRecord,
	members: readonly MemberRecord[],
	people: readonly DutyRecord[],
	now: Date,
	today: Day
): Promise<(Interest & { person: string })[]> {
	const persons = people.map(({ person_id }) => person_id);
	if (persons.length === 0) return [];
	const helpers = [
		...(await helpersFor(trx, 'coordinator', { persons }, now, today)),
		...(await helpersFor(trx, 'expert', { persons }, now, today))
	];
	const { schools } = needOf(network, members, today);
	return [...new Map(helpers.map((one) => [one.person_id, one])).values()].flatMap((helper) =>
		interestsIn(schools, helper).map((interest) => ({ ...interest, person: helper.name }))
	);
}

const invitationsOf = (trx: Trx, networkId: string) =>
	trx
		.selectFrom('networks.invitation')
		.select(['id', 'school_id', 'answer', 'answer_by', 'invited_at'])
		.where('network_id', '=', networkId)
		.orderBy('invited_at', 'desc')
		.limit(100)
		.execute();

async function inheritedBy(trx: Trx, { inherits_id }: NetworkRecord): Promise<NetworkDesk['inherits']> {
	const parent = inherits_id === null ? undefined : await networkById(trx, inherits_id);
	return parent ? { id: parent.id, name: parent.name } : null;
}

/** All versions of the charter, for those who see the network. */
export function readCharters(
	context: Context,
	id: string
): Promise<Outcome<{ network: NetworkRecord; leads: boolean; versions: CharterRecord[] }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const network = await networkById(trx, id);
		const side = network && (await sideOf(trx, context, network));
		if (!network || !side) return refused('not_found');
		return done({ network, leads: leads(side) && network.closed_on === null, versions: await chartersOf(trx, network.id) });
	});
}

export type DepartingSchool = { network: NetworkRecord; member: MemberRecord };

/** A membership that the reader may end: their own school's, or as the centre. */
export function readDeparture(context: Context, networkId: string, membershipId: string): Promise<Outcome<DepartingSchool, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const network = await networkById(trx, networkId);
		if (!network) return refused('not_found');
		const members = await membershipsOf(trx, [network.id], dayOf(context.now));
		const member = members.find(({ id }) => id === membershipId);
		const side = await sideOf(trx, context, network, members);
		if (!member || !side || !(side.centre || side.speaks.includes(member.school_id))) return refused('not_found');
		return done({ network, member });
	});
}
