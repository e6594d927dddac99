import { sql } from 'kysely';
import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { TextSchema, type Topic } from '#programmes';
import { callsOfEdition, rulesInForce } from '#programmes/server';

/** The topics of an edition: those that its calls offer, and those that its trainings chose, whatever became of the list (M-09). */
export async function topicsOf(trx: Trx, editionId: string): Promise<Topic[]> {
	const offered: Topic[] = [];
	for (const { id } of await callsOfEdition(trx, editionId)) offered.push(...((await rulesInForce(trx, id))?.topics ?? []));
	const { rows } = await sql<{ code: string; name: unknown }>`
		select distinct on (topic) topic as code, topic_words as name from scheduling.training where edition_id = ${editionId} order by topic`.execute(
		trx
	);
	const chosen = rows.map(({ code, name }) => ({ code, name: v.parse(TextSchema, name) }));
	const all = [...offered, ...chosen];
	return all.filter(({ code }, at) => all.findIndex((other) => other.code === code) === at);
}
