import { sql } from 'kysely';
import { dayOf, instantAt, type Day, type Locale, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { boardRows } from './board.ts';

/** What of agreements waits for a person: to sign, to check a paper, to give more time, to do what was promised. */
export function agreementTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const today = dayOf(now);
		const roles = await rolesOf(trx, actor.id, today);
		const centres = roles.filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id);
		return [
			...(await toSignBy(trx, actor.id, today)),
			...(await papersOf(trx, actor.id, centres)),
			...(await dueOf(
				trx,
				roles.map(({ organisation_id }) => organisation_id),
				today,
				locale
			))
		];
	});
}

async function toSignBy(trx: Trx, personId: string, today: Day): Promise<Todo[]> {
	const roles = await trx
		.selectFrom('agreements.signatory as s')
		.innerJoin('agreements.party as party', 'party.id', 's.party_id')
		.select(['party.agreement_id', 'party.role'])
		.where('s.person_id', '=', personId)
		.where('s.ended_at', 'is', null)
		.execute();
	if (roles.length === 0) return [];
	const { rows } = await boardRows(trx, today, { person: personId }, { state: null, waits: null, q: '', page: 1 });
	return rows
		.filter(({ state, amending }) => state === 'awaiting' || state === 'partly_signed' || amending)
		.filter(
			({ id, parties, sign_by }) =>
				sign_by >= today &&
				parties.some(({ role, state }) => state === 'waiting' && roles.some((one) => one.agreement_id === id && one.role === role))
		)
		.map(({ id, number, school, sign_by }) => ({
			key: 'today_agreement_to_sign',
			values: { number },
			path: `/agreements/${id}`,
			due_at: instantAt(sign_by, '23:59'),
			about: school
		}));
}

/** Papers that wait for a second reader, which the person has not registered. */
async function papersOf(trx: Trx, personId: string, centres: readonly string[]): Promise<Todo[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<{ id: string; number: string; school: string }>`
		select a.id, a.number, school.name as school
		from agreements.signature s
		join agreements.agreement a on a.id = s.agreement_id
		join people.organisation school on school.id = a.school_id
		join programmes.edition edition on edition.id = a.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		where s.route = 'paper' and s.checked_at is null and s.registered_by <> ${personId} and programme.centre_id = any(${centres}::uuid[])
		order by s.registered_at limit 20`.execute(trx);
	return rows.map(({ id, number, school }) => ({
		key: 'today_agreement_to_check',
		values: { number },
		path: `/agreements/${id}`,
		due_at: null,
		about: school
	}));
}

/** Obligations of the person's organisations that fall due within two weeks, or are late, while the agreement lasts. */
async function dueOf(trx: Trx, organisations: readonly string[], today: Day, locale: Locale): Promise<Todo[]> {
	if (organisations.length === 0) return [];
	const { rows } = await sql<{ id: string; number: string; due_on: Day; about: string }>`
		select a.id, a.number, o.due_on::text as due_on, o.words ->> ${locale} as about
		from agreements.obligation o
		join agreements.party party on party.id = o.party_id
		join agreements.agreement a on a.id = o.agreement_id
		where party.organisation_id = any(${organisations}::uuid[]) and o.done_at is null and o.superseded_at is null
			and o.due_on <= ${today}::date + 14
			and (
				select (text.content ->> 'ends_on')::date from agreements.force f join agreements.text text on text.id = f.text_id
				where f.agreement_id = a.id order by text.number desc limit 1
			) >= ${today}::date
		order by o.due_on, a.number limit 20`.execute(trx);
	return rows.map(({ id, number, due_on, about }) => ({
		key: 'today_agreement_obligation',
		values: { number },
		path: `/agreements/${id}`,
		due_at: instantAt(due_on, '23:59'),
		about
	}));
}
