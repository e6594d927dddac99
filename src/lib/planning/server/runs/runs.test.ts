import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform';
import type { Handlers } from '#platform/server';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import type { Planned } from '../../progress.ts';
import { computeTask } from '../plan.ts';
import { askForPlan, type Ask } from './ask.ts';
import { planningInvariants } from './invariants.ts';
import { runOf, runsOf } from './read.ts';
import { solveRuns, type Compute } from './solve.ts';
import { stopRun } from './stop.ts';

const db = await testDatabase();
const instance: unknown = JSON.parse(readFileSync('docs/contracts/trainings/small.json', 'utf8'));
const plan = { status: 'feasible', objective: 10, bound: 8, gap: 0.2, seconds: 1 };
const officer = newId();
await db.beside.query(`insert into people.person (id, name, created_at) values ($1, 'Ona', $2)`, [officer, today]);

const ask = (about = newId(), more: Partial<Ask> = {}) => {
	const context = db.as(officer);
	return context.db
		.transaction()
		.execute((trx) => askForPlan(trx, context, { problem: 'trainings', about: { kind: 'timetable', id: about }, instance, ...more }));
};
const asked = async (about = newId()) => {
	const outcome = await ask(about);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return { about, id: outcome.value.run_id };
};
const stop = (id: string) => {
	const context = db.as(officer);
	return context.db.transaction().execute((trx) => stopRun(trx, context, id));
};
const read = (id: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => runOf(trx, id));
const told = async (about: string) =>
	(
		await db.beside.query<{ particulars: object }>(
			`select particulars from platform.event where name = 'planning.ended' and subject_id = $1`,
			[about]
		)
	).rows;
const broken = async () =>
	(await Promise.all(planningInvariants.map(({ broken: of }) => db.asSystem().db.transaction().execute(of)))).flat();

/** The worker's jobs, with a computation that answers as told. */
const jobs = (compute: Compute): Handlers => ({ 'event.happened': async () => undefined, 'planning.solve': solveRuns(compute) });
const answering = (answer: Planned<unknown>) => jobs(async () => answer);

test('a run waits, is computed once, and whatever it was for is told', async () => {
	const { id, about } = await asked();
	expect(await read(id)).toMatchObject({ state: 'waiting', asked_by: officer, limit: 60, progress: null, result: null });
	await db.work(answering({ kind: 'found', plan }));
	expect(await read(id)).toMatchObject({ state: 'found', ended_at: today, result: { plan, clashes: [], fault: null } });
	expect(await told(about)).toEqual([{ particulars: { run: id, problem: 'trainings', outcome: 'found', objective: 10, gap: 0.2 } }]);
	expect(await broken()).toEqual([]);
});

test('with the real computation, the worker finds the plan that is the best', { timeout: 60_000 }, async () => {
	const { id } = await asked();
	await db.work({ 'event.happened': async () => undefined, 'planning.solve': solveRuns(computeTask) });
	expect(await read(id)).toMatchObject({ state: 'found', result: { plan: { status: 'optimal', objective: 10_766, unplaced: [] } } });
});

test('who asks all the time is refused; a repair is never', async () => {
	const tireless = newId();
	await db.beside.query(`insert into people.person (id, name, created_at) values ($1, 'Nenuorama', $2)`, [tireless, today]);
	await db.beside.query(`insert into platform.attempt (what, who, began_at, times) values ('planning.ask', $1, $2, 40)`, [
		tireless,
		new Date('2026-11-27T08:00:00Z')
	]);
	const again = (more: Partial<Ask> = {}) => {
		const context = db.as(tireless, new Date('2026-11-27T08:30:00Z'));
		const asking = { problem: 'trainings', about: { kind: 'timetable', id: newId() }, instance, ...more } as const;
		return context.db.transaction().execute((trx) => askForPlan(trx, context, asking));
	};
	expect(await again()).toMatchObject({ refusal: 'asked_too_often' });
	expect(await again({ problem: 'repair', options: { current: { placements: [] } } })).toMatchObject({ ok: true });
	await db.work(answering({ kind: 'found', plan }));
});

test('the computation gets the problem as it was understood, with limits that hold up nobody for long', async () => {
	const outcome = await ask(newId(), { options: { seconds: 100_000, seed: 7, goodEnough: 0.01 } });
	const seen: unknown[] = [];
	await db.work(jobs(async (task) => (seen.push(task.problem, task.limits), { kind: 'found', plan })));
	expect(seen).toEqual(['trainings', { seconds: 1800, seed: 7, goodEnough: 0.01 }]);
	expect(outcome.ok).toBe(true);
});

test('that no plan can exist is kept with what clashes', async () => {
	const { id } = await asked();
	const clashes = [{ key: 'size', values: { most: 2, schools: ['s1', 's2'] } }];
	await db.work(answering({ kind: 'impossible', clashes }));
	expect(await read(id)).toMatchObject({ state: 'impossible', result: { plan: null, clashes } });
	expect(await broken()).toEqual([]);
});

test.each<[string, Planned<unknown>, object]>([
	['its thread died', { kind: 'failed', fault: 'thread_died', detail: 'x', plan: null }, { plan: null, fault: 'thread_died' }],
	['no memory, but a plan before', { kind: 'failed', fault: 'out_of_memory', detail: 'x', plan }, { plan, fault: 'out_of_memory' }],
	['no plan in time', { kind: 'nothing' }, { plan: null, fault: 'nothing_found' }]
])('a run fails with its reason: %s', async (_, answer, result) => {
	const { id, about } = await asked();
	await db.work(answering(answer));
	expect(await read(id)).toMatchObject({ state: 'failed', result });
	expect(await told(about)).toHaveLength(1);
});

describe('what is asked for twice', () => {
	test('while the first goes on, the same is not begun again; afterwards it is', async () => {
		const { about } = await asked();
		expect(await ask(about)).toMatchObject({ ok: false, refusal: 'already_planning' });
		await db.work(answering({ kind: 'found', plan }));
		expect(await ask(about)).toMatchObject({ ok: true });
		await db.work(answering({ kind: 'found', plan }));
		const runs = await db
			.asSystem()
			.db.transaction()
			.execute((trx) => runsOf(trx, about));
		expect(runs.map(({ state }) => state)).toEqual(['found', 'found']);
	});

	test('two who ask at the same moment get one run', async () => {
		const about = newId();
		const outcomes = await Promise.all([ask(about), ask(about), ask(about)]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		await db.work(answering({ kind: 'found', plan }));
	});

	test('the same job done twice computes once', async () => {
		const { id, about } = await asked();
		let computed = 0;
		const handlers = jobs(async () => (computed++, { kind: 'found', plan }));
		await db.work(handlers);
		await handlers['planning.solve']?.(db.asSystem(), { run_id: id });
		expect(computed).toBe(1);
		expect(await told(about)).toHaveLength(1);
	});
});

test('a problem with faults is not begun, and the faults are told', async () => {
	const context = db.as(officer);
	const faults: string[] = [];
	const outcome = await context.db
		.transaction()
		.execute((trx) =>
			askForPlan(trx, context, { problem: 'trainings', about: { kind: 'timetable', id: newId() }, instance: { team: 2 } }, (found) =>
				faults.push(...found.map(({ path }) => path))
			)
		);
	expect(outcome).toMatchObject({ ok: false, refusal: 'wrong_problem' });
	expect(faults).toContain('calendar');
});

describe('stopping', () => {
	test('a run that has not begun ends at once and is never computed', async () => {
		const { id, about } = await asked();
		expect(await stop(id)).toMatchObject({ ok: true });
		expect(await read(id)).toMatchObject({ state: 'stopped', result: { plan: null } });
		await db.work(jobs(() => Promise.reject(new Error('it must not be computed'))));
		expect(await told(about)).toHaveLength(1);
	});

	test('a run in the middle shows its progress, and keeps the best plan when it is stopped', async () => {
		const { id } = await asked();
		const progress = { best: 12, bound: 8, gap: 1 / 3, seconds: 1 };
		const work = db.work(
			jobs(async (_, { onProgress, signal }) => {
				onProgress(progress);
				await new Promise((resolve) => signal.addEventListener('abort', resolve));
				return { kind: 'cancelled', plan };
			})
		);
		await expect.poll(async () => (await read(id))?.progress, { timeout: 5000 }).toEqual(progress);
		expect(await read(id)).toMatchObject({ state: 'running' });
		expect(await stop(id)).toMatchObject({ ok: true });
		await work;
		expect(await read(id)).toMatchObject({ state: 'stopped', result: { plan, fault: null } });
		expect(await broken()).toEqual([]);
	});

	test('what has ended cannot be stopped', async () => {
		const { id } = await asked();
		await db.work(answering({ kind: 'found', plan }));
		expect(await stop(id)).toMatchObject({ ok: false, refusal: 'not_running' });
	});
});

describe('when the worker dies', () => {
	const dying = () => jobs(() => Promise.reject(new Error('killed')));
	const solve = (handlers: Handlers, id: string) => handlers['planning.solve']?.(db.asSystem(), { run_id: id });

	test('the run is begun again by the next', async () => {
		const { id, about } = await asked();
		await expect(db.work(dying())).rejects.toThrow('killed');
		expect(await read(id)).toMatchObject({ state: 'running' });
		await solve(answering({ kind: 'found', plan }), id);
		expect(await read(id)).toMatchObject({ state: 'found' });
		expect(await told(about)).toHaveLength(1);
	});

	test('a run that was stopped meanwhile ends as stopped', async () => {
		const { id } = await asked();
		await expect(db.work(dying())).rejects.toThrow('killed');
		await stop(id);
		expect(await read(id)).toMatchObject({ state: 'stopping' });
		await solve(dying(), id);
		expect(await read(id)).toMatchObject({ state: 'stopped' });
	});

	test('after the third death it fails in plain words', async () => {
		const { id } = await asked();
		await expect(db.work(dying())).rejects.toThrow('killed');
		await expect(solve(dying(), id)).rejects.toThrow('killed');
		await expect(solve(dying(), id)).rejects.toThrow('killed');
		await solve(dying(), id);
		expect(await read(id)).toMatchObject({ state: 'failed', result: { plan: null, fault: 'workers_died' } });
	});

	test('one that was thought dead and comes back changes nothing', async () => {
		const { id } = await asked();
		const slow = Promise.withResolvers<Planned<unknown>>();
		const first = db.work(jobs(() => slow.promise));
		await expect.poll(async () => (await read(id))?.state).toBe('running');
		await solve(answering({ kind: 'found', plan: { ...plan, objective: 9 } }), id);
		slow.resolve({ kind: 'found', plan });
		await first;
		expect(await read(id)).toMatchObject({ state: 'found', result: { plan: { objective: 9 } } });
	});
});

test('the doctor sees a run that never ends while a worker lives, and one whose plan is gone', async () => {
	const { id } = await asked();
	await db.beside.query(`insert into platform.heartbeat (process, seen_at) values ('worker', $1)`, [new Date(today.getTime() + 3_700_000)]);
	expect(await broken()).toEqual([`run ${id} of trainings`]);
	await db.work(answering({ kind: 'impossible', clashes: [] }));
	expect(await broken()).toEqual([`run ${id} of trainings`]);
});
