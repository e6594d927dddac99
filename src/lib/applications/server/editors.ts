import { sql, type RawBuilder } from 'kysely';
import { zone, type Trx } from '#platform/server';
import type { Day } from '#platform';
import type { Right } from '../states.ts';

/**
 * Whether an editor's access stands on a day, in a query that calls the editor's row `editor` and the application `a`. One of
 * the school has it while they hold a role there or work there; it ends with that. Somebody who had nothing to do with the
 * school when it let them in keeps it, until a role or a post that they had there afterwards is over.
 */
export const editorStands = (day: Day) => sql<boolean>`(
	exists (select from people.role as tie where tie.person_id = editor.person_id and tie.organisation_id = a.school_id
		and tie.annulled_at is null and daterange(tie.starts_on, tie.ends_on, '[]') @> ${day}::date)
	or exists (select from schools.staff as tie where tie.person_id = editor.person_id and tie.school_id = a.school_id
		and daterange(tie.starts_on, tie.ends_on, '[]') @> ${day}::date)
	or editor.as_outsider
		and not exists (select from people.role as tie where tie.person_id = editor.person_id and tie.organisation_id = a.school_id
			and tie.annulled_at is null and tie.ends_on >= (editor.given_at at time zone ${zone})::date)
		and not exists (select from schools.staff as tie where tie.person_id = editor.person_id and tie.school_id = a.school_id
			and tie.ends_on >= (editor.given_at at time zone ${zone})::date))`;

/** Whether somebody has nothing to do with a school on a day: no role and no post there. */
export async function isOutsider(trx: Trx, schoolId: string, personId: string, day: Day): Promise<boolean> {
	const { rows } = await sql<{ tied: boolean }>`select
		exists (select from people.role where person_id = ${personId} and organisation_id = ${schoolId} and annulled_at is null
			and daterange(starts_on, ends_on, '[]') @> ${day}::date)
		or exists (select from schools.staff where person_id = ${personId} and school_id = ${schoolId}
			and daterange(starts_on, ends_on, '[]') @> ${day}::date) as tied`.execute(trx);
	return rows[0]?.tied === false;
}

export type Editor = { person_id: string; name: string; email: string | null; may: Right; given_at: Date };

/**
 * Who may see, write and send an application beside those who represent the school, those whose access has ended left out.
 * Each is called as the school knows them: somebody whose address it only typed, as it typed them.
 */
export async function editorsOf(trx: Trx, applicationId: string, day: Day): Promise<Editor[]> {
	const rows = await trx
		.selectFrom('applications.editor as editor')
		.innerJoin('applications.application as a', 'a.id', 'editor.application_id')
		.innerJoin('people.person as person', 'person.id', 'editor.person_id')
		.where('editor.application_id', '=', applicationId)
		.where(editorStands(day))
		.select(['editor.person_id', 'editor.may', 'editor.given_at'])
		.select([asKnown('name', sql`person.email`).as('name'), asKnown('email', sql`null`).as('email')])
		.orderBy('editor.given_at')
		.orderBy('editor.person_id')
		.execute();
	return rows.map(({ name, ...row }) => ({ ...row, name: name ?? '', may: row.may as Right }));
}

/** What the school knows: of whoever has had a role there as it is, of its staff as the list says, of others as it typed it. */
const asKnown = (what: 'name' | 'email', otherwise: RawBuilder<unknown>) => {
	const column = (table: string) => sql.ref(`${table}.${what}`);
	return sql<string | null>`case when exists (select from people.role as role
			where role.person_id = person.id and role.organisation_id = a.school_id and role.annulled_at is null) then ${column('person')}
		else coalesce((select ${column('staff')} from schools.staff as staff
				where staff.person_id = person.id and staff.school_id = a.school_id order by staff.starts_on desc limit 1),
			${column('editor')}, ${otherwise}) end`;
};

/** Who writes an application: whoever began it and has not left the school, and those who are let in to write. */
export async function writersOf(trx: Trx, applicationId: string, day: Day): Promise<string[]> {
	const editors = await trx
		.selectFrom('applications.editor as editor')
		.innerJoin('applications.application as a', 'a.id', 'editor.application_id')
		.where('editor.application_id', '=', applicationId)
		.where('editor.may', '<>', 'view')
		.where(editorStands(day))
		.select('editor.person_id')
		.execute();
	const { started_by, school_id } = await trx
		.selectFrom('applications.application')
		.where('id', '=', applicationId)
		.select(['started_by', 'school_id'])
		.executeTakeFirstOrThrow();
	const left = (await isOutsider(trx, school_id, started_by, day)) && !(await claims(trx, school_id, started_by));
	return [...(left ? [] : [started_by]), ...editors.map(({ person_id }) => person_id)];
}

const claims = async (trx: Trx, schoolId: string, personId: string): Promise<boolean> =>
	(await trx
		.selectFrom('schools.claim')
		.select('id')
		.where('school_id', '=', schoolId)
		.where('person_id', '=', personId)
		.where('decision', 'is', null)
		.executeTakeFirst()) !== undefined;
