import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { organisationById, rolesOf } from '#people/server';
import { municipalitiesOf, representsSchool } from '#schools/server';
import { profileOf, type LecturerProfile } from './read-lecturers.ts';
import { exceptionsOf, type ToldException } from './read-training.ts';

/** A published training as its own people see it. */
export type PublishedTraining = {
	id: string;
	reference: string;
	school: string;
	municipality: string;
	topic_words: Text;
	days: Day[];
	lecturers: string[];
	venue: string | null;
	address: string;
};

export type LecturerDesk = {
	profile: LecturerProfile;
	topics: Text[];
	trainings: PublishedTraining[];
	municipalities: { id: string; name: string }[];
	today: Day;
};

/** The desk of a lecturer: the trainings that are published for them, and when they can. For who holds the role today. */
export function readLecturerDesk(context: Context): Promise<Outcome<LecturerDesk, 'not_a_lecturer'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_a_lecturer');
		const today = dayOf(now);
		const isLecturer = (await rolesOf(trx, actor.id, today)).some(({ kind }) => kind === 'lecturer');
		if (!isLecturer) return refused('not_a_lecturer');
		const profile = await profileOf(trx, actor.id);
		return done({
			profile,
			topics: await wordsOf(trx, profile.topics),
			trainings: await publishedFor(
				trx,
				sql<boolean>`exists (select from scheduling.booking mine where mine.training_id = t.id and mine.person_id = ${actor.id})`,
				today
			),
			municipalities: (await municipalitiesOf(trx)).map(({ id, name }) => ({ id, name })),
			today
		});
	});
}

export type SchoolTraining = {
	id: string;
	reference: string;
	edition: Text;
	topic_words: Text;
	people: number;
	patterns: string[];
	offered: string[];
	preferred_from: Day | null;
	preferred_to: Day | null;
	venue: string | null;
	revision: number;
	season: { from: Day; to: Day };
	stands: boolean;
	exceptions: ToldException[];
	published: PublishedTraining | null;
};
export type SchoolDesk = { school: { id: string; name: string }; trainings: SchoolTraining[]; today: Day };

/** The trainings of a school with what it has said of time and place, for its head and coordinators. */
export function readSchoolTrainings(context: Context, schoolId: string): Promise<Outcome<SchoolDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		if ((await representsSchool(trx, context.actor, schoolId, today)) !== 'yes') return refused('not_found');
		const school = await organisationById(trx, schoolId);
		if (!school) return refused('not_found');
		const published = await publishedFor(trx, sql<boolean>`t.school_id = ${schoolId}`, today);
		const rows = await trainingsOfSchool(trx, schoolId);
		const trainings: SchoolTraining[] = [];
		for (const row of rows)
			trainings.push({
				...row,
				exceptions: await exceptionsOf(trx, row.id),
				published: published.find(({ id }) => id === row.id) ?? null
			});
		return done({ school: { id: school.id, name: school.name }, trainings, today });
	});
}

type SchoolRow = Omit<SchoolTraining, 'exceptions' | 'published'>;

async function trainingsOfSchool(trx: Trx, schoolId: string): Promise<SchoolRow[]> {
	const { rows } = await sql<SchoolRow>`
		select t.id, t.reference, edition.name as edition, t.topic_words, t.people, t.patterns, t.preferred_from, t.preferred_to, t.venue, t.revision,
			array(select jsonb_array_elements_text(edition.terms -> 'dose' -> 'patterns')) as offered,
			json_build_object('from', season.first_on, 'to', season.last_on) as season,
			t.cancelled_at is null and a.state <> 'withdrawn'
				and exists (select from selection.offer o where o.application_id = a.id and o.answer = 'confirmed') as stands
		from scheduling.training t
		join scheduling.season season on season.edition_id = t.edition_id
		join programmes.edition edition on edition.id = t.edition_id
		join applications.application a on a.id = t.application_id
		where t.school_id = ${schoolId}
		order by season.first_on desc, t.reference`.execute(trx);
	return rows;
}

/** What is published of some trainings, in the order of their first day; those that are over come last. */
async function publishedFor(trx: Trx, which: ReturnType<typeof sql<boolean>>, today: Day): Promise<PublishedTraining[]> {
	const { rows } = await sql<PublishedTraining>`
		select t.id, t.reference, version.name as school, municipality.name as municipality, version.address, t.topic_words, t.venue,
			array_agg(distinct b.held_on) as days, array_agg(distinct person.name) as lecturers
		from scheduling.training t
		join scheduling.booking b on b.training_id = t.id
		join people.person person on person.id = b.person_id
		join lateral (
			select v.name, v.address, v.municipality_id from schools.school_version v where v.school_id = t.school_id
			order by v.starts_on <= ${today}::date desc, abs(v.starts_on - ${today}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		where ${which}
		group by t.id, version.name, municipality.name, version.address
		order by max(b.held_on) < ${today}::date, min(b.held_on), t.reference
		limit 300`.execute(trx);
	return rows;
}

/** Topics in words: as the trainings that chose them say it. */
async function wordsOf(trx: Trx, codes: readonly string[]): Promise<Text[]> {
	if (codes.length === 0) return [];
	const { rows } = await sql<{ words: Text }>`
		select distinct on (t.topic) t.topic_words as words from scheduling.training t where t.topic = any(${codes}) order by t.topic, t.made_at desc`.execute(
		trx
	);
	return rows.map(({ words }) => words);
}
