import { sql } from 'kysely';
import * as v from 'valibot';
import { addDays, dayOf, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { TextSchema, type DatePattern } from '#programmes';
import type { LecturerFacts, Pairing, SeasonFacts, TrainingFacts } from '../facts.ts';
import { holidaysBetween } from './holidays.ts';
import type { SeasonDesk } from './seasons.ts';

/** Everything that the rules of a timetable ask of a season, in six statements however many trainings it has. */
export async function gatherFacts(trx: Trx, { now }: Pick<Context, 'now'>, { edition, season }: SeasonDesk): Promise<SeasonFacts> {
	const { dose } = edition.terms;
	if (dose.kind !== 'days') throw new Error('a season without days of training');
	return {
		season,
		dose: { days: dose.days, hours_a_day: dose.hours_a_day, lecturers: dose.lecturers_at_once, patterns: dose.patterns },
		holidays: holidaysBetween(season.first_on, season.last_on),
		closures: await closuresOf(trx, edition.id),
		trainings: await trainingsOf(trx, edition.id, dayOf(now)),
		lecturers: await lecturersOf(trx, { edition, season }, dayOf(now)),
		pairings: await pairingsOf(trx, edition.centre_id)
	};
}

/** School holidays and other days on which nobody of an edition hosts. */
export async function closuresOf(trx: Trx, editionId: string) {
	const rows = await trx
		.selectFrom('scheduling.closure')
		.select(['id', 'starts_on', 'ends_on', 'name'])
		.where('edition_id', '=', editionId)
		.where('removed_at', 'is', null)
		.orderBy('starts_on')
		.execute();
	return rows.map((row) => ({ ...row, name: v.parse(TextSchema, row.name) }));
}

type TrainingRow = Omit<TrainingFacts, 'preferred' | 'exceptions'> & {
	preferred_from: Day | null;
	preferred_to: Day | null;
	exceptions: { starts_on: Day; ends_on: Day }[] | null;
};

/**
 * The trainings of an edition in the order of the schools' names. A training stands while its application holds a confirmed
 * place and nobody has cancelled it (M-16). A school without coordinates is where its municipality's centre is.
 */
export async function trainingsOf(trx: Trx, editionId: string, today: Day): Promise<TrainingFacts[]> {
	const { rows } = await sql<TrainingRow>`
		select t.id, t.reference, t.application_id, t.school_id, version.name as school, municipality.name as municipality,
			coalesce(t.venue_latitude, version.latitude, municipality.latitude) as latitude,
			coalesce(t.venue_longitude, version.longitude, municipality.longitude) as longitude,
			t.topic, t.topic_words, t.people, t.patterns, t.preferred_from, t.preferred_to, t.venue,
			t.cancelled_at is null and a.state <> 'withdrawn'
				and exists (select from selection.offer o where o.application_id = a.id and o.answer = 'confirmed') as stands,
			(select json_agg(json_build_object('starts_on', e.starts_on, 'ends_on', e.ends_on) order by e.starts_on)
				from scheduling.exception e where e.training_id = t.id and e.withdrawn_at is null) as exceptions
		from scheduling.training t
		join applications.application a on a.id = t.application_id
		join lateral (
			select v.name, v.municipality_id, v.latitude, v.longitude from schools.school_version v where v.school_id = t.school_id
			order by v.starts_on <= ${today}::date desc, abs(v.starts_on - ${today}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		where t.edition_id = ${editionId}
		order by version.name collate "lt-x-icu", t.id`.execute(trx);
	return rows.map(({ preferred_from, preferred_to, exceptions, ...row }) => ({
		...row,
		patterns: row.patterns as DatePattern[],
		preferred: preferred_from && preferred_to ? { from: preferred_from, to: preferred_to } : null,
		exceptions: exceptions ?? []
	}));
}

type LecturerRow = Omit<LecturerFacts, 'absences' | 'elsewhere' | 'available'> & {
	absences: { starts_on: Day; ends_on: Day }[] | null;
	elsewhere: Day[] | null;
	holds_role: boolean;
	/** The last day of the role; null where it has none. */
	until: Day | null;
};

/**
 * The lecturers of the centre, and whoever stands in a timetable of the edition. Who holds the role today and has said what
 * they teach is available – until the last day of the role.
 */
async function lecturersOf(trx: Trx, { edition, season }: SeasonDesk, today: Day): Promise<LecturerFacts[]> {
	const { rows } = await sql<LecturerRow>`
		select l.person_id as id, person.name, municipality.name as municipality, municipality.latitude, municipality.longitude,
			l.topics, l.languages, l.most_days, coalesce(role.holds_role, false) as holds_role, role.until,
			(select json_agg(json_build_object('starts_on', a.starts_on, 'ends_on', a.ends_on) order by a.starts_on)
				from scheduling.absence a
				where a.person_id = l.person_id and a.withdrawn_at is null and a.ends_on >= ${season.first_on} and a.starts_on <= ${season.last_on}) as absences,
			(select array_agg(distinct b.held_on) from scheduling.booking b join scheduling.training t on t.id = b.training_id
				where b.person_id = l.person_id and t.edition_id <> ${edition.id}
					and b.held_on between ${season.first_on} and ${season.last_on}) as elsewhere
		from scheduling.lecturer l
		join people.person person on person.id = l.person_id
		join schools.municipality municipality on municipality.id = l.municipality_id
		left join lateral (
			select bool_or(r.starts_on <= ${today} and coalesce(r.ends_on, ${today}) >= ${today}) as holds_role,
				nullif(max(coalesce(r.ends_on, 'infinity')), 'infinity') as until
			from people.role r where r.person_id = l.person_id and r.kind = 'lecturer' and r.organisation_id = ${edition.centre_id} and r.annulled_at is null
		) role on true
		where role.holds_role is not null
			or exists (select from scheduling.placement p join scheduling.timetable tt on tt.id = p.timetable_id
				where tt.edition_id = ${edition.id} and l.person_id = any(p.lecturers))
		order by person.name collate "lt-x-icu", l.person_id`.execute(trx);
	return rows.map(({ absences, elsewhere, holds_role, until, ...row }) => ({
		...row,
		absences: [
			...(absences ?? []),
			...(until !== null && until < season.last_on ? [{ starts_on: addDays(until, 1), ends_on: season.last_on }] : [])
		],
		elsewhere: elsewhere ?? [],
		available: holds_role && row.topics.length > 0
	}));
}

/** Who works well with whom, and who rather not, of the lecturers of a centre. */
export async function pairingsOf(trx: Trx, centreId: string): Promise<Pairing[]> {
	const { rows } = await sql<Pairing>`
		select p.id, p.one_id, p.other_id, p.kind from scheduling.pairing p
		where p.ended_at is null
			and exists (select from people.role r where r.person_id = p.one_id and r.kind = 'lecturer' and r.organisation_id = ${centreId} and r.annulled_at is null)
			and exists (select from people.role r where r.person_id = p.other_id and r.kind = 'lecturer' and r.organisation_id = ${centreId} and r.annulled_at is null)
		order by p.said_at, p.id`.execute(trx);
	return rows;
}
