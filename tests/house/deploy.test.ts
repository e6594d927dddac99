import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsSchema } from '#lib/platform/server/settings.ts';
import { commands } from '../../src/commands/index.ts';
import { files, read } from '../support/sources.ts';

const examples = { compose: read('deploy/compose.yaml'), image: read('deploy/Containerfile'), unit: read('deploy/kartu.service') };
const operations = read('docs/operations.md');
const known = Object.keys(settingsSchema.entries);

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name as string);

test('the examples name only settings that exist, and the unit and the containers all that such an installation cannot do without', () => {
	const ours = /\b((?:KARTU|SMTP|MAIL|FILES|OIDC|DATABASE|ACCESSIBILITY)_[A-Z_]+)\b/g;
	const named = Object.values(examples).flatMap((text) => found(text, ours));
	const ofCompose = ['DATABASE_PASSWORD'];
	expect(named.filter((name) => !known.includes(name) && !ofCompose.includes(name))).toEqual([]);
	const [settings = ''] = examples.compose.split('services:');
	const set = found(settings, /^ {4}([A-Z_]+):/gm);
	expect(set.filter((name) => !known.includes(name))).toEqual([]);
	expect(set).toEqual(expect.arrayContaining(['HOST', 'DATABASE_URL', 'KARTU_ORIGIN', 'KARTU_SECRET', 'KARTU_SIGNING_KEY', 'FILES_URL']));
});

test('the commands of the examples exist', () => {
	const text = Object.values(examples).join('\n');
	const named = found(text, /bin\/kartu['",\]\s]+([a-z-]+)/g);
	expect(named.filter((name) => !(name in commands))).toEqual([]);
	expect(new Set(named)).toEqual(new Set(['start', 'migrate', 'serve', 'worker']));
});

test('one port stands in all of them', () => {
	const text = Object.values({ ...examples, proxy: read('deploy/Caddyfile') }).join('\n');
	const places = /(?:^ +PORT: '|EXPOSE |127\.0\.0\.1:|^\t{2}dynamic a web )(\d+)/gm;
	expect(new Set(found(text, places))).toEqual(new Set(['3000']));
	expect(found(text, places)).toHaveLength(4);
});

test('where no web process answers, the proxy asks the status page, at its port and an address that it has', () => {
	const [, block = ''] = /handle_errors 502 503 504 \{([\s\S]*)/.exec(read('deploy/Caddyfile')) ?? [];
	expect(found(block, /dynamic a web (\d+)/g)).toEqual(found(examples.compose, /KARTU_STATUS_PORT: '(\d+)'/g));
	const [path = ''] = found(block, /rewrite \* (\S+)/g);
	expect(read('src/commands/processes/status.ts')).toContain(`'${path}'`);
});

test('the files and addresses that the examples name are there, and operators are told of every example', () => {
	const paths = Object.values(examples).flatMap((text) => found(text, /((?:bin|docs|deploy)\/[\w.-]+)/g));
	expect(paths.filter((path) => !existsSync(path))).toEqual([]);
	expect(existsSync('src/routes/api/health/+server.ts') && existsSync('src/routes/metrics/+server.ts')).toBe(true);
	expect(files('deploy', '').filter((path) => !operations.includes(`(../${path})`))).toEqual([]);
});

test('what the examples call secret is never written in them', () => {
	expect(found(examples.compose, /^\s+(?:\w*(?:PASSWORD|SECRET|KEY)|FILES_URL|SMTP_URL): (?!\$\{\w+:\?\}$)(.*)$/gm)).toEqual([]);
});
