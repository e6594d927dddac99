import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Run } from '../run.ts';
import { clashSentence, runNumbers, runSentence, shownRun } from './run-words.ts';

const plan = { status: 'feasible' as const, objective: 37_634, bound: 37_430, gap: 0.00542, seconds: 60.2 };
const run: Run = {
	id: 'a',
	problem: 'trainings',
	about: { kind: 'timetable', id: 'b' },
	state: 'running',
	asked_at: new Date(0),
	asked_by: null,
	begun_at: new Date(0),
	ended_at: null,
	limit: 60,
	progress: { best: 40_000.25, bound: null, gap: null, seconds: 3 },
	result: null
};
const ended = (state: Run['state'], result: Partial<NonNullable<Run['result']>>) =>
	shownRun({ ...run, state, ended_at: new Date(0), result: { plan: null, clashes: [], fault: null, ...result } });

test('while it runs, what is known is told and what is not is left out', () => {
	expect(runSentence(shownRun(run), 'en')).toBe('The best plan is being looked for.');
	expect(runNumbers(shownRun(run), 'en')).toEqual([{ key: 'Value of the best plan found (the smaller, the better)', value: '40,000.3' }]);
});

test('a plan that is not proven the best is told with how much better another could be', () => {
	expect(runSentence(ended('found', { plan }), 'lt')).toBe(
		'Per skirtą laiką rastas geras planas. Įrodyta, kad geriausias galimas planas už jį geresnis ne daugiau kaip 0,54\u00a0%.'
	);
	expect(runNumbers(ended('found', { plan }), 'lt').map(({ value }) => value)).toEqual([
		'37\u00a0634',
		'37\u00a0430',
		'0,54\u00a0%',
		'60 s iš 60 s'
	]);
	expect(runSentence(ended('found', { plan: { ...plan, status: 'optimal' } }), 'lt')).toBe('Planas rastas. Įrodyta, kad geresnio nėra.');
});

test('repairs are several plans: nothing is said of one value', () => {
	const repairs = ended('found', { plan: { alternatives: [{ placements: [] }] } });
	expect(runSentence(repairs, 'en')).toBe('The computation is finished.');
	expect(runNumbers(repairs, 'en').map(({ value }) => value)).toEqual(['40,000.3', '3 s of 60 s']);
});

test('what was stopped or failed says whether a plan was kept', () => {
	expect(runSentence(ended('stopped', { plan }), 'en')).toContain('The best plan found by then was kept.');
	expect(runSentence(ended('stopped', {}), 'en')).toContain('before it had found any plan');
	expect(runSentence(ended('failed', { fault: 'out_of_memory', plan }), 'en')).toMatch(
		/ran out of memory.*best plan found by then was kept/
	);
	expect(runSentence(ended('failed', { fault: 'workers_died' }), 'en')).toMatch(/given up.*have not changed/);
});

test('a page gets the numbers of a plan and not the plan', () => {
	expect(JSON.stringify(ended('found', { plan: { ...plan, placements: ['a secret of hundred kilobytes'] } }))).not.toContain('secret');
});

test('a clash names things by their names and keeps days and numbers', () => {
	const clash = { key: 'trainings_pin_blocked', values: { lecturer: 'l1', school: 's1', days: ['2027-03-01', '2027-03-02'] } };
	const names: Record<string, string> = { l1: 'Ona', s1: 'Utenos mokykla' };
	expect(clashSentence(clash, (id) => names[id] ?? id, 'en')).toBe(
		'Lecturer Ona is locked to school Utenos mokykla, but is not available on 2027-03-01 and 2027-03-02.'
	);
});

test('every clash of the engine has its sentence', () => {
	const sources = readdirSync('src/lib/planning', { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
		.map((path) => readFileSync(`src/lib/planning/${path}`, 'utf8'));
	const keys = sources.flatMap((source) =>
		[...source.matchAll(/key: '((?:networks|trainings)_[a-z_]+)'/g)].map(([, key]) => key as string)
	);
	expect(keys.length).toBeGreaterThan(15);
	const silent = keys.filter((key) => clashSentence({ key, values: {} }, undefined, 'en') === key);
	expect(silent).toEqual([]);
});
