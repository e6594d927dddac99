import { expect, test } from 'vitest';
import { ask, testDatabase } from '../support/database.ts';
import { testServer } from '../support/server.ts';

const db = await testDatabase();
const { url } = await testServer(db, { KARTU_SECRET: 'the secret of a test, long enough to sign with' });

/** The samples by name and labels, by the text format of Prometheus; throws at a line that is none. */
async function samples(): Promise<Map<string, number>> {
	const answer = await fetch(`${url}/metrics`);
	expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
	const told = new Map<string, number>();
	for (const line of (await answer.text()).split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
		const [, name, value] = /^([a-z_:][a-z0-9_:]*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+)$/i.exec(line) ?? [];
		if (name === undefined || Number.isNaN(Number(value))) throw new Error(`no sample: ${line}`);
		told.set(name, Number(value));
	}
	return told;
}

test('a collector hears how the installation fares, and not what nobody knows yet', async () => {
	const before = await samples();
	expect(before.has('kartu_findings')).toBe(false);
	expect(before.has('kartu_examination_age_seconds')).toBe(false);
	expect(before.get('kartu_letters_waiting')).toBe(0);

	await ask(
		db.url,
		`insert into platform.examination (id, begun_at, ended_at, asked, findings)
		values (gen_random_uuid(), now() - interval '10 minutes', now(), 3, '[{"sentence":"A","count":1,"records":["x"]}]')`
	);
	await ask(
		db.url,
		`insert into platform.mail (id, template, locale, to_address, subject, body, html, written_at)
		values (gen_random_uuid(), 'a', 'lt', 'slapta@mokykla.lt', 'a', 'a', 'a', now())`
	);
	const after = await samples();
	expect(after.get('kartu_findings')).toBe(1);
	expect(after.get('kartu_examination_age_seconds')).toBeGreaterThanOrEqual(600);
	expect(after.get('kartu_examination_age_seconds')).toBeLessThan(700);
	expect(after.get('kartu_letters_waiting')).toBe(1);
	expect([...after.keys()].join()).not.toContain('slapta');
});

test('answers are counted by the pattern of their address, never by the address', async () => {
	await fetch(`${url}/practices/slaptas-pavyzdys?q=slaptas`);
	const names = [...(await samples()).keys()].filter((name) => name.startsWith('kartu_answer_seconds_count'));
	expect(names.some((name) => name.includes('/practices/['))).toBe(true);
	expect(names.join()).not.toContain('slaptas');
});
