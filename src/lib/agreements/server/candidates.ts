import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';

/** A school that confirmed its place and has no agreement yet. */
export type Candidate = {
	application_id: string;
	reference: string;
	call_id: string;
	school_id: string;
	school: string;
	municipality_id: string;
	municipality: string;
	topic: string | null;
};

/**
 * The applications of an edition whose place the school has confirmed (`selection.offer`) and for which no agreement was
 * made, by the name of the school.
 */
export async function candidatesOf(trx: Trx, { now }: Pick<Context, 'now'>, editionId: string): Promise<Candidate[]> {
	const { rows } = await sql<Candidate>`
		select a.id as application_id, a.reference, a.call_id, a.school_id, a.topic, version.name as school,
			version.municipality_id, municipality.name as municipality
		from selection.offer offer
		join applications.application a on a.id = offer.application_id
		join programmes.call call on call.id = a.call_id
		join lateral (
			select v.name, v.municipality_id from schools.school_version v where v.school_id = a.school_id
			order by v.starts_on <= ${dayOf(now)}::date desc, abs(v.starts_on - ${dayOf(now)}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		where call.edition_id = ${editionId} and offer.answer = 'confirmed' and a.state <> 'withdrawn'
			and not exists (select from agreements.agreement made where made.application_id = a.id)
		order by version.name collate "lt-x-icu", a.id`.execute(trx);
	return rows;
}
