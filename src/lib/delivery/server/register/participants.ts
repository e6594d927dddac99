import { sql } from 'kysely';
import { addDays, done, isDay, isId, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readEmail, readName } from '#people';
import { findOrAddPerson } from '#people/server';
import { lockDelivery, type Delivery } from '../deliveries/delivery-record.ts';
import { addParticipants } from '../deliveries/make-delivery.ts';
import { participantsOf, type Participant } from '../deliveries/parts.ts';
import { readerOf, sees } from '../deliveries/reader.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';

/** So many people at most: those of the largest team, and whoever replaces them. */
const mostPeople = 200;

export type TypedParticipant = { name: string; post: string; email: string; school_id?: string };
export type TeamRefusal =
	'not_found' | 'person_unreadable' | 'already_in_team' | 'team_full' | 'already_left' | 'reason_missing' | 'wrong_day' | 'attended_later';

/** Adds somebody to the team from a day on. By the school, a lecturer or an officer; for what a network holds a school of it is named. */
export function addParticipant(
	context: Context,
	{ delivery_id, from, ...typed }: TypedParticipant & { delivery_id: string; from: Day }
): Promise<Outcome<{ id: string }, TeamRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const team = await lockTeam(trx, context, delivery_id);
		if (!team.ok) return team;
		if (!isDay(from)) return refused('wrong_day', [{ field: 'from', key: 'delivery_fault_day' }]);
		const added = await add(trx, context, team.value, typed, from);
		if (added.ok) await recordTeam(trx, context, team.value.delivery, 'participant.added');
		return added;
	});
}

/** Somebody comes instead of another from a day on: the one leaves the day before, with a reason, the other one is of the team from then on. */
export function replaceParticipant(
	context: Context,
	{ participant_id, from, why, ...typed }: TypedParticipant & { participant_id: string; from: Day; why: string }
): Promise<Outcome<{ id: string }, TeamRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const team = await lockTeamOf(trx, context, participant_id);
		if (!team.ok) return team;
		if (!isDay(from)) return refused('wrong_day', [{ field: 'from', key: 'delivery_fault_day' }]);
		const leaving = await whyNotLeave(trx, team.value.participant, addDays(from, -1), why);
		if (leaving) return leaving;
		const { school_id } = team.value.participant;
		const added = await add(trx, context, team.value, { ...typed, school_id }, from, participant_id);
		if (!added.ok) return added;
		await leave(trx, context, participant_id, addDays(from, -1), why);
		await recordTeam(trx, context, team.value.delivery, 'participant.replaced');
		return added;
	});
}

/** Somebody is of the team until a day, the last one among it. What they have attended stays. */
export function leaveTeam(
	context: Context,
	{ participant_id, ends_on, why }: { participant_id: string; ends_on: Day; why: string }
): Promise<Outcome<undefined, TeamRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const team = await lockTeamOf(trx, context, participant_id);
		if (!team.ok) return team;
		const refusal = await whyNotLeave(trx, team.value.participant, ends_on, why);
		if (refusal) return refusal;
		await leave(trx, context, participant_id, ends_on, why);
		await recordTeam(trx, context, team.value.delivery, 'participant.left');
		return done();
	});
}

export type TeamPage = { delivery: Delivery; people: Participant[]; schools: { id: string; name: string }[] };

/** The team for who keeps it: the school, those who lead, and officers. */
export function readTeamOf(context: Context, deliveryId: string): Promise<Outcome<TeamPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const team = await lockTeam(trx, context, deliveryId);
		if (!team.ok) return team;
		const { delivery, people } = team.value;
		return done({ delivery, people, schools: await schoolsFor(trx, delivery) });
	});
}

type Team = { delivery: Delivery; people: Participant[] };

async function lockTeam(trx: Trx, context: Context, deliveryId: string): Promise<Outcome<Team, 'not_found'>> {
	const delivery = await lockDelivery(trx, deliveryId);
	const reader = delivery && (await readerOf(trx, context, delivery));
	// A school of a network does not keep the list of the others.
	const keeps = reader && (reader.as === 'officer' || reader.as === 'lecturer' || sees(reader, delivery.school_id));
	return keeps ? done({ delivery, people: await participantsOf(trx, delivery.id) }) : refused('not_found');
}

async function lockTeamOf(trx: Trx, context: Context, id: string): Promise<Outcome<Team & { participant: Participant }, 'not_found'>> {
	const row = isId(id)
		? await trx.selectFrom('delivery.participant').select('delivery_id').where('id', '=', id).executeTakeFirst()
		: undefined;
	const team = row && (await lockTeam(trx, context, row.delivery_id));
	const participant = team?.ok ? team.value.people.find((one) => one.id === id) : undefined;
	return team?.ok && participant ? done({ ...team.value, participant }) : refused('not_found');
}

/** The schools of which people may be added. */
async function schoolsFor(trx: Trx, { school_id, school, network_id, last_on }: Delivery): Promise<{ id: string; name: string }[]> {
	if (school_id !== null) return [{ id: school_id, name: school ?? '…' }];
	const { rows } = await sql<{ id: string; name: string }>`
		select distinct o.id, o.name from networks.membership m join people.organisation o on o.id = m.school_id
		where m.network_id = ${network_id} and (${last_on}::date is null or m.starts_on <= ${last_on}::date) order by o.name`.execute(trx);
	return rows;
}

async function add(
	trx: Trx,
	context: Context,
	{ delivery, people }: Team,
	{ school_id, ...typed }: TypedParticipant,
	starts_on: Day,
	replaces_id?: string
): Promise<Outcome<{ id: string }, TeamRefusal>> {
	if (people.length >= mostPeople) return refused('team_full');
	const [name, post, email] = [readName(typed.name), typed.post.trim(), typed.email.trim() === '' ? null : readEmail(typed.email)];
	const school = (await schoolsFor(trx, delivery)).find(({ id }) => id === (delivery.school_id ?? school_id));
	const faults: Fault[] = [
		...('fault' in name ? [{ field: 'name', key: `application_fault_${name.fault}` }] : []),
		...(post.length > 150 ? [{ field: 'post', key: 'delivery_fault_post' }] : []),
		...(typed.email.trim() !== '' && email === null ? [{ field: 'email', key: 'application_fault_email' }] : []),
		...(school ? [] : [{ field: 'school_id', key: 'delivery_fault_school' }])
	];
	if (faults.length > 0 || 'fault' in name || !school) return refused('person_unreadable', faults);
	const person_id = await findOrAddPerson(trx, context.now, { name: name.name, email });
	if (people.some((one) => one.person_id === person_id))
		return refused('already_in_team', [{ field: 'email', key: 'refusal_delivery_already_in_team' }]);
	const [id] = await addParticipants(trx, context, delivery.id, [
		{ person_id, name: name.name, post, school_id: school.id, starts_on, ...(replaces_id !== undefined && { replaces_id }) }
	]);
	return done({ id: id as string });
}

/** Why somebody cannot leave on that day: they left before, or have hours afterwards. */
async function whyNotLeave(trx: Trx, participant: Participant, ends_on: Day, why: string) {
	if (participant.left_at !== null) return refused('already_left');
	if (!isDay(ends_on) || ends_on < addDays(participant.starts_on, -1))
		return refused('wrong_day', [{ field: 'from', key: 'delivery_fault_day' }]);
	if (why.trim().length < 3 || why.trim().length > 1000) return refused('reason_missing', [{ field: 'why', key: 'delivery_fault_reason' }]);
	const later = await trx
		.selectFrom('delivery.hours')
		.select('id')
		.where('delivery_id', '=', participant.delivery_id)
		.where('person_id', '=', participant.person_id)
		.where('as_what', '=', 'participant')
		.where('superseded_at', 'is', null)
		.where('held_on', '>', ends_on)
		.limit(1)
		.executeTakeFirst();
	return later ? refused('attended_later', [{ field: 'from', key: 'refusal_delivery_attended_later' }]) : null;
}

const leave = (trx: Trx, { now, actor }: Context, id: string, ends_on: Day, why: string) =>
	trx
		.updateTable('delivery.participant')
		.set({ ends_on, left_at: now, left_by: actor.id, left_why: why.trim() })
		.where('id', '=', id)
		.execute();

const recordTeam = (trx: Trx, context: Context, delivery: Delivery, name: `participant.${'added' | 'replaced' | 'left'}`): Promise<void> =>
	record(trx, context, { name, ...subjectsOfDelivery(delivery), particulars: { reference: delivery.reference } });
