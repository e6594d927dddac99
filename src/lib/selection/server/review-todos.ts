import { sql } from 'kysely';
import { dayOf, inLocale, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';

/** What waits for a reviewer: interests to declare and reviews to hand in, a line for each round whose phase allows it. */
export function reviewTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ call: Text; undeclared: number; open: number; due_at: Date; kind: string }>`
			select call.name as call, phase.kind, min(t.due_at) as due_at,
				(count(*) filter (where t.declared_at is null))::int as undeclared, count(*)::int as open
			from selection.assignment t
			join selection.round r on r.id = t.round_id and r.closed_at is null
			join selection.phase phase on phase.round_id = r.id and phase.starts_at <= ${now} and phase.ends_at > ${now} and phase.kind in ('declaration', 'review', 'discussion')
			join programmes.call call on call.id = r.call_id
			join applications.application a on a.id = t.application_id and a.state <> 'withdrawn'
			where t.person_id = ${actor.id} and t.ended_at is null and t.sent_at is null
				and not exists (select from selection.conflict c where c.application_id = t.application_id and c.person_id = t.person_id and c.lifted_at is null)
			group by r.id, call.name, phase.kind order by min(t.due_at)`.execute(trx);
		return rows.flatMap(({ call, undeclared, open, due_at, kind }): Todo[] => {
			const todo = { path: '/review', due_at, about: inLocale(call, locale) };
			if (kind === 'declaration') return undeclared > 0 ? [{ ...todo, key: 'selection_todo_declare', values: { count: undeclared } }] : [];
			return [{ ...todo, key: 'selection_todo_review', values: { count: open } }];
		});
	});
}

type Round = {
	programme: string;
	call_slug: string;
	call: Text;
	lacking: boolean;
	unpublished: boolean;
	lots_missing: boolean;
	overdue: number;
};

/** What waits for the officers of a round: a scheme to publish, lots to draw, reviewers to find, reviews that are late. */
export function roundTodos({ db, actor, now, locale }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const centres = (await rolesOf(trx, actor.id, dayOf(now)))
			.filter(({ kind }) => kind === 'centre_officer')
			.map(({ organisation_id }) => organisation_id);
		if (centres.length === 0) return [];
		return (await roundsOf(trx, centres, now, actor.id)).flatMap(({ programme, call_slug, call, ...waits }): Todo[] => {
			const to = (key: string, place: string, count = 0): Todo => ({
				key,
				values: { count },
				path: `/programme/${programme}/calls/${call_slug}/selection${place}`,
				due_at: null,
				about: inLocale(call, locale)
			});
			return [
				...(waits.unpublished ? [to('selection_todo_scheme', '/scheme')] : []),
				...(waits.lots_missing ? [to('selection_todo_lots', '/lots')] : []),
				...(waits.lacking ? [to('selection_todo_assign', '/assignments?show=lacking')] : []),
				...(waits.overdue > 0 ? [to('selection_todo_overdue', '/reviewers', waits.overdue)] : [])
			];
		});
	});
}

async function roundsOf(trx: Trx, centres: string[], now: Date, officer: string): Promise<Round[]> {
	const { rows } = await sql<Round>`
		select programme.slug as programme, call.slug as call_slug, call.name as call,
			scheme.id is null as unpublished,
			scheme.id is not null and call.closes_at <= ${now} and not exists (select from selection.lots l where l.round_id = r.id)
				and not exists (select from selection.phase p where p.round_id = r.id and p.kind = 'review' and p.starts_at <= ${now}) as lots_missing,
			scheme.id is not null and call.closes_at <= ${now} and exists (
				select from applications.application a where a.call_id = call.id and a.outcome = 'yes' and a.state <> 'withdrawn'
					and (select count(*) from selection.assignment t where t.application_id = a.id and t.ended_at is null) < (scheme.content ->> 'reviews_each')::int) as lacking,
			(select count(*)::int from selection.assignment t where t.round_id = r.id and t.ended_at is null and t.sent_at is null and t.due_at < ${now}
				and not exists (select from selection.conflict c where c.application_id = t.application_id and c.person_id = ${officer} and c.lifted_at is null)) as overdue
		from selection.round r
		join programmes.call call on call.id = r.call_id
		join programmes.edition edition on edition.id = call.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join lateral (select id, content from selection.scheme s where s.round_id = r.id and s.published_at is not null order by version desc limit 1) scheme on true
		where programme.centre_id = any(${centres}::uuid[]) and r.closed_at is null
			and not exists (select from selection.phase p where p.round_id = r.id and p.kind in ('decision', 'appeal') and p.starts_at <= ${now})
		order by call.closes_at`.execute(trx);
	return rows;
}
