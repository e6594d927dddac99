import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { overseenBy } from '#programmes/server';

/** What of statements waits for a person: to hand one over once all registers of a training are closed, to mend one that was sent back, to approve. */
export function reportingTodos(context: Context): Promise<Todo[]> {
	const { db, actor, now } = context;
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const centres = roles.filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id);
		const back = await sentBack(trx, actor.id);
		return [
			...back,
			...(back.length > 0 ? [] : await toSubmit(trx, actor.id)),
			...(await toApprove(trx, actor.id, centres)),
			...(await toDecide(trx, context))
		];
	});
}

/** An edition of which all half-days of some delivery are closed, and whose hours are in no statement. */
async function toSubmit(trx: Trx, personId: string): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select edition.id, edition.name ->> 'lt' as name from programmes.edition edition
		where exists (
			select from delivery.hours h
			where h.edition_id = edition.id and h.person_id = ${personId} and h.as_what = 'lecturer' and h.superseded_at is null and h.session_id is not null
				and not exists (select from reporting.statement_entry e where e.hours_id = h.id and e.counts)
				and not exists (select from delivery.session s where s.delivery_id = h.delivery_id and s.cancelled_at is null
					and not exists (select from delivery.closing c where c.session_id = s.id)))
		order by 2 limit 20`.execute(trx);
	return rows.map(({ id, name }) => ({
		key: 'today_statement_to_submit',
		values: {},
		path: `/lecturer/statements/new?edition=${id}`,
		due_at: null,
		about: name
	}));
}

/** The last statement of an edition, when an officer has sent it back and its hours are in no other. */
async function sentBack(trx: Trx, personId: string): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; reference: string; name: string; edition_id: string }>`
		select distinct on (s.edition_id) s.id, s.reference, s.edition_id, edition.name ->> 'lt' as name
		from reporting.statement s join programmes.edition edition on edition.id = s.edition_id
		where s.person_id = ${personId} and s.withdrawn_at is not null and s.withdrawn_by <> s.person_id
			and not exists (select from reporting.statement other where other.person_id = s.person_id and other.edition_id = s.edition_id and other.made_at > s.made_at)
		order by s.edition_id, s.made_at desc limit 20`.execute(trx);
	return rows.map(({ reference, name, edition_id }) => ({
		key: 'today_statement_sent_back',
		values: { reference },
		path: `/lecturer/statements/new?edition=${edition_id}`,
		due_at: null,
		about: name
	}));
}

async function toApprove(trx: Trx, personId: string, centres: readonly string[]): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<{ id: string; reference: string; programme: string; edition: string; lecturer: string }>`
		select s.id, s.reference, programme.slug as programme, edition.slug as edition, s.content ->> 'lecturer' as lecturer
		from reporting.statement s
		join programmes.edition edition on edition.id = s.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		where s.approved_at is null and s.withdrawn_at is null and s.person_id <> ${personId} and programme.centre_id = any(${[...centres]}::uuid[])
		order by s.made_at limit 20`.execute(trx);
	return rows.map(({ id, reference, programme, edition, lecturer }) => ({
		key: 'today_statement_to_approve',
		values: { reference },
		path: `/programme/${programme}/editions/${edition}/statements/${id}`,
		due_at: null,
		about: lecturer
	}));
}

/** Exports for researchers that somebody else has asked for, of the programmes that the person answers for. */
async function toDecide(trx: Trx, { actor, now }: Context): Promise<Todo[]> {
	const oversees = await overseenBy(trx, { actor, now });
	if (!oversees || actor.id === null) return [];
	const { rows } = await sql<{ id: string; institution: string; centre_id: string }>`
		select e.id, e.institution, programme.centre_id from reporting.research_export e
		join programmes.edition edition on edition.id = e.edition_id join programmes.programme programme on programme.id = edition.programme_id
		where e.granted_at is null and e.refused_at is null and e.asked_by <> ${actor.id} order by e.asked_at limit 100`.execute(trx);
	return rows
		.filter(({ centre_id }) => oversees(centre_id))
		.slice(0, 20)
		.map(({ id, institution }) => ({
			key: 'today_research_to_decide',
			values: {},
			path: `/exports/${id}`,
			due_at: null,
			about: institution
		}));
}
