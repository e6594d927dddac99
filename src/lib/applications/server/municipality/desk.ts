import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds, organisationById } from '#people/server';
import type { State } from '../../states.ts';

/** An application of a school of the municipality: one that asks for its word, or one that was sent. */
export type MunicipalApplication = {
	id: string;
	reference: string;
	school: string;
	call: Text;
	closes_at: Date;
	state: State;
	sent_at: Date | null;
	asked_at: Date | null;
	answer: 'endorsed' | 'declined' | null;
	answered_at: Date | null;
};
export type MunicipalDesk = {
	municipality: { id: string; name: string };
	waiting: MunicipalApplication[];
	answered: MunicipalApplication[];
	others: MunicipalApplication[];
};

/** What a municipality's officers see: requests that wait for the municipality's word, those answered, and what its schools have sent. */
export function municipalityDesk(context: Context, municipalityId: string): Promise<Outcome<MunicipalDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const municipality = isId(municipalityId) ? await organisationById(trx, municipalityId) : undefined;
		if (!municipality || municipality.kind !== 'municipality') return refused('not_found');
		if (!(await holds(trx, actor, ['municipal_officer'], municipality.id, dayOf(now)))) return refused('not_found');
		const rows = await applicationsIn(trx, municipality.id, now);
		return done({
			municipality,
			waiting: rows.filter(({ asked_at, answer, state }) => asked_at !== null && answer === null && state !== 'withdrawn'),
			answered: rows.filter(({ answer }) => answer !== null),
			others: rows.filter(({ asked_at, answer, state }) => (asked_at === null || state === 'withdrawn') && answer === null)
		});
	});
}

/** Drafts are the school's own until it asks; the school is of the municipality on that day. */
async function applicationsIn(trx: Trx, municipalityId: string, now: Date): Promise<MunicipalApplication[]> {
	const day = dayOf(now);
	const { rows } = await sql<MunicipalApplication>`
		select a.id, a.reference, version.name as school, call.name as call, call.closes_at, a.state, a.sent_at, e.asked_at, e.answer, e.answered_at
		from schools.school_version version
		join applications.application a on a.school_id = version.school_id
		join programmes.call call on call.id = a.call_id
		left join applications.endorsement e on e.application_id = a.id
		where version.municipality_id = ${municipalityId} and version.starts_on <= ${day} and (version.ends_on is null or version.ends_on >= ${day})
			and (e.application_id is not null or a.submission_id is not null)
		order by call.closes_at desc, version.name collate "lt-x-icu"
		limit 500`.execute(trx);
	return rows;
}
