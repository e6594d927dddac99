import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { roleKinds } from '#people';
import { settingsSchema } from '#lib/platform/server/settings.ts';
import { slices } from '../../architecture.js';
import { calendar } from '../../src/calendar.ts';
import { commands } from '../../src/commands/index.ts';
import { subscriptions } from '../../src/subscriptions.ts';
import { files, read } from '../support/sources.ts';

const operations = read('docs/operations.md');
const events = read('docs/events.md');

/** What stands in the first column of some table of a page, set as code. */
const rows = (page: string): string[] => [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name as string);

test('every setting is told to operators, and no other', () => {
	const told = rows(operations).filter((name) => /^[A-Z_]+$/.test(name));
	expect(told.sort()).toEqual(Object.keys(settingsSchema.entries).sort());
});

test('every command is told to operators, and no other', () => {
	const told = rows(operations)
		.filter((name) => name.startsWith('bin/kartu '))
		.map((name) => name.split(' ')[1] ?? '');
	const known = Object.keys(commands);
	expect([...new Set(told)].sort()).toEqual(known.sort());
});

test('every event has a sentence, and no event is told that never happens', () => {
	const happening = new Set(sources().flatMap(eventsIn));
	const told = rows(events.slice(0, events.indexOf('## Jobs')));
	expect(told.filter((name) => !happening.has(name)).filter((name) => !happening.has(`${name.split('.')[0]}.`))).toEqual([]);
	expect([...happening].filter((name) => !told.some((one) => (name.endsWith('.') ? one.startsWith(name) : one === name)))).toEqual([]);
	expect(told.length).toBe(new Set(told).size);
});

test('every event has a human heading in both languages', () => {
	const told = rows(events.slice(0, events.indexOf('## Jobs')));
	for (const locale of ['lt', 'en']) {
		const said = new Set(files(`messages/${locale}`, '.json').flatMap((path) => Object.keys(JSON.parse(read(path)) as object)));
		expect(told.filter((name) => !said.has(`event_${name.replace('.', '_')}`))).toEqual([]);
	}
});

test('every job and every entry of the calendar is told', () => {
	const told = rows(events.slice(events.indexOf('## Jobs')));
	const jobs = [...read('src/house.ts').matchAll(/^\t'([a-z_]+\.[a-z_]+)':/gm)].map(([, name]) => name as string);
	expect(jobs.length).toBeGreaterThan(1);
	// One job may wait for several events.
	const woken = new Set(subscriptions.map(({ name }) => name));
	expect(['event.happened', ...jobs, ...woken, ...calendar.map(({ name }) => name)].sort()).toEqual([...told].sort());
});

test('every role is told', () => {
	expect(rows(read('docs/roles.md'))).toEqual([...roleKinds]);
});

test('every slice stands in the picture of the architecture', () => {
	const arrows = [...read('docs/architecture.md').matchAll(/^\t(\w+) --> (\w+)$/gm)].map(([, from, to]) => `${from} ${to}`);
	const real = Object.entries(slices).flatMap(([slice, below]) =>
		(below.length > 0 ? below : ['platform']).map((other) => `${slice} ${other}`)
	);
	expect(arrows.sort()).toEqual(real.sort());
});

test('paths of files that the documents name are there', () => {
	const documents = [
		'README.md',
		'CONTRIBUTING.md',
		'STYLE.md',
		...files('docs', '.md').filter((path) => !/decisions|contracts/.test(path)),
		...files('src/lib', 'README.md'),
		...files('tests', '.md')
	];
	const missing = documents.flatMap((document) =>
		pathsIn(read(document))
			.filter((path) => !existsSync(path) && !existsSync(join(dirname(document), path)))
			.map((path) => `${document}: ${path}`)
	);
	expect(missing).toEqual([]);
});

test('numbers of decisions are given once', () => {
	const numbers = files('docs/decisions', '.md').map((path) => /(\d{4})-/.exec(path)?.[1]);
	expect(new Set(numbers).size).toBe(numbers.length);
});

const sources = (): string[] =>
	files('src', '.ts')
		.filter((path) => !path.endsWith('.test.ts') && /\brecord\(/.test(read(path)))
		.map(read);

/** The names that a use case gives to events; of a name put together, the part that is certain. */
function eventsIn(source: string): string[] {
	const named = [...source.matchAll(/(?:\bname\??:|\bnote\(|\btell\()\s*([^\n]*)/g)].map(([, rest]) => rest as string);
	const whole = named.flatMap((rest) => [...rest.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name as string));
	const begun = named.flatMap((rest) => [...rest.matchAll(/`([a-z_]+\.)\$\{/g)].map(([, name]) => name as string));
	return [...whole, ...begun];
}

/** Paths of this project that stand as code: below a folder of ours, or a file of the same kind beside the document. */
const pathsIn = (text: string): string[] =>
	[...text.matchAll(/`((?:src|tests|docs|db|bin|stories|messages|documents|bench|static)\/[\w./()[\]+-]*|[\w-]+\.(?:md|js|ts))`/g)].map(
		([, path]) => path as string
	);
