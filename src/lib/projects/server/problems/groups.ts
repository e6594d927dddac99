import type { Trx } from '#platform/server';
import type { Topic } from '#programmes';
import { callsOfEdition, rulesInForce } from '#programmes/server';

/** The groups of problems that an edition names in its calls, in their order (B-10). */
export async function groupsOfEdition(trx: Trx, editionId: string): Promise<Topic[]> {
	const found = new Map<string, Topic>();
	for (const { id } of await callsOfEdition(trx, editionId))
		for (const topic of (await rulesInForce(trx, id))?.topics ?? []) if (!found.has(topic.code)) found.set(topic.code, topic);
	return [...found.values()];
}
