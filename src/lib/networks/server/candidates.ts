import { sql } from 'kysely';
import { dayOf, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { FormedSchool } from '../situation.ts';

type Row = Omit<FormedSchool, 'topic_words'> & { topic_said: string | null; topic_named: Text | null };

/**
 * The schools of an edition that confirmed their place and have not withdrawn, by name; a school that holds two places, of
 * two calls, once. Each with its place on the map (its municipality's where the register knows no other) and with the
 * problem it named, in the words of the rules by which its application was judged.
 */
export async function candidatesOf(trx: Trx, { now }: Pick<Context, 'now'>, editionId: string): Promise<FormedSchool[]> {
	const { rows } = await sql<Row>`
		select distinct on (version.name collate "lt-x-icu", a.school_id)
			a.school_id as id, a.id as application_id, version.name, municipality.name as municipality, version.type_code as type,
			jsonb_build_object('lt', type.name_lt, 'en', type.name_en) as type_words,
			a.topic_code as topic, a.topic as topic_said, topic.words as topic_named,
			coalesce(version.latitude, municipality.latitude)::float as latitude,
			coalesce(version.longitude, municipality.longitude)::float as longitude,
			version.latitude is not null and version.longitude is not null as own_place
		from applications.application a
		join programmes.call call on call.id = a.call_id
		join lateral (
			select v.name, v.type_code, v.municipality_id, v.latitude, v.longitude from schools.school_version v
			where v.school_id = a.school_id
			order by v.starts_on <= ${dayOf(now)}::date desc, abs(v.starts_on - ${dayOf(now)}::date) limit 1
		) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		join schools.school_type type on type.code = version.type_code
		left join applications.submission submission on submission.id = a.submission_id
		left join programmes.rules rules on rules.id = submission.rules_id
		left join lateral (
			select one -> 'name' as words from jsonb_array_elements(rules.topics) one where one ->> 'code' = a.topic_code limit 1
		) topic on true
		where call.edition_id = ${editionId} and a.state <> 'withdrawn'
			and exists (select from selection.offer offer where offer.application_id = a.id and offer.answer = 'confirmed')
		order by version.name collate "lt-x-icu", a.school_id, a.submitted_at, a.id`.execute(trx);
	return rows.map(({ topic_said, topic_named, ...school }) => ({
		...school,
		topic_words: topic_named ?? (topic_said === null ? null : { lt: topic_said, en: topic_said })
	}));
}
