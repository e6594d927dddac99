import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { organisationById } from '#people/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { agreementStates, partyRoles, type AgreementState, type PartyRole } from '../state.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import type { Missing } from './make-agreement.ts';
import { missingFor } from './missing.ts';
import { lastBatch, type Batch } from './make-agreements.ts';
import { ministries, partiesOf, planOf, type Plan } from './plan.ts';

/** Where a party stands with the newest text. */
export type PartyState = 'signed' | 'unchecked' | 'refused' | 'waiting';
export type BoardParty = { role: PartyRole; organisation: string; state: PartyState; signed_on: Day | null; signatory: string | null };
export type BoardRow = {
	id: string;
	number: string;
	school: string;
	municipality_id: string | null;
	state: AgreementState;
	sign_by: Day;
	amending: boolean;
	parties: BoardParty[];
};
export type BoardFilters = { state: AgreementState | null; waits: PartyRole | null; q: string; page: number };
export const boardPage = 50;

type Where = { edition?: string; organisation?: string; person?: string };

/** Agreements with the state of each party, in the order of need: what is late first. One statement, however many there are. */
export async function boardRows(
	trx: Trx,
	today: Day,
	where: Where,
	{ state, waits, q, page }: BoardFilters,
	limit = boardPage
): Promise<{ rows: BoardRow[]; total: number; counts: Partial<Record<AgreementState, number>> }> {
	const { rows } = await sql<BoardRow & { total: number; counts: Partial<Record<AgreementState, number>> | null }>`
		with last as (
			select distinct on (text.agreement_id) text.* from agreements.text text order by text.agreement_id, text.number desc
		), told as (
			select a.id, a.number, school.name as school, municipal.organisation_id as municipality_id, last.sign_by,
				in_force.agreement_id is not null and last.id <> in_force.text_id and last.recalled_at is null as amending,
				case
					when t.effective_on <= ${today}::date then 'terminated'
					when in_force.agreement_id is not null and in_force.ends_on < ${today}::date then 'ended'
					when in_force.agreement_id is not null then 'in_force'
					when last.recalled_at is not null then 'recalled'
					when refusal.id is not null then 'refused'
					when last.sign_by < ${today}::date then 'expired'
					when signed.count > 0 then 'partly_signed'
					else 'awaiting'
				end as state,
				parties.list as parties,
				platform.folded(a.number || ' ' || school.name || ' ' || coalesce(municipal.name, '')) as words
			from agreements.agreement a
			join last on last.agreement_id = a.id
			join people.organisation school on school.id = a.school_id
			left join lateral (
				select party.organisation_id, organisation.name from agreements.party party
				join people.organisation organisation on organisation.id = party.organisation_id
				where party.agreement_id = a.id and party.role = 'municipality'
			) municipal on true
			left join lateral (
				select f.agreement_id, f.text_id, (text.content ->> 'ends_on')::date as ends_on
				from agreements.force f join agreements.text text on text.id = f.text_id
				where f.agreement_id = a.id order by text.number desc limit 1
			) in_force on true
			left join agreements.termination t on t.agreement_id = a.id
			left join agreements.refusal refusal on refusal.text_id = last.id
			cross join lateral (
				select count(*)::int from agreements.signature s where s.text_id = last.id and s.check_result is distinct from 'differs'
			) signed
			cross join lateral (
				select jsonb_agg(jsonb_build_object(
					'role', party.role, 'organisation', organisation.name, 'signatory', person.name, 'signed_on', s.signed_on,
					'state', case when s.valid then 'signed' when s.id is not null then 'unchecked'
						when refusal.party_id = party.id then 'refused' else 'waiting' end) order by party.place) as list
				from agreements.party party
				join people.organisation organisation on organisation.id = party.organisation_id
				left join agreements.signatory named on named.party_id = party.id and named.duty = 'signatory' and named.ended_at is null
				left join people.person person on person.id = named.person_id
				left join agreements.signature s on s.party_id = party.id and s.text_id = last.id and s.check_result is distinct from 'differs'
				where party.agreement_id = a.id
			) parties
			where (${where.edition ?? null}::uuid is null or a.edition_id = ${where.edition ?? null}::uuid)
				and (${where.organisation ?? null}::uuid is null or exists (
					select from agreements.party p where p.agreement_id = a.id and p.organisation_id = ${where.organisation ?? null}::uuid))
				and (${where.person ?? null}::uuid is null or exists (
					select from agreements.party p join agreements.signatory s on s.party_id = p.id and s.ended_at is null
					where p.agreement_id = a.id and s.person_id = ${where.person ?? null}::uuid))
		), chosen as (
			select * from told
			where (${state}::text is null or state = ${state}::text)
				and (${waits}::text is null or (state in ('awaiting', 'partly_signed', 'expired')
					and parties @> jsonb_build_array(jsonb_build_object('role', ${waits}::text, 'state', 'waiting'))))
				and strpos(words, platform.folded(${q})) > 0
		)
		select id, number, school, municipality_id, state, sign_by::text as sign_by, amending, parties,
			count(*) over ()::int as total, (select jsonb_object_agg(state, n) from (select state, count(*) n from told group by state) c) as counts
		from chosen
		order by array_position(array['expired', 'refused', 'partly_signed', 'awaiting', 'recalled', 'in_force', 'terminated', 'ended'], state),
			sign_by, school collate "lt-x-icu", id
		limit ${limit} offset ${(page - 1) * boardPage}`.execute(trx);
	const [first] = rows;
	return { rows: rows.map(({ total: _, counts: __, ...row }) => row), total: first?.total ?? 0, counts: first?.counts ?? {} };
}

export const readBoardFilters = (query: URLSearchParams): BoardFilters => ({
	state: agreementStates.find((one) => one === query.get('state')) ?? null,
	waits: partyRoles.find((one) => one === query.get('waits')) ?? null,
	q: (query.get('q') ?? '').trim().slice(0, 100),
	page: Math.max(1, Math.min(1000, Math.floor(Number(query.get('page'))) || 1))
});

export type Board = {
	edition: EditionOfCentre;
	parties: PartyRole[];
	plan: Plan | null;
	plan_saved: boolean;
	ministry: string | null;
	ministries: { id: string; name: string }[];
	candidates: Candidate[];
	missing: Missing[];
	batch: Batch | null;
	rows: BoardRow[];
	total: number;
	counts: Partial<Record<AgreementState, number>>;
};

/** The agreements of an edition for its centre: what is made, who is late, for whom there is none yet and what is missing. */
export function readBoard(context: Context, editionId: string, filters: BoardFilters): Promise<Outcome<Board, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		const found = await planOf(trx, edition);
		const candidates = partiesOf(edition).length > 0 ? await candidatesOf(trx, context, edition.id) : [];
		return done({
			edition,
			parties: partiesOf(edition),
			plan: found?.plan ?? null,
			plan_saved: found?.saved ?? false,
			ministry: found ? ((await organisationById(trx, found.plan.ministry_id))?.name ?? null) : null,
			ministries: (await ministries(trx)).map(({ id, name }) => ({ id, name })),
			candidates,
			missing: found ? await missingFor(trx, context, edition, found.plan, candidates) : [],
			batch: await lastBatch(trx, edition.id),
			...(await boardRows(trx, dayOf(context.now), { edition: edition.id }, filters))
		});
	});
}

/** Exactly the filtered list, for a sheet; at most 2,000. */
export function exportBoard(context: Context, editionId: string, filters: BoardFilters): Promise<Outcome<BoardRow[], 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		return done((await boardRows(trx, dayOf(context.now), { edition: edition.id }, { ...filters, page: 1 }, 2000)).rows);
	});
}
