import * as v from 'valibot';
import type { Fault } from '#platform';
import { plain } from './markup.ts';

/** What was decided, a sentence each. */
export const DecisionsSchema = v.pipe(v.array(v.pipe(v.string(), v.minLength(2), v.maxLength(500))), v.maxLength(30));

export type TypedMinutes = { present: string; text: string; decisions: string };
export type Minutes = { present: string; text: string; decisions: string[] };

/** Understands minutes: every line of the decisions is one. Something has to stand in them. */
export function readMinutes(typed: TypedMinutes): { minutes: Minutes; faults: Fault[] } {
	const [present, text] = [plain(typed.present), plain(typed.text)];
	const decisions = plain(typed.decisions)
		.split('\n')
		.map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s*/, '').trim())
		.filter((line) => line !== '');
	const faults: Fault[] = [
		...(text === '' && decisions.length === 0 ? [{ field: 'text', key: 'spaces_fault_minutes_empty' }] : []),
		...(text.length > 20_000 ? [{ field: 'text', key: 'spaces_fault_long' }] : []),
		...(present.length > 3000 ? [{ field: 'present', key: 'spaces_fault_long' }] : []),
		...(v.is(DecisionsSchema, decisions) ? [] : [{ field: 'decisions', key: 'spaces_fault_decisions' }])
	];
	return { minutes: { present, text, decisions }, faults };
}
