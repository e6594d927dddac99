import { done, lengthOf, prose, refused, type Fault, type Outcome, type Refused } from '#platform';
import type { Context } from '#platform/server';
import { changeKinds, isChange, longestOf, meeting, type Plan, type Seen } from '../../plan.ts';
import { planToWrite, writePlan, type PlanWriteRefusal } from './plan-to-write.ts';

export type TypedText = { key: string; text: string; seen: Seen };
/** What stands in a text now, and whose it is. */
export type TheirText = { text: string; revision: number; by: string; at: string };
export type SavedText = { key: string; text: string; revision: number; at: string };
export type TextsRefusal = PlanWriteRefusal | 'no_such_text' | 'plan_faulty';
export type TextsChanged = Refused<'changed_meanwhile'> & { theirs: Record<string, TheirText> };

/**
 * Keeps texts of the plan that is being written: all of them, or none when one is too long or was changed by somebody else since the
 * page showed it; then what they wrote comes back beside it, and nothing is overwritten. By the team.
 */
export function savePlanTexts(
	context: Context,
	{ project_id, texts }: { project_id: string; texts: readonly TypedText[] }
): Promise<Outcome<SavedText[], TextsRefusal> | TextsChanged> {
	return context.db.transaction().execute(async (trx) => {
		const found = await planToWrite(trx, context, project_id);
		if (!found.ok) return found;
		const typed = texts.map((one) => ({ ...one, text: prose(one.text) }));
		if (typed.some(({ key }) => longestOf(key) === undefined)) return refused('no_such_text');
		const faults = typed.flatMap(faultIn);
		if (faults.length > 0) return refused('plan_faulty', faults);

		const { plan } = found.value;
		const [next, theirs, saved]: [Plan['texts'], Record<string, TheirText>, SavedText[]] = [{ ...plan.content.texts }, {}, []];
		const by = context.actor.id as string;
		for (const { key, text, seen } of typed) {
			const current = plan.content.texts[key];
			const met = meeting(current && { revision: current.revision, value: current.text }, text, seen);
			if (met === 'write') next[key] = { text, revision: (current?.revision ?? 0) + 1, by, at: context.now.toISOString() };
			if (met === 'both' && current) theirs[key] = { ...current };
			const stands = next[key] ?? { text: '', revision: 0, at: context.now.toISOString() };
			saved.push({ key, text: stands.text, revision: stands.revision, at: stands.at });
		}
		if (Object.keys(theirs).length > 0) return { ...refused('changed_meanwhile'), theirs };
		await writePlan(trx, context, plan, { ...plan.content, texts: next });
		return done(saved);
	});
}

function faultIn({ key, text }: TypedText): Fault[] {
	const most = longestOf(key) ?? 0;
	if (key === 'change' && text !== '' && !isChange(text))
		return [{ field: key, key: 'projects_fault_plan_change', values: { count: changeKinds.length } }];
	return lengthOf(text) > most ? [{ field: key, key: 'projects_fault_too_long', values: { most } }] : [];
}
