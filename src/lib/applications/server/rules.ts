import type { Trx } from '#platform/server';
import { rulesById, type Rules } from '#programmes/server';

const known = new Map<string, Rules>();

/** The rules by which an application is written and judged. Published rules never change, so each version is read once a process. */
export async function rulesOf(trx: Trx, { rules_id }: { rules_id: string | null }): Promise<Rules> {
	if (rules_id === null) throw new Error('an application stands in a call without published rules');
	const before = known.get(rules_id);
	if (before) return before;
	const rules = await rulesById(trx, rules_id);
	if (!rules) throw new Error(`the rules ${rules_id} are gone`);
	if (known.size >= 200) known.clear();
	known.set(rules_id, rules);
	return rules;
}
