import { expect, test } from 'vitest';
import { afterButton, asBlocks, rowsIn, rowsOf } from './blocks-form.ts';

const block = (key: string) => ({ key, title: key, aim: '', method: '', contact: 18, consultation: 0, led_by: [] });
const rows = rowsOf([block('a'), block('b'), block('c')], 'lt');
const keys = (act: string) => afterButton(rows, act, () => 'new')?.map(({ key }) => key);

test.each([
	['block:up:1', ['b', 'a', 'c']],
	['block:down:1', ['a', 'c', 'b']],
	['block:down:2', ['a', 'b', 'c']],
	['block:up:0', ['a', 'b', 'c']],
	['block:remove:1', ['a', 'c']],
	['block:add', ['a', 'b', 'c', 'new']],
	['other:add', undefined]
])('the button %s', (act, expected) => expect(keys(act)).toEqual(expected));

test('hours are written as people write them, and come back as quarters', () => {
	expect(rows[0]).toMatchObject({ contact: '4,5', consultation: '0' });
	expect(asBlocks(rows)[0]).toEqual(block('a'));
	const read = (contact: string) => asBlocks([{ ...rows[0]!, contact }])[0]?.contact;
	expect([read('2.25'), read(' 6 '), read(''), read('dvi')]).toEqual([9, 24, 0, NaN]);
});

test('a form brings what stands in its boxes', () => {
	const form = new FormData();
	form.set('block_count', '1');
	form.set('block_0_key', 'a');
	form.set('block_0_title', 'Pamoka');
	expect(rowsIn(form)).toEqual([{ key: 'a', title: 'Pamoka', aim: '', method: '', contact: '', consultation: '', led_by: '' }]);
	form.set('block_count', '100000');
	expect(rowsIn(form)).toHaveLength(60);
});
