import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { findOrAddPerson } from '#people/server';
import { readMember, type TypedMember } from '../member.ts';
import { lockForWriting, touch, type Access, type WritingRefusal } from './access.ts';

export type ChangeMemberInput = { application_id: string; member_id: string; seen_revision: number; leads: boolean } & TypedMember;
export type ChangeMemberRefusal = WritingRefusal | 'member_unknown' | 'member_unreadable' | 'already_in_team' | 'changed_meanwhile';

/** Changes what the school says of a member; not over somebody else's change that the page did not show. */
export function changeTeamMember(context: Context, input: ChangeMemberInput): Promise<Outcome<undefined, ChangeMemberRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockMember(trx, context, input.application_id, input.member_id);
		if (!found.ok) return found;
		const { access, member } = found.value;
		if (member.revision !== input.seen_revision) return refused('changed_meanwhile');
		const read = readMember(input);
		if ('faults' in read) return refused('member_unreadable', read.faults);
		const { name, email } = read.member;
		const person_id =
			email === null || email === member.email ? member.person_id : await findOrAddPerson(trx, context.now, { name, email });
		if (await isTaken(trx, access.id, member.id, { person_id, email }))
			return refused('already_in_team', [{ field: 'email', key: 'application_fault_already_in_team' }]);

		if (input.leads && !member.leads)
			await trx
				.updateTable('applications.team_member')
				.set({ leads: false })
				.where('application_id', '=', access.id)
				.where('leads', '=', true)
				.execute();
		await trx
			.updateTable('applications.team_member')
			.set({ ...read.member, person_id, leads: input.leads, revision: member.revision + 1 })
			.where('id', '=', member.id)
			.execute();
		await touch(trx, context, access);
		await record(trx, context, {
			name: 'application.member_changed',
			subject: { kind: 'application', id: access.id },
			particulars: { names: name }
		});
		return done();
	});
}

export type MemberInput = { application_id: string; member_id: string };

/** Takes somebody out of the team. The person stays in the staff list and can be added again. */
export function removeTeamMember(
	context: Context,
	{ application_id, member_id }: MemberInput
): Promise<Outcome<{ name: string }, WritingRefusal | 'member_unknown'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockMember(trx, context, application_id, member_id);
		if (!found.ok) return found;
		const { access, member } = found.value;
		await trx.deleteFrom('applications.team_member').where('id', '=', member.id).execute();
		await touch(trx, context, access);
		await record(trx, context, {
			name: 'application.member_removed',
			subject: { kind: 'application', id: access.id },
			particulars: { names: member.name }
		});
		return done({ name: member.name });
	});
}

type MemberRow = { id: string; name: string; email: string | null; person_id: string | null; leads: boolean; revision: number };

async function lockMember(
	trx: Trx,
	context: Context,
	applicationId: string,
	memberId: string
): Promise<Outcome<{ access: Access; member: MemberRow }, WritingRefusal | 'member_unknown'>> {
	if (!isId(applicationId)) return refused('not_found');
	const access = await lockForWriting(trx, context, applicationId);
	if (!access.ok) return access;
	const member = isId(memberId)
		? await trx
				.selectFrom('applications.team_member')
				.where('id', '=', memberId)
				.where('application_id', '=', applicationId)
				.select(['id', 'name', 'email', 'person_id', 'leads', 'revision'])
				.executeTakeFirst()
		: undefined;
	return member ? done({ access: access.value, member }) : refused('member_unknown');
}

async function isTaken(
	trx: Trx,
	applicationId: string,
	memberId: string,
	{ person_id, email }: { person_id: string | null; email: string | null }
): Promise<boolean> {
	if (person_id === null && email === null) return false;
	const other = await trx
		.selectFrom('applications.team_member')
		.where('application_id', '=', applicationId)
		.where('id', '<>', memberId)
		.where((eb) => eb.or([eb('person_id', '=', person_id), eb('email', '=', email)]))
		.select('id')
		.executeTakeFirst();
	return other !== undefined;
}
