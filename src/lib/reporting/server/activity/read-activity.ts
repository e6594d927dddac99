import { sql } from 'kysely';
import { addDays, dayOf, done, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { programmeBySlug } from '#programmes/server';

/** What was held of one delivery in the span. Hours are quarters of an academic hour, of the ledger. */
export type ActivityRow = {
	reference: string;
	kind: 'training' | 'team_training' | 'meeting';
	edition: Text;
	title: Text;
	of: string;
	municipality: string | null;
	first_on: Day;
	last_on: Day;
	participants: number;
	participant_hours: number;
	lecturers: number;
	lecturer_hours: number;
	/** Certificates that are good today. */
	certificates: number;
};
export type Activity = { from_on: Day; to_on: Day; rows: ActivityRow[] };

/**
 * What the centre has held in a programme in three years up to today, for its accreditation (H-05): each delivery with its hours and people
 * as the ledger has them, and its certificates. By an officer of the centre.
 */
export function readActivity(context: Context, { programme }: { programme: string }): Promise<Outcome<Activity, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await programmeBySlug(trx, programme);
		const today = dayOf(context.now);
		if (!found || !(await holds(trx, context.actor, ['centre_officer'], found.centre_id, today))) return refused('not_found');
		const from_on = addDays(`${Number(today.slice(0, 4)) - 3}${today.slice(4)}`.replace('-02-29', '-02-28'), 1);
		return done({ from_on, to_on: today, rows: await rowsOf(trx, found.id, { from_on, to_on: today }) });
	});
}

async function rowsOf(trx: Trx, programmeId: string, { from_on, to_on }: { from_on: Day; to_on: Day }): Promise<ActivityRow[]> {
	const { rows } = await sql<ActivityRow>`
		select d.reference, d.kind, edition.name as edition, d.title, coalesce(school.name, network.name ->> 'lt', '') as of,
			municipality.name as municipality, held.first_on, held.last_on, held.participants, held.participant_hours, held.lecturers, held.lecturer_hours,
			(select count(*)::int from credentials.certificate c where c.delivery_id = d.id
				and not exists (select from credentials.revocation r where r.certificate_id = c.id)
				and not exists (select from credentials.certificate later where later.replaces_id = c.id)) as certificates
		from delivery.delivery d
		join programmes.edition edition on edition.id = d.edition_id
		join lateral (
			select min(h.held_on) as first_on, max(h.held_on) as last_on,
				count(distinct h.person_id) filter (where h.as_what = 'participant')::int as participants,
				count(distinct h.person_id) filter (where h.as_what = 'lecturer')::int as lecturers,
				coalesce(sum(h.contact + h.consultation + h.independent) filter (where h.as_what = 'participant'), 0)::int as participant_hours,
				coalesce(sum(h.contact + h.consultation + h.independent) filter (where h.as_what = 'lecturer'), 0)::int as lecturer_hours
			from delivery.hours h
			where h.delivery_id = d.id and h.superseded_at is null and h.held_on between ${from_on} and ${to_on}
		) held on held.first_on is not null
		left join people.organisation school on school.id = d.school_id
		left join networks.network network on network.id = d.network_id
		left join lateral (
			select v.municipality_id from schools.school_version v where v.school_id = d.school_id
			order by v.starts_on <= held.first_on desc, abs(v.starts_on - held.first_on) limit 1
		) version on true
		left join schools.municipality municipality on municipality.id = version.municipality_id
		where edition.programme_id = ${programmeId}
		order by held.first_on, d.reference`.execute(trx);
	return rows;
}
