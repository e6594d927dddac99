import { sql } from 'kysely';
import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { findOrAddPerson } from '#people/server';
import { readMember, type MemberParticulars, type TypedMember } from '../member.ts';
import { lockForWriting, touch, type Access, type WritingRefusal } from './access.ts';
import { colleaguesOf, type Colleague } from './colleagues.ts';
import { rulesOf } from './rules.ts';

/** Somebody of the school's staff list, or a person described anew. `same_name` says that a namesake is meant. */
export type AddMemberInput = { application_id: string; leads?: boolean; same_name?: boolean } & ({ person_id: string } | TypedMember);
export type AddMemberRefusal =
	WritingRefusal | 'member_unreadable' | 'person_not_of_school' | 'already_in_team' | 'same_name_in_team' | 'team_full';

type Row = MemberParticulars & { person_id: string | null };

/**
 * Adds a person to the team: one of the school's staff list with what the register knows of them, or somebody whom the
 * school describes. Nobody is in a team twice; a namesake is taken once the school says that it is another person; a
 * team never grows over the call's maximum (B-05).
 */
export function addTeamMember(context: Context, input: AddMemberInput): Promise<Outcome<{ id: string; name: string }, AddMemberRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, input.application_id);
		if (!access.ok) return access;
		const row =
			'person_id' in input ? await fromStaff(trx, context, access.value, input.person_id) : await asDescribed(trx, context, input);
		if (!row.ok) return row;
		const place = await findPlace(trx, access.value, row.value, input.same_name ?? false);
		if (!place.ok) return place;
		const id = await insert(trx, context, access.value, row.value, input.leads ?? false);
		await noteAdded(trx, context, access.value, [row.value.name]);
		return done({ id, name: row.value.name });
	});
}

export type AddStaffInput = { application_id: string; person_ids: string[] };

/** Adds several persons of the staff list at once; who is in the team already is left as they are. */
export function addStaffToTeam(
	context: Context,
	{ application_id, person_ids }: AddStaffInput
): Promise<Outcome<{ added: string[] }, AddMemberRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;
		const staff = await staffById(trx, context, access.value);
		const chosen = [...new Set(person_ids)].map((id) => staff.get(id));
		if (chosen.some((member) => member === undefined)) return refused('person_not_of_school');
		const present = await personsInTeam(trx, application_id);
		const fresh = chosen.flatMap((member) => (member && !present.has(member.person_id) ? [rowOf(member)] : []));
		if (await wouldOverflow(trx, access.value, present.size, fresh.length)) return refused('team_full');
		for (const row of fresh) await insert(trx, context, access.value, row, false);
		if (fresh.length > 0)
			await noteAdded(
				trx,
				context,
				access.value,
				fresh.map(({ name }) => name)
			);
		return done({ added: fresh.map(({ name }) => name) });
	});
}

/** A person of another school's list is not told of: it is as if there were no such person. */
async function fromStaff(trx: Trx, context: Context, access: Access, personId: string): Promise<Outcome<Row, 'person_not_of_school'>> {
	const member = (await staffById(trx, context, access)).get(personId);
	return member ? done(rowOf(member)) : refused('person_not_of_school');
}

async function asDescribed(trx: Trx, { now }: Context, typed: TypedMember): Promise<Outcome<Row, 'member_unreadable'>> {
	const read = readMember(typed);
	if ('faults' in read) return refused('member_unreadable', read.faults);
	const { name, email } = read.member;
	return done({ ...read.member, person_id: email === null ? null : await findOrAddPerson(trx, now, { name, email }) });
}

/** Whom nobody has confirmed to be of the school cannot choose from its staff. */
const staffById = async (trx: Trx, { now }: Context, { school_id, claimed }: Access): Promise<Map<string, Colleague>> =>
	new Map(claimed ? [] : (await colleaguesOf(trx, school_id, dayOf(now))).map((colleague) => [colleague.person_id, colleague]));

const rowOf = ({ person_id, name, email, post, subject, roles }: Colleague): Row => ({
	person_id,
	name,
	email,
	post,
	subject,
	roles,
	category: null,
	category_reason: ''
});

async function findPlace(trx: Trx, access: Access, row: Row, sameName: boolean): Promise<Outcome<undefined, AddMemberRefusal>> {
	const team = await trx
		.selectFrom('applications.team_member')
		.where('application_id', '=', access.id)
		.select(['person_id', 'email', sql<boolean>`platform.folded(name) = platform.folded(${row.name})`.as('namesake')])
		.execute();
	const same = team.some(
		({ person_id, email }) => (person_id !== null && person_id === row.person_id) || (email !== null && email === row.email)
	);
	if (same) return refused('already_in_team', [{ field: 'email', key: 'application_fault_already_in_team' }]);
	if (!sameName && team.some(({ namesake }) => namesake))
		return refused('same_name_in_team', [{ field: 'same_name', key: 'application_fault_same_name_in_team', values: { name: row.name } }]);
	if (await wouldOverflow(trx, access, team.length, 1)) return refused('team_full');
	return done();
}

async function personsInTeam(trx: Trx, applicationId: string): Promise<Set<string>> {
	const rows = await trx
		.selectFrom('applications.team_member')
		.where('application_id', '=', applicationId)
		.select(['id', 'person_id'])
		.execute();
	return new Set(rows.map(({ id, person_id }) => person_id ?? id));
}

/** The maximum is a rule of the call; only an indispensable one keeps people out. */
async function wouldOverflow(trx: Trx, access: Access, have: number, more: number): Promise<boolean> {
	const { criteria } = await rulesOf(trx, access);
	return criteria.some(
		(rule) =>
			rule.criterion === 'team_size_between' && rule.severity === 'refuse' && rule.params.most !== null && have + more > rule.params.most
	);
}

async function insert(trx: Trx, { actor, now }: Context, access: Access, row: Row, leads: boolean): Promise<string> {
	const id = newId();
	if (leads)
		await trx
			.updateTable('applications.team_member')
			.set({ leads: false })
			.where('application_id', '=', access.id)
			.where('leads', '=', true)
			.execute();
	await trx
		.insertInto('applications.team_member')
		.values({ id, application_id: access.id, ...row, leads, added_by: actor.id ?? access.started_by, added_at: now })
		.execute();
	return id;
}

async function noteAdded(trx: Trx, context: Context, access: Access, names: string[]): Promise<void> {
	await touch(trx, context, access);
	await record(trx, context, {
		name: 'application.member_added',
		subject: { kind: 'application', id: access.id },
		particulars: { names: names.join(', ') }
	});
}
