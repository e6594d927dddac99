import { error, fail } from '@sveltejs/kit';
import { faultsInWords, refusalInWords } from '#lib/selection/ui/deciding-words.ts';
import type { Fault } from '#platform';

export { inRound, selectionPath } from '../../../../selection.ts';

/** The page's answer to an act that was refused: what is wrong beside the fields, or in one sentence. */
export function actRefused<More extends object>({ refusal, faults }: { refusal: string; faults: readonly Fault[] }, more: More) {
	if (/^not_found$|^no_round$/.test(refusal)) error(404, refusal);
	if (/^not_allowed$|^in_conflict$/.test(refusal)) error(403, refusal);
	const errors: Record<string, string> = faultsInWords(faults);
	const problem = faults.length > 0 ? '' : refusalInWords(refusal);
	return fail(faults.length > 0 ? 422 : 409, { problem, errors, ...more });
}
