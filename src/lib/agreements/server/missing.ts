import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { organisationsById } from '#people/server';
import { type EditionOfCentre } from '#programmes/server';
import type { PartyRole } from '../state.ts';
import type { Candidate } from './candidates.ts';
import type { Missing } from './make-agreement.ts';
import { partiesOf, type Plan } from './plan.ts';

/**
 * What is missing before the agreements with these schools can be made: once for each organisation, whatever the number of
 * its agreements. A few statements, however many schools there are.
 */
export async function missingFor(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	edition: EditionOfCentre,
	plan: Plan,
	candidates: readonly Candidate[]
): Promise<(Missing & { agreements: number })[]> {
	const wanted = candidates.flatMap((candidate) =>
		partiesOf(edition).map((party) => ({ party, id: organisationFor(party, plan, candidate) }))
	);
	const ids = [...new Set(wanted.map(({ id }) => id))];
	if (ids.length === 0) return [];
	const [named, described, signing] = [
		await organisationsById(trx, ids),
		await describedAmong(trx, ids),
		await signingAmong(trx, ids, dayOf(now))
	];
	return ids.flatMap((id) => {
		const party = wanted.find((one) => one.id === id)?.party ?? 'school';
		const about = {
			party,
			organisation_id: id,
			organisation: named.get(id)?.name ?? '',
			agreements: wanted.filter((one) => one.id === id).length
		};
		return [
			...(party === 'school' || described.has(id) ? [] : [{ ...about, what: 'particulars' as const }]),
			...(signing.has(id) ? [] : [{ ...about, what: 'right_to_sign' as const }])
		];
	});
}

const organisationFor = (party: PartyRole, plan: Plan, candidate: Candidate): string =>
	party === 'ministry' ? plan.ministry_id : party === 'school' ? candidate.school_id : candidate.municipality_id;

/** The organisations whose code and address are written down; schools have theirs in the register. */
async function describedAmong(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
	const rows = await trx
		.selectFrom('agreements.particulars')
		.select('organisation_id')
		.where('organisation_id', 'in', [...ids])
		.execute();
	return new Set(rows.map(({ organisation_id }) => organisation_id));
}

/** The organisations for which somebody may sign on a day. */
async function signingAmong(trx: Trx, ids: readonly string[], day: Day): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select r.organisation_id as id from agreements.right_to_sign r
		where r.organisation_id = any(${ids}::uuid[]) and daterange(r.starts_on, r.ends_on, '[]') @> ${day}::date
		union
		select role.organisation_id from people.role role
		where role.organisation_id = any(${ids}::uuid[]) and role.kind = 'school_head' and role.annulled_at is null
			and daterange(role.starts_on, role.ends_on, '[]') @> ${day}::date`.execute(trx);
	return new Set(rows.map(({ id }) => id));
}
