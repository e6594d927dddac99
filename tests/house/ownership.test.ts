import { expect, test } from 'vitest';
import { slices } from '../../architecture.js';
import { files, read } from '../support/sources.ts';

const writes =
	/(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`](\w+)\.|(?:insert into|update|delete from|merge into)\s+(?:"?(\w+)"?)\.\w+/gi;

// The job engine keeps its jobs in a schema of its own: it is platform's, nobody else writes to it.
const alsoOf: Record<string, readonly string[]> = { platform: ['public', 'pgboss'] };

test.each([...Object.keys(slices), 'platform'])('%s writes only to its own schema', (slice) => {
	const elsewhere = files(`src/lib/${slice}`, '.ts')
		.filter((path) => !path.endsWith('.test.ts'))
		.flatMap((path) => [...read(path).matchAll(writes)].map(([, built, raw]) => ({ path, schema: built ?? raw })))
		.filter(({ schema }) => schema !== slice && !alsoOf[slice]?.includes(schema ?? ''));
	expect(elsewhere).toEqual([]);
});

test.each(Object.keys(slices))('%s tells its words, states and invariants in a README', (slice) => {
	expect(read(`src/lib/${slice}/README.md`).length).toBeGreaterThan(400);
});

test('routes write nothing themselves', () => {
	const writing = files('src/routes', '.ts', '.svelte').filter((path) => new RegExp(writes.source, 'i').test(read(path)));
	expect(writing).toEqual([]);
});
