import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { editorStands } from './editors.ts';

/** What of applications waits for the person who acts as one of a school; centres and municipalities have lists of their own. */
export function applicationTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const schools = roles
			.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator')
			.map(({ organisation_id }) => organisation_id);
		return ofSchools(trx, actor.id, schools, now);
	});
}

type SchoolRow = {
	id: string;
	school_id: string;
	reference: string;
	state: 'draft' | 'returned';
	call: string;
	closes_at: Date;
	due_at: Date | null;
};

/** Drafts of an open call and applications sent back, of the person's schools or shared with the person. */
async function ofSchools(trx: Trx, person: string, schools: string[], now: Date): Promise<Todo[]> {
	const { rows } = await sql<SchoolRow>`
		select a.id, a.school_id, a.reference, a.state, call.name ->> 'lt' as call, call.closes_at, back.due_at
		from applications.application a
		join programmes.call call on call.id = a.call_id
		left join applications.return back on back.application_id = a.id and back.resolved_at is null
		where (a.school_id = any(${schools}::uuid[]) or exists (
				select from applications.editor where application_id = a.id and person_id = ${person} and may in ('edit', 'send')
				and ${editorStands(dayOf(now))}))
			and (a.state = 'returned' or (a.state = 'draft' and call.closes_at > ${now}))
		order by a.started_at limit 50`.execute(trx);
	return rows.map(({ id, school_id, reference, state, call, closes_at, due_at }) => ({
		key: state === 'draft' ? 'today_application_draft' : 'today_application_returned',
		values: { reference },
		path: `/school/${school_id}/applications/${id}`,
		due_at: state === 'draft' ? closes_at : due_at,
		about: call
	}));
}
