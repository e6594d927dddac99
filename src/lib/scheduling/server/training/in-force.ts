import { sql } from 'kysely';
import * as v from 'valibot';
import { dayOf, isId, type Day, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { ContactSchema, TextSchema, type Contact } from '#programmes';

/** A training as everybody goes by it: when, where and by whom, as the timetable published last has it. */
export type TrainingInForce = {
	id: string;
	reference: string;
	edition_id: string;
	edition: string;
	programme: string;
	centre_id: string;
	school_id: string;
	school: string;
	topic: Text;
	topic_code: string;
	people: number;
	/** The venue, or the address of the school (M-17). */
	place: string;
	latitude: number;
	longitude: number;
	/** Hours of every day, in the time of Vilnius. */
	begins: string;
	ends: string;
	contact: Contact;
	cancelled: boolean;
	cancelled_why: string | null;
	/** Whether its school still holds the place for which it is trained (M-16). */
	selected: boolean;
	/** Null while nothing is published. */
	timetable_id: string | null;
	/** Empty where the version in force has none for it. */
	days: Day[];
	lecturers: string[];
};

type Only = { ids?: readonly string[]; edition_id?: string; lecturer_id?: string; school_ids?: readonly string[] };

/** Trainings by their ids, of an edition, of a lecturer (as published) or of schools; in the order of days, those without days last. */
export async function trainingsInForce(trx: Trx, { now }: Pick<Context, 'now'>, only: Only): Promise<TrainingInForce[]> {
	const today = dayOf(now);
	const { rows } = await sql<TrainingInForce>`
		select t.id, t.reference, t.edition_id, edition.slug as edition, programme.slug as programme, programme.centre_id,
			t.school_id, version.name as school, t.topic_words as topic, t.topic as topic_code, t.people,
			coalesce(t.venue, concat_ws(', ', version.name, nullif(version.address, ''))) as place,
			coalesce(t.venue_latitude, version.latitude, municipality.latitude) as latitude,
			coalesce(t.venue_longitude, version.longitude, municipality.longitude) as longitude,
			to_char(season.begins, 'HH24:MI') as begins, to_char(season.ends, 'HH24:MI') as ends, call.contact,
			t.cancelled_at is not null as cancelled, t.cancelled_why,
			exists (select from selection.offer place where place.application_id = t.application_id and place.answer = 'confirmed') as selected,
			timetable.id as timetable_id, coalesce(p.days, '{}') as days, coalesce(p.lecturers, '{}') as lecturers
		from scheduling.training t
		join scheduling.season season on season.edition_id = t.edition_id
		join programmes.edition edition on edition.id = t.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		join programmes.call call on call.id = t.call_id
		join lateral (
			select v.name, v.address, v.municipality_id, v.latitude, v.longitude from schools.school_version v where v.school_id = t.school_id
			order by v.starts_on <= ${today}::date desc, abs(v.starts_on - ${today}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		left join lateral (
			select one.id from scheduling.timetable one where one.edition_id = t.edition_id and one.published_at is not null
			order by one.number desc limit 1
		) timetable on true
		left join scheduling.placement p on p.timetable_id = timetable.id and p.training_id = t.id
		where ${condition(only)}
		order by p.days nulls last, t.reference`.execute(trx);
	return rows.map((row) => ({ ...row, topic: v.parse(TextSchema, row.topic), contact: v.parse(ContactSchema, row.contact) }));
}

/** One training, whoever asks. */
export const trainingInForce = async (trx: Trx, context: Pick<Context, 'now'>, id: string): Promise<TrainingInForce | undefined> =>
	isId(id) ? (await trainingsInForce(trx, context, { ids: [id] }))[0] : undefined;

/** Holds a training until the transaction ends: whoever changes its offers takes turns. */
export const holdTraining = async (trx: Trx, id: string): Promise<boolean> =>
	isId(id) && (await trx.selectFrom('scheduling.training').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined;

function condition({ ids, edition_id, lecturer_id, school_ids }: Only) {
	if (ids) return sql<boolean>`t.id = any(${[...ids]}::uuid[])`;
	if (edition_id !== undefined) return sql<boolean>`t.edition_id = ${edition_id}`;
	if (lecturer_id !== undefined) return sql<boolean>`${lecturer_id}::uuid = any(p.lecturers)`;
	return sql<boolean>`t.school_id = any(${[...(school_ids ?? [])]}::uuid[])`;
}
