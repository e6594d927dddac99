import * as v from 'valibot';
import type { Fault } from '#platform';
import { Key } from '#programmes';

const quarters = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

/** A part of what is taught: what it is for and how it goes, with its quarters of an academic hour, contact and consultation apart (M-10). */
export const BlockSchema = v.strictObject({
	key: Key,
	title: v.pipe(words(200), v.minLength(1)),
	aim: words(1000),
	method: words(500),
	contact: quarters,
	consultation: quarters,
	/** Who of the lecturers leads it; nobody named: all together. */
	led_by: v.optional(v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(20)), [])
});
export type Block = v.InferOutput<typeof BlockSchema>;

/** The blocks of a programme in the order in which they are taught; each has a key by which other versions know it. */
export const mostBlocks = 40;
export const BlocksSchema = v.pipe(
	v.array(BlockSchema),
	v.minLength(1),
	v.maxLength(mostBlocks),
	v.check((blocks) => new Set(blocks.map(({ key }) => key)).size === blocks.length, 'blocks_are_distinct')
);

/** What of a block can differ, beside its place. */
export const blockParts = ['title', 'aim', 'method', 'contact', 'consultation'] as const;
export type BlockPart = (typeof blockParts)[number];

/** One block in which two versions differ. What stands in both may be changed, moved, or both at once. */
export type Alteration = {
	key: string;
	kind: 'added' | 'left_out' | 'changed' | 'moved';
	/** Also stands elsewhere than it did; only for `changed`. */
	moved: boolean;
	parts: BlockPart[];
	before: Block | null;
	after: Block | null;
};

/**
 * In what `after` differs from `before`, block by block, in the order in which it is taught; what was left out comes last.
 * As few blocks as possible are called moved: those outside a longest run that kept its order.
 */
export function alterationsBetween(before: readonly Block[], after: readonly Block[]): Alteration[] {
	const then = new Map(before.map((block) => [block.key, block]));
	const now = new Set(after.map(({ key }) => key));
	const stayed = longestRun(
		before.filter(({ key }) => now.has(key)).map(({ key }) => key),
		after.filter(({ key }) => then.has(key)).map(({ key }) => key)
	);
	const standing = after.flatMap((block): Alteration[] => {
		const earlier = then.get(block.key);
		if (!earlier) return [{ key: block.key, kind: 'added', moved: false, parts: [], before: null, after: block }];
		const parts = blockParts.filter((part) => earlier[part] !== block[part]);
		const moved = !stayed.has(block.key);
		if (parts.length === 0 && !moved) return [];
		const changed = parts.length > 0;
		return [{ key: block.key, kind: changed ? 'changed' : 'moved', moved: changed && moved, parts, before: earlier, after: block }];
	});
	const gone = before.filter(({ key }) => !now.has(key));
	return [
		...standing,
		...gone.map((block): Alteration => ({ key: block.key, kind: 'left_out', moved: false, parts: [], before: block, after: null }))
	];
}

/** The keys that two orders of the same keys have in common in the same order: as many as there can be. */
function longestRun(before: readonly string[], after: readonly string[]): Set<string> {
	const place = new Map(before.map((key, at) => [key, at]));
	const places = after.map((key) => place.get(key) ?? 0);
	const runs: number[][] = [];
	for (const at of places) {
		const longest = runs
			.filter((run) => (run.at(-1) ?? -1) < at)
			.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
		runs.push([...longest, at]);
	}
	const best = runs.reduce<number[]>((one, other) => (other.length > one.length ? other : one), []);
	return new Set(best.map((at) => before[at] ?? ''));
}

/** A block as it is sent: a new one has no key yet. */
export type BlockInput = Omit<Block, 'key' | 'led_by'> & { key?: string | undefined; led_by?: string[] };

/** Reads the blocks of a programme. What is wrong is said of each by its place, and where it is of all of them, of `blocks`. */
export function readBlocks(sent: readonly BlockInput[], newKey: () => string): { blocks: Block[] } | { faults: Fault[] } {
	const faults = sent.flatMap(faultsOfBlock);
	if (sent.length === 0) faults.push({ field: 'blocks', key: 'delivery_fault_blocks_none' });
	if (sent.length > mostBlocks) faults.push({ field: 'blocks', key: 'delivery_fault_blocks_many', values: { most: mostBlocks } });
	if (faults.length > 0) return { faults };
	const read = v.safeParse(
		BlocksSchema,
		sent.map((block) => ({ ...block, key: block.key || newKey() }))
	);
	return read.success ? { blocks: read.output } : { faults: [{ field: 'blocks', key: 'delivery_fault_blocks_unreadable' }] };
}

function faultsOfBlock({ title, aim, method, contact, consultation }: BlockInput, place: number): Fault[] {
	const wrong = (field: string, key: string, is: boolean): Fault[] =>
		is ? [{ field: `block_${place}_${field}`, key: `delivery_fault_block_${key}` }] : [];
	const isHours = (value: number) => Number.isInteger(value) && value >= 0 && value <= 400;
	return [
		...wrong('title', 'title', title.trim() === '' || title.trim().length > 200),
		...wrong('aim', 'aim', aim.trim().length > 1000),
		...wrong('method', 'method', method.trim().length > 500),
		...wrong('contact', 'hours', !isHours(contact)),
		...wrong('consultation', 'hours', !isHours(consultation))
	];
}
