import { sql } from 'kysely';
import { dayOf, inLocale, type Text, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { rolesOf } from '#people/server';

type Asked = { id: string; reference: string; school: string; municipality_id: string; call: Text; closes_at: Date };

/** What waits for an officer of a municipality: schools that ask for its word, each until its call closes. */
export function municipalityTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	return db.transaction().execute(async (trx) => {
		if (actor.kind !== 'person') return [];
		const day = dayOf(now);
		const roles = await rolesOf(trx, actor.id, day);
		const own = roles.filter(({ kind }) => kind === 'municipal_officer').map(({ organisation_id }) => organisation_id);
		if (own.length === 0) return [];
		const { rows } = await sql<Asked>`
			select a.id, a.reference, version.name as school, version.municipality_id, call.name as call, call.closes_at
			from schools.school_version version
			join applications.application a on a.school_id = version.school_id
			join applications.endorsement e on e.application_id = a.id
			join programmes.call call on call.id = a.call_id
			where version.municipality_id = any(${own}::uuid[]) and version.starts_on <= ${day} and (version.ends_on is null or version.ends_on >= ${day})
				and e.answer is null and (a.state in ('submitted', 'returned') or (a.state = 'draft' and call.closes_at > ${now}))
			order by call.closes_at, a.reference limit 50`.execute(trx);
		return rows.map(({ id, reference, school, municipality_id, call, closes_at }) => ({
			key: 'application_municipality_todo_asked',
			values: { school },
			path: `/municipality/${municipality_id}/applications/${id}`,
			due_at: closes_at > now ? closes_at : null,
			about: `${inLocale(call, locale)}, ${reference}`
		}));
	});
}
