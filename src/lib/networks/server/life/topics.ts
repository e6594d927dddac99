import { sql } from 'kysely';
import type { Text } from '#platform';
import type { Trx } from '#platform/server';

export type TopicWords = { code: string; words: Text };

/** Every topic of the published calls of these centres, in the words of the latest rules. */
export async function topicsOf(trx: Trx, centres: readonly string[]): Promise<TopicWords[]> {
	if (centres.length === 0) return [];
	const { rows } = await sql<TopicWords>`
		select distinct on (topic ->> 'code') topic ->> 'code' as code, topic -> 'name' as words
		from programmes.rules rules
		join programmes.call call on call.id = rules.call_id
		join programmes.edition edition on edition.id = call.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		cross join lateral jsonb_array_elements(rules.topics) topic
		where programme.centre_id = any(${[...centres]}::uuid[]) and rules.published_at is not null
		order by topic ->> 'code', rules.published_at desc`.execute(trx);
	return rows.toSorted((one, other) => one.words.lt.localeCompare(other.words.lt, 'lt'));
}
