import { sql } from 'kysely';
import { dayOf, inLocale, instantAt, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** What of decisions waits for a person: schools to answer an offer, officers to decide and to write, readers to read an appeal. */
export function decidingTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const at = (...kinds: string[]): string[] =>
			roles.filter(({ kind }) => kinds.includes(kind)).map(({ organisation_id }) => organisation_id);
		const [schools, centres] = [at('school_head', 'school_coordinator'), at('centre_officer')];
		return [
			...(schools.length > 0 ? await ofSchools(trx, schools, now) : []),
			...(centres.length > 0 ? await ofOfficers(trx, centres, actor.id, now) : []),
			...(await ofReader(trx, actor.id))
		].map(({ call, ...todo }) => ({ ...todo, about: inLocale(call, locale) }));
	});
}

type Found = Omit<Todo, 'about'> & { call: Text };

/** Places that wait to be confirmed, by the last minute. */
async function ofSchools(trx: Trx, schools: string[], now: Date): Promise<Found[]> {
	const { rows } = await sql<{ id: string; school_id: string; reference: string; confirm_by: Date; call: Text }>`
		select a.id, a.school_id, a.reference, o.confirm_by, call.name as call
		from selection.offer o
		join applications.application a on a.id = o.application_id and a.state <> 'withdrawn'
		join programmes.call call on call.id = a.call_id
		where o.answer is null and o.confirm_by > ${now} and a.school_id = any(${schools}::uuid[])
		order by o.confirm_by limit 50`.execute(trx);
	return rows.map(({ id, school_id, reference, confirm_by, call }) => ({
		key: 'deciding_todo_confirm',
		values: { reference },
		path: `/school/${school_id}/applications/${id}/decision`,
		due_at: confirm_by,
		call
	}));
}

type Round = {
	programme: string;
	slug: string;
	call: Text;
	deciding: boolean;
	decision_ends: Date | null;
	unsent: number;
	free: number;
	appeals: number;
	appeals_due: string | null;
};

/** For each round of the officer's centres in which they have no interest: what is to be decided, sent, offered, answered. */
async function ofOfficers(trx: Trx, centres: string[], officer: string, now: Date): Promise<Found[]> {
	const rows = await roundsOf(trx, centres, officer, now);
	return rows.flatMap(({ programme, slug, call, ...waits }): Found[] => {
		const to = (key: string, place: string, count: number, due_at: Date | null = null): Found => ({
			key,
			values: { count },
			path: `/programme/${programme}/calls/${slug}/selection${place}`,
			due_at,
			call
		});
		return [
			...(waits.deciding ? [to('deciding_todo_decide', '/decisions', 1, waits.decision_ends)] : []),
			...(waits.unsent > 0 ? [to('deciding_todo_send', '/letters', waits.unsent)] : []),
			...(waits.free > 0 ? [to('deciding_todo_promote', '/offers', waits.free)] : []),
			...(waits.appeals > 0
				? [to('deciding_todo_appeals', '/appeals', waits.appeals, waits.appeals_due ? instantAt(waits.appeals_due, '23:59') : null)]
				: [])
		];
	});
}

async function roundsOf(trx: Trx, centres: string[], officer: string, now: Date): Promise<Round[]> {
	const { rows } = await sql<Round>`
		select programme.slug as programme, call.slug, call.name as call,
			r.closed_at is null and phase.ends_at is not null as deciding, phase.ends_at as decision_ends,
			coalesce(letters.unsent, 0)::int as unsent,
			case when coalesce(offers.made, 0) > 0 and coalesce(letters.unsent, 0) = 0
				then least(scheme.capacity - offers.held, letters.reserve)::int else 0 end as free,
			coalesce(appeals.open, 0)::int as appeals, appeals.due::text as appeals_due
		from selection.round r
		join programmes.call call on call.id = r.call_id
		join programmes.edition edition on edition.id = call.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join selection.phase phase on phase.round_id = r.id and phase.kind = 'decision' and phase.starts_at <= ${now} and phase.ends_at > ${now}
		left join lateral (select (content ->> 'capacity')::int as capacity from selection.scheme s
			where s.round_id = r.id and s.published_at is not null order by version desc limit 1) scheme on true
		left join lateral (select count(*) filter (where l.id is not null and l.sent_at is null) as unsent,
				count(*) filter (where d.outcome = 'reserve' and not exists (select from selection.offer o where o.decision_id = d.id)) as reserve
			from selection.decision d join applications.application a on a.id = d.application_id and a.state <> 'withdrawn'
			left join selection.letter l on l.decision_id = d.id
			where d.round_id = r.id and d.superseded_at is null and d.act_id is not null) letters on true
		left join lateral (select count(*) as made, count(*) filter (where (o.answer is null or o.answer = 'confirmed') and a.state <> 'withdrawn') as held
			from selection.offer o join applications.application a on a.id = o.application_id where o.round_id = r.id) offers on true
		left join lateral (select count(*) as open, min(p.due_on) as due from selection.appeal p
			join selection.decision d on d.id = p.decision_id where d.round_id = r.id and p.outcome is null) appeals on true
		where programme.centre_id = any(${centres}::uuid[]) and not exists (
			select from selection.conflict c join applications.application a on a.id = c.application_id
			where a.call_id = call.id and c.person_id = ${officer} and c.lifted_at is null)
		order by call.closes_at`.execute(trx);
	return rows;
}

async function ofReader(trx: Trx, person: string): Promise<Found[]> {
	const { rows } = await sql<{ id: string; reference: string; due_on: string; call: Text }>`
		select p.id, a.reference, p.due_on::text as due_on, call.name as call
		from selection.appeal p
		join applications.application a on a.id = p.application_id
		join programmes.call call on call.id = a.call_id
		where p.reader_id = ${person} and p.read_at is null and p.outcome is null
		order by p.due_on limit 50`.execute(trx);
	return rows.map(({ id, reference, due_on, call }) => ({
		key: 'deciding_todo_read',
		values: { reference },
		path: `/review/appeals/${id}`,
		due_at: instantAt(due_on, '23:59'),
		call
	}));
}
