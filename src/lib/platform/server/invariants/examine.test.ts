import { beforeEach, expect, test } from 'vitest';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { examine, lastExamination } from './examine.ts';
import type { Invariant } from './invariant.ts';

const { asSystem, beside } = await testDatabase();
const says = (sentence: string, ...records: string[]): Invariant => ({ sentence, broken: async () => records });
const at = (minutes: number) => ({ ...asSystem(), now: new Date(today.getTime() + minutes * 60_000) });
const last = () => asSystem().db.transaction().execute(lastExamination);
const letters = async () =>
	(
		await beside.query<{ to_address: string; body: string }>(
			`select to_address, body from platform.mail where template = 'platform.findings' order by written_at`
		)
	).rows;

beforeEach(async () => {
	await beside.query(`delete from platform.examination`);
});

test('what does not hold is kept with the first records, and the operator hears of it once', async () => {
	const many = Array.from({ length: 25 }, (_, i) => `record ${i}`);
	const rules = [says('A holds.'), says('B holds.', ...many)];
	await examine(rules, 'op@kartu.example')(at(0), {});
	const found = { sentence: 'B holds.', count: 25, records: many.slice(0, 20) };
	expect(await last()).toMatchObject({ begun_at: today, asked: 2, findings: [found] });
	expect(await letters()).toMatchObject([{ to_address: 'op@kartu.example', body: expect.stringContaining('B holds. (25)') }]);

	await examine(rules, 'op@kartu.example')(at(60), {});
	expect(await letters()).toHaveLength(1);
	await examine([...rules, says('C holds.', 'x')], 'op@kartu.example')(at(120), {});
	expect((await letters())[1]?.body).toContain('C holds. (1)');
	expect((await letters())[1]?.body).not.toContain('B holds.');

	// Gone and come back, it is news again.
	await examine([says('B holds.')], 'op@kartu.example')(at(180), {});
	expect(await last()).toMatchObject({ findings: [] });
	await examine([says('B holds.', 'y')], 'op@kartu.example')(at(240), {});
	expect(await letters()).toHaveLength(3);
});

test('one that waited behind long work is not made twice, and after thirty days it is forgotten', async () => {
	await examine([says('A holds.')], '')(at(0), {});
	await examine([says('A holds.', 'x')], '')(at(29), {});
	expect(await last()).toMatchObject({ begun_at: today, findings: [] });
	await examine([says('A holds.')], '')(at(30 * 24 * 60 + 1), {});
	expect((await beside.query('select 1 from platform.examination')).rowCount).toBe(1);
});

test('nobody is written to where no operator is named, and what cannot be asked fails as a whole', async () => {
	const before = (await letters()).length;
	await examine([says('A holds.', 'x')], '')(at(0), {});
	expect(await letters()).toHaveLength(before);
	const falls: Invariant = { sentence: 'D holds.', broken: async () => Promise.reject(new Error('no such table')) };
	await expect(examine([falls], '')(at(60), {})).rejects.toThrow('no such table');
	expect(await last()).toMatchObject({ begun_at: today });
});
