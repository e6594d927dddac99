import * as v from 'valibot';
import { line, prose, type Fault } from '#platform';
import { lengthFault } from './text.ts';

/** A bone of the fishbone: where causes come from, with the causes; one of all is worked on first. */
export const BoneSchema = v.strictObject({
	words: v.pipe(v.string(), v.minLength(2), v.maxLength(60)),
	causes: v.pipe(
		v.array(v.strictObject({ words: v.pipe(v.string(), v.minLength(2), v.maxLength(200)), chosen: v.boolean() })),
		v.maxLength(10)
	)
});
export type Bone = v.InferOutput<typeof BoneSchema>;

export const mostBones = 8;
export const mostCauses = 10;
export const CausesSchema = v.pipe(v.array(BoneSchema), v.maxLength(mostBones));

/** The problem in words as typed: what is wrong, of which group, whom it concerns, how it is known. */
export type TypedWords = { statement: string; group_code: string; concerns: string; known_from: string };
export type Words = { statement: string; group_code: string | null; concerns: string; known_from: string };

/** Reads the words of a problem: a sentence that says what is wrong; the group is one of those offered or left open. */
export function readWords(typed: TypedWords, groups: readonly string[]): { words: Words } | { faults: Fault[] } {
	const words = {
		statement: line(typed.statement),
		group_code: groups.includes(typed.group_code) ? typed.group_code : null,
		concerns: prose(typed.concerns),
		known_from: prose(typed.known_from)
	};
	const faults = [
		...lengthFault('statement', words.statement, { least: 3, most: 500, missing: 'statement' }),
		...lengthFault('concerns', words.concerns, { most: 2000 }),
		...lengthFault('known_from', words.known_from, { most: 5000 })
	];
	return faults.length > 0 ? { faults } : { words };
}

/** A bone as typed: its name, and one cause a line; a line that begins with an asterisk is the cause that is worked on first. */
export type TypedBone = { words: string; causes: string };

/** Reads the fishbone from its form. Empty bones are left out; dots and dashes before a cause are no part of it. */
export function readCauses(typed: readonly TypedBone[]): { bones: Bone[] } | { faults: Fault[] } {
	const bones = typed
		.map(({ words, causes }) => ({ words: line(words), causes: causesIn(causes) }))
		.map((bone, at) => ({ ...bone, at }))
		.filter(({ words, causes }) => words !== '' || causes.length > 0);
	const faults = bones.flatMap(({ words, causes, at }) => [
		...lengthFault(`bone-${at}`, words, { least: 2, most: 60, missing: 'bone' }),
		...causeFaults(`causes-${at}`, causes)
	]);
	const chosen = bones.flatMap(({ causes, at }) => causes.filter((cause) => cause.chosen).map(() => at));
	if (chosen.length > 1) faults.push({ field: `causes-${chosen[1]}`, key: 'projects_fault_one_chosen' });
	return faults.length > 0 ? { faults } : { bones: bones.slice(0, mostBones).map(({ words, causes }) => ({ words, causes })) };
}

const causesIn = (text: string): Bone['causes'] =>
	prose(text)
		.split('\n')
		.map((one) => one.trim())
		.map((one) => ({ words: line(one.replace(/^[\s*•·–—-]+/, '')), chosen: /^[\s•·–—-]*\*/.test(one) }))
		.filter(({ words }) => words !== '');

function causeFaults(field: string, causes: Bone['causes']): Fault[] {
	if (causes.length > mostCauses) return [{ field, key: 'projects_fault_many_causes', values: { most: mostCauses } }];
	const long = causes.find(({ words }) => [...words].length > 200);
	const short = causes.find(({ words }) => [...words].length < 2);
	return [
		...(long
			? [{ field, key: 'projects_fault_long_cause', values: { cause: `${[...long.words].slice(0, 40).join('')}…`, most: 200 } }]
			: []),
		...(short ? [{ field, key: 'projects_fault_short_cause', values: { cause: short.words } }] : [])
	];
}

/** The form of a fishbone as it stands: causes by lines, the one worked on with its asterisk. */
export const asTyped = (bones: readonly Bone[]): TypedBone[] =>
	bones.map(({ words, causes }) => ({ words, causes: causes.map((cause) => (cause.chosen ? '* ' : '') + cause.words).join('\n') }));
