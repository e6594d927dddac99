import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { addMeasure, decideCycle, enterValue, planCycle, readNetworkProgress, writeNote, writeTaught } from '../index.ts';
import { readHalfYear, saveHalfYear } from './index.ts';

let db: TestDatabase;
let stage: ProjectStage;
const on = (day: string) => new Date(`${day}T09:00:00Z`);
const report = (who: string, half: string | null, day = '2027-03-15') =>
	readHalfYear(db.as(who, on(day)), { project_id: stage.project, half });
const first = async (who = stage.teacher) => value(await report(who, '2026-09'));
const say = (who: string, words: { proud?: string; need?: string; seen?: number; half?: string }, day = '2027-01-20') =>
	saveHalfYear(db.as(who, on(day)), { project_id: stage.project, half: '2026-09', proud: '', need: '', seen: 0, ...words });

beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	const by = (day: string) => db.as(stage.teacher, on(day));
	const { id: measure_id } = value(
		await addMeasure(by('2026-12-01'), {
			...{ project_id: stage.project, name: 'Klausia', unit: '%', kind: 'outcome', better: 'up', of_aim: false },
			...{ how: '', rhythm: 'monthly', baseline: '' }
		})
	);
	for (const [day, typed] of [
		['2026-12-01', '12'],
		['2027-01-31', '18'],
		['2027-02-01', '25']
	] as const)
		value(await enterValue(by(day), { measure_id, typed, came_by: 'page' }));
	value(
		await writeNote(by('2027-01-31'), {
			project_id: stage.project,
			tried: 'Tylėjome tris sekundes',
			happened: '',
			next: '',
			came_by: 'page'
		})
	);
	value(
		await writeNote(by('2027-02-01'), { project_id: stage.project, tried: 'Rašėme korteles', happened: '', next: '', came_by: 'page' })
	);
	const cycle = value(
		await planCycle(by('2027-01-10'), {
			...{ project_id: stage.project, title: 'Trys klausimai', question: '', prediction: 'Paklaus pusė', who: '', place: '' },
			...{ from_on: '2027-01-11', to_on: '2027-02-10', conditions: '', driver_id: '', measure_id: '', after_id: '' }
		})
	);
	const study = { done: 'Bandėme 7a', learned: 'Paklausė trečdalis', decision: 'adapt', next_step: 'Kortelės', conditions: '' };
	value(await decideCycle(by('2027-02-10'), { cycle_id: cycle.id, seen: 0, ...study }));
	for (const held_on of ['2027-01-30', '2027-02-03'])
		value(
			await writeTaught(by('2027-02-05'), {
				...{ project_id: stage.project, held_on, what: 'Kaip klausti', minutes: '45', reached: '9', moved: '' }
			})
		);
});

describe('the report of a half year (e10)', () => {
	test('is for whoever reads everything in the project', async () => {
		for (const who of [stage.teacher, stage.coordinators[0], stage.expert, stage.formed.open.centre.officer])
			expect(value(await report(who, '2026-09')).half).toEqual({ from: '2026-09-01', to: '2027-01-31' });
		expect(await report(stage.neighbour.head, '2026-09')).toMatchObject({ refusal: 'not_yours' });
		expect(await report(stage.stranger.head, '2026-09')).toMatchObject({ refusal: 'not_found' });
		for (const wrong of ['2026-02', '2027-09', 'x', '']) expect(await report(stage.teacher, wrong)).toMatchObject({ refusal: 'not_found' });
		expect(value(await report(stage.teacher, null)).half.from).toBe('2027-02-01');
		expect((await first()).halves).toHaveLength(2);
	});

	test('tells what was recorded in it, on its last day still, and nothing of the next', async () => {
		const told = await first();
		expect(told.measures.map(({ values }) => values.map(({ value: said }) => said))).toEqual([[12, 18]]);
		expect(told.notes.map(({ tried }) => tried)).toEqual(['Tylėjome tris sekundes']);
		expect(told.taught.map(({ held_on }) => held_on)).toEqual(['2027-01-30']);
		expect([told.aim, told.plan, told.reviews, told.tasks]).toEqual([null, null, [], []]);
		// It was decided later: at the end of the half year nobody knew.
		expect(told.cycles).toMatchObject([{ title: 'Trys klausimai', decision: null, learned: '' }]);
		const second = value(await report(stage.teacher, '2027-02'));
		// Earlier values belong to its chart.
		expect(second.measures[0]?.values.map(({ value: said }) => said)).toEqual([12, 18, 25]);
		expect(second.cycles).toMatchObject([{ title: 'Trys klausimai', decision: 'adapt', learned: 'Paklausė trečdalis' }]);
		expect(second.notes.map(({ tried }) => tried)).toEqual(['Rašėme korteles']);
	});

	test('of the team’s own words the last stand; of two who write at once the second is told', async () => {
		expect(await say(stage.expert, { proud: 'Gražu' })).toMatchObject({ refusal: 'not_yours' });
		expect(await say(stage.teacher, {})).toMatchObject({ faults: [{ field: 'proud', key: 'projects_fault_half_year' }] });
		expect(await say(stage.teacher, { proud: 'x', half: '2027-09' })).toMatchObject({ refusal: 'not_found' });
		const half = async () =>
			value(await readNetworkProgress(db.as(stage.expert, on('2027-01-20')), stage.network.id)).schools.map(({ half_year }) => half_year);
		expect(await half()).toEqual([false, false]);
		value(await say(stage.teacher, { proud: 'Klausia ir tyliausi.' }));
		expect((await half()).filter(Boolean)).toEqual([true]);
		expect(await say(stage.school.head, { proud: 'Kitaip' })).toMatchObject({ refusal: 'changed_meanwhile' });
		value(await say(stage.school.head, { proud: 'Klausia ir tyliausi.' }));
		value(await say(stage.school.head, { proud: 'Klausia visi.', need: 'Laiko.', seen: 1 }));
		expect((await first(stage.expert)).words).toMatchObject({ proud: 'Klausia visi.', need: 'Laiko.', revision: 2 });
		expect(await say(stage.teacher, { proud: 'Vėliau', seen: 2 }, '2040-01-01')).toMatchObject({ refusal: 'project_closed' });
	});
});
