import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../src/lib/platform/server/settings.ts';
import { commands } from '../../src/commands/index.ts';
import { npmStart } from '../support/start.ts';

const page = readFileSync('docs/operations.md', 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, first]) => (first ?? '').replaceAll('\\|', '|'));

describe('docs/operations.md', () => {
	test('explains every setting, and none that does not exist', () => {
		const explained = rows.filter((row) => /^[A-Z_]+$/.test(row));
		expect(explained.toSorted()).toEqual(Object.keys(settingsSchema.entries).toSorted());
	});

	test('explains every command as the command line itself does, and none that does not exist', async () => {
		const usages = await Promise.all(Object.values(commands).map(async (open) => (await open()).usage));
		const known = usages.flatMap((usage) => usage.split(' · ')).map((form) => `bin/kartu ${form}`);
		expect(rows.filter((row) => row.startsWith('bin/kartu')).toSorted()).toEqual(known.toSorted());
	});
});

test('wrong settings are named one a line, with status 2', async () => {
	const started = npmStart({ PORT: 'three thousand', LOG_LEVEL: 'loud' });
	expect(await started.ended).toBe(2);
	expect(started.said()).toMatch(/^PORT: .*\n(.*\n)*LOG_LEVEL: /m);
});
