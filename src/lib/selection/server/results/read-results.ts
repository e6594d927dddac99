import { sql } from 'kysely';
import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { callBySlug, type CallRecord } from '#programmes/server';
import { roundOfCall } from '../centre-round.ts';
import { selectionFileOf } from '../export-selection.ts';

export type PublicResults = {
	call: CallRecord;
	/** Names of schools in the order of their language; nobody who was refused, and nobody’s score. */
	accepted: { school: string; municipality: string; confirmed: boolean }[];
	reserve: { place: number; school: string; municipality: string }[];
	acts: { number: number; applied_at: Date }[];
};

/** Who has a place, for everybody, once every letter is sent: schools learn it from their letter first. */
export function readResults(context: Context, slug: string): Promise<Outcome<PublicResults, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await told(trx, slug);
		if (!found) return refused('not_found');
		const rows = await namedIn(trx, found.round);
		return done({
			call: found.call,
			accepted: rows
				.filter(({ held }) => held)
				.map(({ school, municipality, confirmed }) => ({ school, municipality, confirmed }))
				.sort((one, other) => one.school.localeCompare(other.school, 'lt')),
			reserve: rows
				.filter(({ waits }) => waits)
				.sort((one, other) => (one.place ?? Number.MAX_SAFE_INTEGER) - (other.place ?? Number.MAX_SAFE_INTEGER))
				.map(({ school, municipality }, place) => ({ place: place + 1, school, municipality })),
			acts: await actsOf(trx, found.round)
		});
	});
}

/** What of a selection is public already: for the page of the call. */
export function readPublished(context: Context, slug: string): Promise<{ lots: boolean; results: boolean }> {
	return context.db.transaction().execute(async (trx) => {
		const lots = await trx
			.selectFrom('selection.lots as lots')
			.innerJoin('selection.round as round', 'round.id', 'lots.round_id')
			.innerJoin('programmes.call as call', 'call.id', 'round.call_id')
			.select('lots.round_id')
			.where('call.slug', '=', slug)
			.executeTakeFirst();
		return { lots: lots !== undefined, results: lots !== undefined && (await told(trx, slug)) !== undefined };
	});
}

/** The selection file of an act whose letters are sent: without names, for whoever wants to work the list out again. */
export function openPublicSelection(
	context: Context,
	slug: string,
	act: number
): Promise<Outcome<{ name: string; content: string }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await told(trx, slug);
		const row = found && Number.isInteger(act) ? await actNumbered(trx, found.round, act) : undefined;
		const content = row && (await selectionFileOf(trx, row.id));
		return content === undefined ? refused('not_found') : done({ name: `${slug}-${act}.jsonl`, content });
	});
}

/** The round of a call whose letters have all been sent. */
export async function told(trx: Trx, slug: string): Promise<{ call: CallRecord; round: string } | undefined> {
	const call = await callBySlug(trx, slug);
	const round = call?.state === 'published' ? await roundOfCall(trx, call.id) : undefined;
	if (!call || !round || round.closed_at === null) return undefined;
	const { rows } = await sql<{ sent: number; unsent: number }>`
		select count(l.sent_at)::int as sent, count(*) filter (where l.sent_at is null)::int as unsent
		from selection.decision d
		join applications.application a on a.id = d.application_id and a.state <> 'withdrawn'
		left join selection.letter l on l.decision_id = d.id
		where d.round_id = ${round.id} and d.superseded_at is null and not exists (
			select from selection.appeal p where p.application_id = d.application_id and p.outcome = 'upheld')`.execute(trx);
	return rows[0] && rows[0].sent > 0 && rows[0].unsent === 0 ? { call, round: round.id } : undefined;
}

/** The calls of an edition of which everybody who applied has been told what came of it. */
export async function toldCalls(trx: Trx, editionId: string): Promise<string[]> {
	const calls = await trx.selectFrom('programmes.call').select(['id', 'slug']).where('edition_id', '=', editionId).orderBy('id').execute();
	const ids: string[] = [];
	for (const { id, slug } of calls) if (await told(trx, slug)) ids.push(id);
	return ids;
}

type Named = { school: string; municipality: string; place: number | null; held: boolean; waits: boolean; confirmed: boolean };

async function namedIn(trx: Trx, roundId: string): Promise<Named[]> {
	const { rows } = await sql<Named>`
		select coalesce(a.school_name, '') as school, coalesce(town.name, '') as municipality, d.reserve_place as place,
			coalesce(o.answer is null and (o.id is not null or d.outcome = 'accepted') or o.answer = 'confirmed', false) as held,
			d.outcome = 'reserve' and o.id is null as waits, coalesce(o.answer = 'confirmed', false) as confirmed
		from selection.decision d
		join applications.application a on a.id = d.application_id and a.state <> 'withdrawn'
		left join schools.municipality town on town.code = a.municipality_code
		left join lateral (select * from selection.offer where decision_id = d.id order by offered_at desc, id limit 1) o on true
		where d.round_id = ${roundId} and d.superseded_at is null and d.act_id is not null and d.outcome <> 'rejected'`.execute(trx);
	return rows;
}

const actsOf = (trx: Trx, roundId: string): Promise<PublicResults['acts']> =>
	trx.selectFrom('selection.act').select(['number', 'applied_at']).where('round_id', '=', roundId).orderBy('number').execute();

const actNumbered = (trx: Trx, roundId: string, number: number) =>
	trx.selectFrom('selection.act').select('id').where('round_id', '=', roundId).where('number', '=', number).executeTakeFirst();
