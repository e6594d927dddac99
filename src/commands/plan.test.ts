import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { WrongInput } from './command.ts';
import { progressLine, readArguments } from './plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'kartu-plan-'));
const put = (name: string, content: unknown): string => {
	const path = join(folder, name);
	writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
	return path;
};
const small = 'docs/contracts/trainings/small.json';
const pmedian = 'docs/contracts/networks/pmedcap-01.json';
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

// There is no database, and no data folder that could be made unnoticed.
const environment = { ...process.env, KARTU_DATA: join(folder, 'data'), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
const slow = { timeout: 60_000 };
afterAll(() => expect(existsSync(join(folder, 'data'))).toBe(false));

const kartu = (...args: string[]) => {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/kartu', 'plan', ...args], { encoding: 'utf8', env: environment });
	return { status, stdout, stderr };
};
const checked = (instance: string, plan: string, ...current: string[]) => {
	const { status, stdout } = spawnSync(process.execPath, ['docs/contracts/check-trainings.mjs', instance, plan, ...current], {
		encoding: 'utf8'
	});
	return { status, said: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, number> };
};

describe('trainings', () => {
	test('are placed, and an independent program finds every rule kept and the numbers right', slow, () => {
		const { status, stdout, stderr } = kartu('trainings', small);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ status: 'optimal', objective: 10_766, bound: 10_766, gap: 0, unplaced: [] });
		expect(stderr).toMatch(/^\d+\.\d s: best /);
		expect(checked(small, put('plan.json', stdout))).toMatchObject({ status: 0, said: { placed: 12, faults: 0 } });
	});

	test('with the plan that stands, only what must move moves', slow, () => {
		const standing = put('standing.json', kartu('trainings', small).stdout);
		const { placements } = json(standing) as { placements: { school: string; days: string[]; lecturers: string[] }[] };
		const ill = placements[0]?.lecturers[0];
		const instance = json(small) as { lecturers: { id: string; blocked: string[] }[] };
		for (const lecturer of instance.lecturers) if (lecturer.id === ill) lecturer.blocked.push(...(placements[0]?.days ?? []));
		const disturbed = put('disturbed.json', instance);
		const repaired = put('repaired.json', kartu('trainings', disturbed, '--current', standing).stdout);
		expect(checked(disturbed, repaired, standing)).toMatchObject({ status: 0, said: { faults: 0 } });
		expect(json(repaired)['changes']).toBeGreaterThan(0);
		expect(json(repaired)['changes']).toBeLessThan(4);
	});

	test('the same input, seed and node limit give the same plan', slow, () => {
		const medium = 'docs/contracts/trainings/medium.json';
		const [first, second] = [1, 2].map(
			() => JSON.parse(kartu('trainings', medium, '--nodes', '3', '--seed', '5').stdout) as { seconds: number }
		);
		expect({ ...second, seconds: 0 }).toEqual({ ...first, seconds: 0 });
	});
});

describe('networks', () => {
	test('a published problem is solved to its published optimum', slow, () => {
		const { status, stdout } = kartu('networks', pmedian);
		expect(status).toBe(0);
		const { knownOptimum, points } = json(pmedian) as { knownOptimum: number; points: { id: string }[] };
		const plan = JSON.parse(stdout) as { groups: { host: string; members: string[] }[] };
		expect(plan).toMatchObject({ status: 'optimal', objective: knownOptimum, bound: knownOptimum, gap: 0 });
		expect(plan.groups.flatMap(({ members }) => members).sort()).toEqual(points.map(({ id }) => id).sort());
		expect(plan.groups.every(({ host, members }) => members.includes(host))).toBe(true);
	});

	test('what cannot be is said with what clashes, and ends with 3', () => {
		const points = ['a', 'b', 'c'].map((id, i) => ({ id, at: [i, 0] }));
		const apart = [
			['a', 'b'],
			['b', 'c'],
			['a', 'c']
		];
		const { status, stdout, stderr } = kartu(
			'networks',
			put('impossible.json', { metric: 'euclidean-floor', groups: 2, size: { min: 1, max: 2 }, points, apart })
		);
		expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
		expect(stderr).toMatch(/\ba\b.*\bb\b.*\bc\b/s);
		expect(stderr).not.toContain('    at ');
	});
});

describe('whoever stops it', () => {
	const national = 'docs/contracts/trainings/national.json';

	test.each(['SIGINT', 'SIGTERM'] as const)('by %s gets the best plan so far within a moment', slow, async (signal) => {
		const run = spawn(process.execPath, ['bin/kartu', 'plan', 'trainings', national], {
			env: environment,
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let [stdout, stderr, stopped] = ['', '', 0];
		run.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
		run.stderr.on('data', (data: Buffer) => {
			stderr += data.toString();
			if (stopped > 0 || !/best \d/.test(stderr)) return;
			stopped = performance.now();
			run.kill(signal);
		});
		const status = await new Promise((resolve) => run.on('close', resolve));
		expect(performance.now() - stopped).toBeLessThan(3000);
		expect(status).toBe(0);
		expect(stderr).toMatch(/Stopped: this is the best plan so far\.\n$/);
		expect(checked(national, put('stopped.json', stdout))).toMatchObject({ status: 0, said: { faults: 0 } });
	});
});

test.each<[string, string[], RegExp]>([
	['nothing', [], /^What is to be planned: bin\/kartu plan networks\|trainings FILE\.$/],
	['something else', ['holidays', small], /given: holidays\.$/],
	['no file', ['networks'], /^One FILE is wanted: bin\/kartu plan networks FILE\.$/],
	['a file that is not there', ['networks', join(folder, 'none.json')], /none\.json cannot be read: there is no such file\.$/],
	['a folder', ['networks', folder], /cannot be read: it is a folder\.$/],
	['a file without end', ['networks', '/dev/zero'], /^\/dev\/zero is larger than 50 MB/],
	['broken JSON', ['networks', put('broken.json', '{"metric": ')], /broken\.json is not JSON: .+\.$/],
	['bytes', ['networks', put('bytes.json', Buffer.from([0xff, 0xfe, 0x00]))], /bytes\.json is not JSON: it is not text in UTF-8\.$/],
	['a list', ['trainings', put('list.json', [])], /^calendar: |^\(file\): /],
	['a number', ['networks', put('number.json', 7)], /^\(file\): /],
	['the other problem', ['trainings', pmedian], /^calendar: .*\nteam: .*\n/],
	['a current plan for networks', ['networks', pmedian, '--current', small], /^--current is for trainings only\.$/],
	['a current plan that is none', ['trainings', small, '--current', small], /^(current\.)?placements: /]
])('wrong input ends with 2 and every fault on a line: %s', (_, args, said) => {
	const { status, stdout, stderr } = kartu(...args);
	expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
	expect(stderr.trim()).toMatch(said);
	expect(stderr).not.toContain('    at ');
});

test.each([
	[['--seconds', '0'], '--seconds'],
	[['--seconds', 'long'], '--seconds'],
	[['--nodes', '1.5'], '--nodes'],
	[['--seed', '99999999999'], '--seed'],
	[['--fast'], '--fast']
])('an option that makes no sense is said: %j', (args, said) => {
	expect(() => readArguments(['networks', 'x.json', ...args])).toThrow(WrongInput);
	expect(() => readArguments(['networks', 'x.json', ...args])).toThrow(said);
});

test('a minute is the limit unless another is given; a limit of nodes takes its time', () => {
	expect(readArguments(['networks', 'x.json']).limits).toEqual({ seconds: 60 });
	expect(readArguments(['networks', 'x.json', '--nodes', '9']).limits).toEqual({ seconds: 3600, nodes: 9 });
	expect(readArguments(['networks', 'x.json', '--nodes', '9', '--seconds', '2.5', '--seed', '1']).limits).toEqual({
		seconds: 2.5,
		nodes: 9,
		seed: 1
	});
});

test('progress is a line with what is known', () => {
	expect(progressLine({ seconds: 1.26, best: 120.456, bound: null, gap: null, phase: 'first plan' })).toBe(
		'1.3 s: best 120.46, bound –, gap – (first plan)'
	);
	expect(progressLine({ seconds: 12, best: 100, bound: 99, gap: 0.01 })).toBe('12.0 s: best 100, bound 99, gap 1.000 %');
});
