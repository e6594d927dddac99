import { sql } from 'kysely';
import type { Eraser } from '#people/server';

/** What a project learned is the school’s and stays without the name; one’s own word on how a network is doing goes, and one’s name among those who were taught. */
export const eraseFromProjects: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ named: number; texts: number }>`
			select (select count(*)::int from projects.health where person_id = ${id})
				+ (select count(*)::int from projects.named named join people.person p on p.id = ${id} and p.name = named.name
					where ${inTheirSchool(id)}) as named,
				(select count(*)::int from projects.note where written_by = ${id}) + (select count(*)::int from projects.remark where made_by = ${id})
					as texts`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id, name }) => {
		await sql`delete from projects.health where person_id = ${id}`.execute(trx);
		await sql`delete from projects.named named where named.name = ${name} and ${inTheirSchool(id)}`.execute(trx);
	}
};

/** Who was taught is named without a link: of namesakes, those in a school where the person was. */
const inTheirSchool = (id: string) => sql<boolean>`exists (
	select from projects.taught taught join projects.project project on project.id = taught.project_id
	where taught.id = named.taught_id and (
		exists (select from people.role r where r.person_id = ${id} and r.organisation_id = project.school_id)
		or exists (select from delivery.participant p where p.person_id = ${id} and p.school_id = project.school_id)
		or exists (select from applications.team_member m join applications.application a on a.id = m.application_id
			where m.person_id = ${id} and a.school_id = project.school_id)))`;
