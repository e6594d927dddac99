import { sql } from 'kysely';
import { dayOf, inLocale, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { misfit } from '../situation.ts';

type Waiting = { edition: string; programme: string; name: Text; networks: number; least: number; most: number; schools: number };

/** What waits for officers of a centre: an edition whose schools fill its networks, which nobody has formed yet. */
export function formationTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const roles = await rolesOf(trx, actor.id, dayOf(now));
		const centres = roles.filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id);
		if (centres.length === 0) return [];
		const waiting = await unformed(trx, centres);
		return waiting
			.filter((edition) => misfit(edition.schools, edition) === null)
			.map(({ edition, programme, name, schools }) => ({
				key: 'today_formation',
				values: { schools },
				path: `/programme/${programme}/editions/${edition}/networks`,
				due_at: null,
				about: inLocale(name, locale)
			}));
	});
}

/** Editions of networks with schools that confirmed their places and no offer that waits for an answer, not formed yet. */
async function unformed(trx: Trx, centres: readonly string[]): Promise<Waiting[]> {
	const { rows } = await sql<Waiting>`
		select edition.slug as edition, programme.slug as programme, edition.name, confirmed.schools,
			coalesce(f.networks, (edition.terms #>> '{grouping,networks}')::int) as networks,
			coalesce(f.least, (edition.terms #>> '{grouping,schools_each}')::int) as least,
			coalesce(f.most, (edition.terms #>> '{grouping,schools_each}')::int) as most
		from programmes.edition edition
		join programmes.programme programme on programme.id = edition.programme_id
		left join networks.formation f on f.edition_id = edition.id
		cross join lateral (
			select count(distinct a.school_id) filter (where offer.answer = 'confirmed')::int as schools,
				count(*) filter (where offer.answer is null)::int as open
			from programmes.call call
			join applications.application a on a.call_id = call.id and a.state <> 'withdrawn'
			join selection.offer offer on offer.application_id = a.id
			where call.edition_id = edition.id
		) confirmed
		where programme.centre_id = any(${centres}::uuid[]) and edition.terms #>> '{grouping,kind}' = 'networks'
			and confirmed.schools > 0 and confirmed.open = 0
			and not exists (select from networks.network n where n.edition_id = edition.id and n.kind = 'formed')
		order by edition.starts_on, edition.id
		limit 20`.execute(trx);
	return rows;
}
