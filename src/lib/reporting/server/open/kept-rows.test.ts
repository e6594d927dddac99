import { expect, test } from 'vitest';
import type { Context } from '#platform/server';
import { keepingRows } from './kept-rows.ts';

const at = (seconds: number, actor: Context['actor'] = { kind: 'public', id: null }) =>
	({ actor, now: new Date(1_800_000_000_000 + seconds * 1000), locale: 'lt' }) as Context;

test('whoever asks within a minute, also at the same moment, shares one reckoning; then there is a new one', async () => {
	let times = 0;
	const rows = keepingRows(() => Promise.resolve([[++times]]));
	const answers = await Promise.all([rows(at(0), 'calls'), rows(at(0), 'calls'), rows(at(59), 'calls')]);
	expect(answers).toEqual([[[1]], [[1]], [[1]]]);
	expect(await rows(at(60), 'calls')).toEqual([[2]]);
	// Another set, and a clock that was put back.
	expect(await rows(at(60), 'networks')).toEqual([[3]]);
	expect(await rows(at(10), 'calls')).toEqual([[4]]);
});

test('what failed is tried again by the next who asks', async () => {
	let fails = true;
	const rows = keepingRows(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve([['here']])));
	await expect(Promise.all([rows(at(0), 'calls'), rows(at(0), 'calls')])).rejects.toThrow('away');
	fails = false;
	expect(await rows(at(1), 'calls')).toEqual([['here']]);
});

test('they are everybody’s, whoever asked first', async () => {
	const asked: Context['actor'][] = [];
	const rows = keepingRows(({ actor }) => Promise.resolve((asked.push(actor), [])));
	await rows(at(0, { kind: 'person', id: '5b8e2a3c-0000-4000-8000-000000000001' }), 'calls');
	expect(asked).toEqual([{ kind: 'public', id: null }]);
});

test('what somebody may take back is reckoned each time', async () => {
	let times = 0;
	const rows = keepingRows(() => Promise.resolve([[++times]]));
	expect([await rows(at(0), 'practices'), await rows(at(0), 'practices')]).toEqual([[[1]], [[2]]]);
});
