import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** What of applications waits for the person who acts: as one of a school, of a centre, of a municipality. */
export function applicationTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const at = (...kinds: string[]) => roles.filter(({ kind }) => kinds.includes(kind)).map(({ organisation_id }) => organisation_id);
		return [
			...(await ofSchools(trx, actor.id, at('school_head', 'school_coordinator'), now)),
			...(await ofMunicipalities(trx, at('municipal_officer'), now)),
			...(await ofCentres(trx, actor.id, at('centre_officer')))
		];
	});
}

type SchoolRow = { id: string; school_id: string; reference: string; state: 'draft' | 'returned'; call: string; closes_at: Date; due_at: Date | null };

/** Drafts of an open call and applications sent back, of the person's schools or shared with the person. */
async function ofSchools(trx: Trx, person: string, schools: string[], now: Date): Promise<Todo[]> {
	const { rows } = await sql<SchoolRow>`
		select a.id, a.school_id, a.reference, a.state, call.name ->> 'lt' as call, call.closes_at, back.due_at
		from applications.application a
		join programmes.call call on call.id = a.call_id
		left join applications.return back on back.application_id = a.id and back.resolved_at is null
		where (a.school_id = any(${schools}::uuid[]) or exists (
				select from applications.editor where application_id = a.id and person_id = ${person} and may in ('edit', 'send')))
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

type EndorsementRow = { id: string; municipality_id: string; school: string; call: string; closes_at: Date };

/** Applications on which a school has asked its municipality for a word. */
async function ofMunicipalities(trx: Trx, municipalities: string[], now: Date): Promise<Todo[]> {
	if (municipalities.length === 0) return [];
	const { rows } = await sql<EndorsementRow>`
		select a.id, version.municipality_id, version.name as school, call.name ->> 'lt' as call, call.closes_at
		from applications.endorsement word
		join applications.application a on a.id = word.application_id
		join programmes.call call on call.id = a.call_id
		join schools.school_version version on version.school_id = a.school_id and version.ends_on is null
		where word.answer is null and (a.state in ('submitted', 'returned') or (a.state = 'draft' and call.closes_at > ${now})) and version.municipality_id = any(${municipalities}::uuid[])
		order by word.asked_at limit 50`.execute(trx);
	return rows.map(({ id, municipality_id, school, call, closes_at }) => ({
		key: 'today_endorsement_asked',
		values: { school },
		path: `/municipality/${municipality_id}/applications/${id}`,
		due_at: closes_at > now ? closes_at : null,
		about: call
	}));
}

type CentreRow = { programme: string; call: string; name: string; unseen: number; unread: number };

/** Applications of the centre's calls that the officer has not looked at since they were sent, and messages nobody has read. */
async function ofCentres(trx: Trx, person: string, centres: string[]): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<CentreRow>`
		select programme.slug as programme, call.slug as call, call.name ->> 'lt' as name,
			count(*) filter (where a.state = 'submitted' and seen.application_id is null)::int as unseen,
			count(*) filter (where exists (select from applications.message m where m.application_id = a.id and not m.from_centre and m.read_at is null))::int as unread
		from applications.application a
		join programmes.call call on call.id = a.call_id
		join programmes.edition edition on edition.id = call.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join applications.seen seen on seen.application_id = a.id and seen.submission_id = a.submission_id and seen.person_id = ${person}
		where programme.centre_id = any(${centres}::uuid[]) and a.submission_id is not null
		group by 1, 2, 3, call.opens_at order by call.opens_at desc limit 20`.execute(trx);
	return rows.flatMap(({ programme, call, name, unseen, unread }) => [
		...(unread > 0 ? [todoOfCentre('today_messages_unread', unread, `/programme/${programme}/calls/${call}/applications?need=message`, name)] : []),
		...(unseen > 0 ? [todoOfCentre('today_applications_unseen', unseen, `/programme/${programme}/calls/${call}/applications?need=new`, name)] : [])
	]);
}

const todoOfCentre = (key: string, count: number, path: string, about: string): Todo => ({ key, values: { count }, path, due_at: null, about });
