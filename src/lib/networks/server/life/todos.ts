import { sql } from 'kysely';
import { dayOf, inLocale, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { invitationPath } from './invite-schools.ts';
import { dutyPath } from './offer-duty.ts';

/** What of networks waits for a person: an offer or an invitation to answer; for the centre, networks that are or have become incomplete; a charter to write. */
export function networkTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const of = (...kinds: string[]) => roles.filter(({ kind }) => kinds.includes(kind)).map(({ organisation_id }) => organisation_id);
		const said = (name: Text) => inLocale(name, locale);
		return [
			...(await offersTo(trx, actor.id, now, said)),
			...(await invitationsTo(trx, actor.id, of('school_head', 'school_coordinator'), now, said)),
			...(await chartersOfNobody(trx, actor.id, said)),
			...(await incompleteAt(trx, of('centre_officer'), now, said))
		];
	});
}

type Said = (name: Text) => string;
const stillOpen = (now: Date): Date => new Date(now.getTime() - 60_000);

async function offersTo(trx: Trx, personId: string, now: Date, said: Said): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; duty: string; name: Text; answer_by: Date }>`
		select d.id, d.duty, n.name, d.answer_by from networks.duty d join networks.network n on n.id = d.network_id
		where d.person_id = ${personId} and d.answer is null and d.answer_by > ${stillOpen(now)} order by d.answer_by limit 20`.execute(trx);
	return rows.map(({ id, duty, name, answer_by }) => ({
		key: duty === 'expert' ? 'today_network_offer_expert' : 'today_network_offer_coordinator',
		values: {},
		path: dutyPath(id, answer_by),
		due_at: answer_by,
		about: said(name)
	}));
}

async function invitationsTo(trx: Trx, personId: string, schools: readonly string[], now: Date, said: Said): Promise<Todo[]> {
	if (schools.length === 0) return [];
	const { rows } = await sql<{ id: string; name: Text; answer_by: Date }>`
		select i.id, n.name, i.answer_by from networks.invitation i join networks.network n on n.id = i.network_id
		where i.school_id = any(${[...schools]}::uuid[]) and i.answer is null and i.answer_by > ${stillOpen(now)} order by i.answer_by limit 20`.execute(
		trx
	);
	return rows.map(({ id, name, answer_by }) => ({
		key: 'today_network_invitation',
		values: {},
		path: invitationPath(id, personId, answer_by),
		due_at: answer_by,
		about: said(name)
	}));
}

/** Active networks of a coordinator that have agreed upon nothing yet. */
async function chartersOfNobody(trx: Trx, personId: string, said: Said): Promise<Todo[]> {
	const { rows } = await sql<{ id: string; name: Text }>`
		select n.id, n.name from networks.duty d join networks.network n on n.id = d.network_id
		where d.person_id = ${personId} and d.duty = 'coordinator' and d.answer = 'accepted' and d.ended_at is null
			and n.activated_at is not null and n.closed_on is null
			and not exists (select from networks.charter c where c.network_id = n.id)
		order by n.activated_at limit 20`.execute(trx);
	return rows.map(({ id, name }) => ({
		key: 'today_network_charter',
		values: {},
		path: `/network/${id}/charter`,
		due_at: null,
		about: said(name)
	}));
}

/** What the officers of these centres do next for networks: find people, let them begin, replace a school that has left. */
async function incompleteAt(trx: Trx, centres: readonly string[], now: Date, said: Said): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<{ id: string; name: Text; what: 'schools' | 'people' | 'ready'; programme: string; edition: string }>`
		select * from (
			select n.id, n.name, programme.slug as programme, edition.slug as edition, n.number,
				case when counted.schools < n.schools_least then 'schools'
					when counted.coordinators + counted.asked_coordinators < n.coordinators or counted.experts + counted.asked_experts < n.experts_least then 'people'
					when n.activated_at is null and counted.coordinators = n.coordinators and counted.experts >= n.experts_least then 'ready' end as what
			from networks.network n
			join programmes.edition edition on edition.id = n.edition_id
			join programmes.programme programme on programme.id = edition.programme_id
			cross join lateral (select
				(select count(*) from networks.membership m where m.network_id = n.id and m.left_at is null) as schools,
				(select count(*) from networks.duty d where d.network_id = n.id and d.duty = 'coordinator' and d.answer = 'accepted' and d.ended_at is null) as coordinators,
				(select count(*) from networks.duty d where d.network_id = n.id and d.duty = 'expert' and d.answer = 'accepted' and d.ended_at is null) as experts,
				(select count(*) from networks.duty d where d.network_id = n.id and d.duty = 'coordinator' and d.answer is null and d.answer_by > ${stillOpen(now)}) as asked_coordinators,
				(select count(*) from networks.duty d where d.network_id = n.id and d.duty = 'expert' and d.answer is null and d.answer_by > ${stillOpen(now)}) as asked_experts
			) counted
			where n.kind = 'formed' and n.closed_on is null and programme.centre_id = any(${[...centres]}::uuid[])
		) found
		where what is not null order by number, id limit 20`.execute(trx);
	return rows.map(({ id, name, what, programme, edition }) => ({
		key: { schools: 'today_network_school', people: 'today_network_people', ready: 'today_network_ready' }[what],
		values: {},
		path: {
			schools: `/network/${id}/replacement`,
			people: `/programme/${programme}/editions/${edition}/networks/people`,
			ready: `/network/${id}`
		}[what],
		due_at: null,
		about: said(name)
	}));
}
