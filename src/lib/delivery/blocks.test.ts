import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { alterationsBetween, BlocksSchema, readBlocks, type Block } from './blocks.ts';

const block = (key: string, changes: Partial<Block> = {}): Block => ({
	key,
	title: `Tema ${key}`,
	aim: '',
	method: 'Darbas grupėmis',
	contact: 8,
	consultation: 0,
	led_by: [],
	...changes
});
const base = [block('a'), block('b'), block('c'), block('d')];
const told = (after: readonly Block[]) =>
	alterationsBetween(base, after).map(({ key, kind, moved }) => `${key} ${kind}${moved ? ' moved' : ''}`);

describe('the difference of two programmes', () => {
	test('of the same programme there is none', () => expect(told(base)).toEqual([]));

	test.each([
		['added', [...base.slice(0, 2), block('x'), ...base.slice(2)], ['x added']],
		['left out', [base[0], base[2], base[3]], ['b left_out']],
		['changed', [base[0], block('b', { contact: 12 }), base[2], base[3]], ['b changed']],
		['moved to the end', [base[1], base[2], base[3], base[0]], ['a moved']],
		['changed and moved', [base[1], base[2], base[3], block('a', { aim: 'Kitas' })], ['a changed moved']],
		['replaced: what is gone comes last', [block('x'), ...base.slice(1)], ['x added', 'a left_out']]
	])('a block %s', (_, after, expected) => expect(told(after as Block[])).toEqual(expected));

	test('it names the parts that differ, with what stood there', () => {
		const [one] = alterationsBetween(base, [base[0] as Block, block('b', { contact: 12, title: 'Kita' }), ...base.slice(2)]);
		expect(one).toMatchObject({
			parts: ['title', 'contact'],
			before: { title: 'Tema b', contact: 8 },
			after: { title: 'Kita', contact: 12 }
		});
	});

	test('two that change places are one that moved', () => {
		expect(told([base[1], base[0], base[2], base[3]] as Block[])).toHaveLength(1);
	});

	test('whatever is done to a programme, each block is told once, and untouched ones never', () => {
		const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1 });
		fc.assert(
			fc.property(some, some, fc.nat(20), (one, other, contact) => {
				const [before, after] = [one.map((key) => block(key)), other.map((key) => block(key, key === 'c' ? { contact } : {}))];
				const found = alterationsBetween(before, after);
				const keys = found.map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				const added = other.filter((key) => !one.includes(key));
				const gone = one.filter((key) => !other.includes(key));
				expect(found.filter(({ kind }) => kind === 'added').map(({ key }) => key)).toEqual(added);
				expect(found.filter(({ kind }) => kind === 'left_out').map(({ key }) => key)).toEqual(gone);
				// What did not move keeps its order.
				const movedKeys = new Set(found.filter(({ kind, moved }) => kind === 'moved' || moved).map(({ key }) => key));
				const still = (keys: string[], among: string[]) => keys.filter((key) => among.includes(key) && !movedKeys.has(key));
				expect(still(one, other)).toEqual(still(other, one));
			})
		);
	});
});

test.each([
	['two blocks of one key', [block('a'), block('a')]],
	['no block', []],
	['a block without a title', [block('a', { title: '  ' })]],
	['half a quarter', [block('a', { contact: 1.5 })]]
])('is no programme: %s', (_, blocks) => expect(v.safeParse(BlocksSchema, blocks).success).toBe(false));

describe('blocks as they are sent', () => {
	const { key: _, ...sent } = block('a', { title: '  Pamokos uždavinys ' });
	const read = (blocks: Parameters<typeof readBlocks>[0]) => readBlocks(blocks, () => 'new_one');

	test('a new one gets a key, others keep theirs', () => {
		const found = read([block('b'), sent]);
		expect('blocks' in found && found.blocks.map(({ key, title }) => [key, title])).toEqual([
			['b', 'Tema b'],
			['new_one', 'Pamokos uždavinys']
		]);
	});

	test.each([
		['no title', [{ ...sent, title: ' ' }], ['block_0_title']],
		['hours that are no number, in the second', [sent, { ...sent, contact: NaN }], ['block_1_contact']],
		['less than none', [{ ...sent, consultation: -1 }], ['block_0_consultation']],
		['nothing', [], ['blocks']],
		['one too many', Array.from({ length: 41 }, () => sent), ['blocks']]
	])('%s is said at its place', (_, blocks, fields) => {
		const found = read(blocks);
		expect('faults' in found && found.faults.map(({ field }) => field)).toEqual(fields);
	});
});
