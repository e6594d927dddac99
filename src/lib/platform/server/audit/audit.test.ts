import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { openSigning } from '../signing/index.ts';
import { auditInvariants } from './invariants.ts';
import { linkEvents } from './link-events.ts';

const db = await testDatabase();
const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'kartu-audit-')));
const keyIn = (folder = '') => openSigning({ KARTU_SIGNING_KEY: '', KARTU_DATA: folder });
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const subject = '11111111-1111-4111-8111-111111111111';
const happens = (count: number, particulars = `'{"name": "Žalia mokykla"}'`) =>
	ask(
		db.url,
		`insert into platform.event (name, subject_kind, subject_id, actor_kind, happened_at, particulars)
		select 'school.changed', 'school', '${subject}', 'system', '2026-11-27T08:00:00.123456Z', ${particulars} from generate_series(1, ${count})`
	);
const link = () => linkEvents(db.asSystem(), {});
const [whole, signed, complete] = auditInvariants.map(
	({ broken }) =>
		() =>
			db.asSystem().db.transaction().execute(broken)
);
const links = () =>
	ask<{ number: number; events: number }>(
		db.url,
		`select link.number, count(*)::int as events from platform.audit_link link left join platform.audit_event using (number) group by 1 order by 1`
	);

beforeEach(async () => {
	keyIn(folders[0]);
	await ask(db.url, 'truncate platform.audit_link, platform.audit_event, platform.event, platform.event_subject restart identity');
	for (const count of [3, 2, 1]) {
		await happens(count);
		await link();
	}
});

test('what has happened since is one link; where nothing has, there is none', async () => {
	await link();
	expect(await links()).toEqual([
		{ number: 1, events: 3 },
		{ number: 2, events: 2 },
		{ number: 3, events: 1 }
	]);
	expect([await whole?.(), await signed?.(), await complete?.()]).toEqual([[], [], []]);
});

test('many are linked ten thousand at a time, each once, whoever links at the same moment', async () => {
	await happens(20_001);
	await Promise.all([link(), link()]);
	expect((await links()).slice(3)).toEqual([
		{ number: 4, events: 10_000 },
		{ number: 5, events: 10_000 },
		{ number: 6, events: 1 }
	]);
	expect(await whole?.()).toEqual([]);
});

test('an event that was numbered before others and committed after them is linked', async () => {
	await ask(db.url, `select nextval(pg_get_serial_sequence('platform.event', 'id'))`);
	await happens(1);
	await link();
	await ask(
		db.url,
		`insert into platform.event (id, name, subject_kind, subject_id, actor_kind, happened_at) overriding system value
		values (7, 'school.changed', 'school', '${subject}', 'system', $1)`,
		[today]
	);
	await link();
	expect((await links()).slice(3).map(({ events }) => events)).toEqual([1, 1]);
	expect([await whole?.(), await complete?.()]).toEqual([[], []]);
});

const attacks: [string, sql: string, found: string[]][] = [
	['particulars are changed', `update platform.event set particulars = '{}' where id = 4`, ['event 4']],
	['a name is changed', `update platform.event set name = 'school.closed' where id = 2`, ['audit link 1']],
	['somebody else did it', `update platform.event set actor_kind = 'public' where id = 5`, ['audit link 2']],
	['it was a microsecond later', `update platform.event set happened_at = happened_at + '1us' where id = 6`, ['audit link 3']],
	['an event is taken away', `delete from platform.event where id = 6`, ['audit link 3', 'event 6']],
	[
		'an event and its place are taken away',
		`with e as (delete from platform.event where id = 1) delete from platform.audit_event where event_id = 1`,
		['audit link 1']
	],
	[
		'a link is taken away',
		`update platform.audit_event set number = 3 where number = 2; delete from platform.audit_link where number = 2`,
		['audit link 3']
	],
	['an event moves to another link', `update platform.audit_event set number = 1 where event_id = 4`, ['audit link 1', 'audit link 2']],
	['a salt is changed', `update platform.audit_event set salt = '\\x00' where event_id = 3`, ['event 3']]
];
test.each(attacks)('the chain is not whole when %s', async (_what, sql, found) => {
	await ask(db.url, sql);
	expect((await whole?.())?.sort()).toEqual(found);
});

test('whoever has the whole database reckons the chain anew, and cannot sign it', async () => {
	await ask(db.url, `update platform.event set particulars = '{"name": "Kita"}' where id = 4`);
	await ask(db.url, `update platform.audit_event set print = platform.audit_print(salt, '{"name": "Kita"}') where event_id = 4`);
	for (const number of [2, 3])
		await ask(
			db.url,
			`update platform.audit_link set digest = platform.audit_digest((select digest from platform.audit_link where number = $1 - 1), $1) where number = $1`,
			[number]
		);
	expect(await whole?.()).toEqual([]);
	expect(await signed?.()).toEqual(['audit link 2', 'audit link 3']);
});

test('what a person has erased goes with its salt, and the chain stays whole', async () => {
	await ask(
		db.url,
		`update platform.event set particulars = '{}' where id = 4; update platform.audit_event set salt = null where event_id = 4`
	);
	expect([await whole?.(), await signed?.()]).toEqual([[], []]);
	await ask(db.url, `update platform.event set particulars = '{"name": "Kita"}' where id = 4`);
	expect(await whole?.()).toEqual(['event 4']);
});

test('links of an earlier key are vouched for by the first of the new one', async () => {
	keyIn(folders[1]);
	expect(await signed?.()).toEqual(['audit link 3']);
	await happens(1);
	await link();
	expect(await signed?.()).toEqual([]);
});

test('the application can add to the chain and change nothing of it', async () => {
	for (const table of ['audit_link', 'audit_event', 'event'])
		for (const act of [`delete from platform.${table}`, `update platform.${table} set ${table === 'event' ? 'name' : 'number'} = null`])
			await expect(db.beside.query(act), act).rejects.toThrow('permission denied');
});
