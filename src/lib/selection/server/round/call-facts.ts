import type { Trx } from '#platform/server';
import { rulesInForce, type CallRecord } from '#programmes/server';
import { countiesOf, schoolTypes } from '#schools/server';
import type { CallFacts } from '../../scheme-faults.ts';

/** What a scheme of this call may lean on: its places, the groups it knows, the rules that give priority or decide between equals. */
export async function callFactsOf(trx: Trx, call: CallRecord): Promise<CallFacts> {
	const rules = await rulesInForce(trx, call.id);
	const criteria = rules?.criteria ?? [];
	return {
		capacity: call.capacity,
		topics: (rules?.topics ?? []).map(({ code }) => code),
		counties: (await countiesOf(trx)).map(({ code }) => code),
		types: (await schoolTypes(trx)).map(({ code }) => code),
		tie_facts: criteria.filter(({ severity }) => severity === 'tie_break').map(({ id }) => id),
		gives_priority: criteria.some(({ severity }) => severity === 'priority')
	};
}
