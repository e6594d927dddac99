import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import type { Municipality } from '#schools';
import { municipalitiesOf, representsSchool, schoolById } from '#schools/server';
import type { Duty } from '../../matching.ts';
import { verdictOf } from './activate-network.ts';
import { invitationPath } from './invite-schools.ts';
import { dutiesWhere, isOpen, isStanding, type DutyRecord } from './duty-record.ts';
import { networksOfSchool } from './found-network.ts';
import {
	belongsOn,
	counts,
	membershipsOf,
	networksWhere,
	stateOf,
	type MemberRecord,
	type NetworkRecord,
	type NetworkState
} from './network-record.ts';
import { dutyPath } from './offer-duty.ts';
import { isWithin } from '#selection';
import { topicsOf, type TopicWords } from './topics.ts';

export type ListedNetwork = { network: NetworkRecord; state: NetworkState; complete: boolean; schools: string[] };
export type OwnNetworks = {
	networks: (ListedNetwork & { duty: DutyRecord })[];
	/** Offers to answer, with the page on which they are. */
	offers: { duty: DutyRecord; network: NetworkRecord; path: string }[];
	/** Which duties they can take on, and whether they have said where from and how much. */
	profiles: { duty: Duty; said: boolean }[];
};

/** The networks that somebody coordinates or advises, and what they are asked. */
export function readOwnNetworks(context: Context): Promise<Outcome<OwnNetworks, 'not_found'>> {
	const { actor, now } = context;
	if (actor.kind !== 'person') return Promise.resolve(refused('not_found'));
	return context.db.transaction().execute(async (trx) => {
		const own = await dutiesWhere(trx, { person: actor.id });
		const roles = new Set((await rolesOf(trx, actor.id, dayOf(now))).map(({ kind }) => kind));
		const could: Duty[] = [
			...(roles.has('network_coordinator') ? ['coordinator' as const] : []),
			...(roles.has('expert') ? ['expert' as const] : [])
		];
		if (own.length === 0 && could.length === 0) return refused('not_found');
		const concerned = own.filter((one) => isStanding(one) || isOpen(one, now));
		const listed = await listOf(
			trx,
			context,
			concerned.map(({ network_id }) => network_id)
		);
		const said = await trx.selectFrom('networks.helper').select('duty').where('person_id', '=', actor.id).execute();
		return done({
			networks: concerned
				.filter(isStanding)
				.flatMap((duty) => listed.filter(({ network }) => network.id === duty.network_id).map((one) => ({ ...one, duty }))),
			offers: concerned
				.filter((one) => isOpen(one, now))
				.flatMap((duty) =>
					listed
						.filter(({ network }) => network.id === duty.network_id)
						.map(({ network }) => ({ duty, network, path: dutyPath(duty.id, duty.answer_by) }))
				),
			profiles: could.map((duty) => ({ duty, said: said.some((one) => one.duty === duty) }))
		});
	});
}

async function listOf(trx: Trx, { now }: Context, ids: readonly string[]): Promise<ListedNetwork[]> {
	if (ids.length === 0) return [];
	const today = dayOf(now);
	const networks = await networksWhere(trx, { ids });
	const members = await membershipsOf(trx, ids, today);
	const people = (await dutiesWhere(trx, { networks: ids })).filter(isStanding);
	return networks.map((network) => {
		const own = members.filter(({ network_id }) => network_id === network.id);
		const counted = own.filter((one) => counts(one, today));
		return {
			network,
			state: stateOf(network),
			complete: verdictOf(
				network,
				counted,
				people.filter(({ network_id }) => network_id === network.id)
			).complete,
			schools: own.filter((one) => belongsOn(one, today)).map(({ school }) => school)
		};
	});
}

export type OwnProfile = {
	duty: Duty;
	municipality_id: string;
	most_networks: number | null;
	topics: string[];
	known: TopicWords[];
	municipalities: Municipality[];
};

/** What somebody has said they can take on, to be changed. */
export function readOwnProfile(context: Context, duty: Duty): Promise<Outcome<OwnProfile, 'not_found'>> {
	const { actor, now } = context;
	if (actor.kind !== 'person') return Promise.resolve(refused('not_found'));
	return context.db.transaction().execute(async (trx) => {
		const held = (await rolesOf(trx, actor.id, dayOf(now))).filter(
			({ kind }) => kind === (duty === 'expert' ? 'expert' : 'network_coordinator')
		);
		if (held.length === 0) return refused('not_found');
		const row = await trx
			.selectFrom('networks.helper')
			.selectAll()
			.where('person_id', '=', actor.id)
			.where('duty', '=', duty)
			.executeTakeFirst();
		const known = await topicsOf(
			trx,
			held.map(({ organisation_id }) => organisation_id)
		);
		return done({
			duty,
			municipality_id: row?.municipality_id ?? '',
			most_networks: row?.most_networks ?? null,
			topics: row?.topics ?? [],
			known,
			municipalities: await municipalitiesOf(trx)
		});
	});
}

export type SchoolNetworks = {
	school: { id: string; name: string };
	networks: (ListedNetwork & { membership: MemberRecord })[];
	invitations: { id: string; network: NetworkRecord; answer_by: Date; path: string }[];
	/** Whether the reader may found a network and answer: they speak for the school, and it is or was in one. */
	founds: boolean;
};

/** The networks of a school, past and present, and what it is asked; for its own people and the centre. */
export function readSchoolNetworks(context: Context, schoolId: string): Promise<Outcome<SchoolNetworks, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const today = dayOf(now);
		const school = isId(schoolId) ? await schoolById(trx, schoolId, today) : undefined;
		if (!school || actor.kind !== 'person') return refused('not_found');
		const own = (await rolesOf(trx, actor.id, today)).some(
			({ kind, organisation_id }) => organisation_id === school.id && ['school_head', 'school_coordinator', 'team_member'].includes(kind)
		);
		if (!own) return refused('not_found');
		const speaks = (await representsSchool(trx, actor, school.id, today)) === 'yes';
		const records = await networksOfSchool(trx, school.id);
		const listed = await listOf(
			trx,
			context,
			records.map(({ id }) => id)
		);
		const memberships = (
			await membershipsOf(
				trx,
				records.map(({ id }) => id),
				today
			)
		).filter(({ school_id }) => school_id === school.id);
		const latest = (id: string) => memberships.findLast(({ network_id }) => network_id === id);
		return done({
			school: { id: school.id, name: school.name },
			networks: listed.flatMap((one) => {
				const membership = latest(one.network.id);
				return membership ? [{ ...one, membership }] : [];
			}),
			invitations: speaks ? await invitationsTo(trx, actor.id, school.id, now) : [],
			founds: speaks && records.length > 0
		});
	});
}

async function invitationsTo(trx: Trx, personId: string, schoolId: string, now: Date): Promise<SchoolNetworks['invitations']> {
	const open = (
		await trx
			.selectFrom('networks.invitation')
			.select(['id', 'network_id', 'answer_by'])
			.where('school_id', '=', schoolId)
			.where('answer', 'is', null)
			.orderBy('answer_by')
			.execute()
	).filter(({ answer_by }) => isWithin(answer_by, now));
	if (open.length === 0) return [];
	const networks = await networksWhere(trx, { ids: open.map(({ network_id }) => network_id) });
	return open.flatMap(({ id, network_id, answer_by }) =>
		networks
			.filter((network) => network.id === network_id)
			.map((network) => ({ id, network, answer_by, path: invitationPath(id, personId, answer_by) }))
	);
}
