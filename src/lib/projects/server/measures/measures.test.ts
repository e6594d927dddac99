import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject } from '../../../../../tests/support/projects.ts';
import { addMeasure, changeMeasure, endMeasure, enterValue, readMeasureOf, readMeasures, withdrawValue } from '../index.ts';

const db = await testDatabase();
const stage = await openProject(db);
const of = {
	id: stage.project,
	head: stage.school.head,
	teacher: stage.teacher,
	coordinator: stage.coordinators[0],
	expert: stage.expert,
	officer: stage.formed.open.centre.officer,
	peer: stage.neighbour.head,
	stranger: stage.stranger.head
};
type Begun = typeof of;
const typed = {
	name: 'Mokiniai, kurie klausia',
	unit: '%',
	kind: 'outcome',
	better: 'up',
	of_aim: false,
	how: '',
	rhythm: 'monthly',
	baseline: '3'
};
const add = (of: Begun, more: Partial<typeof typed> = {}, who = of.head) =>
	addMeasure(db.as(who), { project_id: of.id, ...typed, ...more });
const enter = (of: Begun, measure_id: string, line: string, more: { note?: string; who?: string; came_by?: 'page' | 'mail' } = {}) =>
	enterValue(db.as(more.who ?? of.head), { measure_id, typed: line, note: more.note ?? '', came_by: more.came_by ?? 'page' });
const refusal = async (promised: Promise<{ ok: boolean; refusal?: string }>) => (await promised).refusal;
const faults = async (promised: Promise<{ ok: boolean; faults?: { field: string; key: string }[] }>) =>
	(await promised).faults?.map(({ field, key }) => `${field} ${key}`);
const values = async (of: Begun, measure_id: string, who = of.head) =>
	value(await readMeasureOf(db.as(who), { project_id: of.id, measure_id })).measure.values;

describe('a measure', () => {
	test('is the team’s: others who see the project read it, strangers do not know of it', async () => {
		for (const who of [of.coordinator, of.expert, of.officer, of.peer]) expect(await refusal(add(of, {}, who))).toBe('not_yours');
		expect(await refusal(add(of, {}, of.stranger))).toBe('not_found');
		const { id } = value(await add(of));
		value(await enter(of, id, '52,5 %', { note: 'tik 8b' }));
		for (const who of [of.head, of.coordinator, of.expert, of.officer])
			expect(await values(of, id, who)).toMatchObject([{ value: 52.5, note: 'tik 8b', author: expect.any(String) }]);
		expect(await values(of, id, of.peer)).toMatchObject([{ value: 52.5, note: '', author: null }]);
		for (const context of [db.as(of.stranger), db.asPublic()]) expect(await refusal(readMeasures(context, of.id))).toBe('not_found');
	});

	test('is of the aim once at a time, is asked for no more when it is over, and keeps its unit once it has values', async () => {
		const { id } = value(await add(of, { of_aim: true }));
		expect(await faults(add(of, { of_aim: true }))).toEqual(['of_aim refusal_projects_measure_of_aim_taken']);
		expect(await changeMeasure(db.as(of.head), { measure_id: id, ...typed, unit: 'balai', seen: 0 })).toMatchObject({ ok: true });
		value(await enter(of, id, '3,4 balo'));
		expect(await faults(changeMeasure(db.as(of.head), { measure_id: id, ...typed, unit: '%', seen: 1 }))).toEqual([
			'unit projects_fault_measure_unit_stays'
		]);
		expect(await refusal(endMeasure(db.as(of.peer), id))).toBe('not_yours');
		value(await endMeasure(db.as(of.head), id));
		expect(await refusal(endMeasure(db.as(of.head), id))).toBe('measure_over');
		expect(await refusal(enter(of, id, '3,5'))).toBe('measure_over');
		expect(await values(of, id)).toHaveLength(1);
	});

	test('of two who describe it at once the second is told, and what the first wrote stands; the same words are no quarrel', async () => {
		const { id } = value(await add(of));
		const change = (who: string, how: string, seen: number) => changeMeasure(db.as(who), { measure_id: id, ...typed, how, seen });
		const both = await Promise.all([change(of.head, 'Skaičiuoja mokytojas', 0), change(of.teacher, 'Skaičiuoja mokiniai', 0)]);
		expect(both.map((one) => (one.ok ? 'written' : one.refusal)).sort()).toEqual(['changed_meanwhile', 'written']);
		const first = both[0]?.ok ? 'Skaičiuoja mokytojas' : 'Skaičiuoja mokiniai';
		const stands = async () => value(await readMeasureOf(db.as(of.head), { project_id: of.id, measure_id: id })).measure;
		expect(await stands()).toMatchObject({ how: first, revision: 1, changed_by: expect.any(String) });
		value(await change(of.teacher, first, 0));
		expect(await refusal(change(of.teacher, 'Skaičiuojame kartu', 0))).toBe('changed_meanwhile');
		value(await change(of.teacher, 'Skaičiuojame kartu', 1));
		expect(await stands()).toMatchObject({ how: 'Skaičiuojame kartu', revision: 2, changed_by: 'Rūta Mokytoja' });
		value(await endMeasure(db.as(of.head), id));
	});

	test('one project has twenty of them at most', async () => {
		const standing = value(await readMeasures(db.as(of.head), of.id)).measures.filter(({ ended_at }) => ended_at === null);
		const ids: string[] = [];
		for (let number = standing.length; number < 20; number++) ids.push(value(await add(of, { name: `Matas ${number}` })).id);
		expect(await refusal(add(of))).toBe('measures_many');
		for (const id of ids) value(await endMeasure(db.as(of.teacher), id));
		expect(await add(of)).toMatchObject({ ok: true });
	});
});

describe('a value', () => {
	test('is entered in one line, today or on the day it names', async () => {
		const { id } = value(await add(of));
		expect(value(await enter(of, id, '52,5 % (tik 8b)', { note: 'Sirgo trys.' }))).toMatchObject({
			value: 52.5,
			on_day: '2026-11-27',
			note: 'tik 8b\nSirgo trys.',
			corrected: false
		});
		value(await enter(of, id, 'spalio 5 d. – 48', { came_by: 'mail' }));
		expect((await values(of, id)).map(({ on_day, value: said, came_by }) => [on_day, said, came_by])).toEqual([
			['2026-10-05', 48, 'mail'],
			['2026-11-27', 52.5, 'page']
		]);
	});

	test.each([
		['52 mokiniai', 'typed projects_fault_value_unit'],
		['50–60', 'typed projects_fault_value_several'],
		['2027-01-01 52', 'typed projects_fault_value_future'],
		['<script>', 'typed projects_fault_value_unclear']
	])('unclear ones are refused in words: %s', async (line, fault) => {
		const { id } = value(await add(of));
		expect(await faults(enter(of, id, line))).toEqual([fault]);
		expect(await values(of, id)).toEqual([]);
	});

	test('of a day one stands: the new one takes its place, the old one is kept; the same one sent twice is one', async () => {
		const { id } = value(await add(of));
		const first = value(await enter(of, id, '52'));
		expect(value(await enter(of, id, '52,0 %')).id).toBe(first.id);
		const second = value(await enter(of, id, '53'));
		expect(second).toMatchObject({ value: 53, corrected: true });
		expect(await values(of, id)).toMatchObject([{ id: second.id, value: 53 }]);
		const { rows } = await db.beside.query(
			'select value, superseded_by from projects.value where measure_id = $1 order by entered_at, value',
			[id]
		);
		expect(rows).toEqual([
			{ value: 52, superseded_by: of.head },
			{ value: 53, superseded_by: null }
		]);
		expect(await refusal(withdrawValue(db.as(of.coordinator), second.id))).toBe('not_yours');
		expect(await refusal(withdrawValue(db.as(of.stranger), second.id))).toBe('not_found');
		value(await withdrawValue(db.as(of.head), second.id));
		value(await withdrawValue(db.as(of.head), second.id));
		expect(await values(of, id)).toEqual([]);
		const told = await db.beside.query(
			`select name from platform.event where subject_id = $1 and name like 'value.%' order by id desc limit 3`,
			[of.id]
		);
		expect(told.rows.map(({ name }) => name)).toEqual(['value.withdrawn', 'value.corrected', 'value.entered']);
	});

	test('two people entering at once leave one value of the day', async () => {
		const { id } = value(await add(of));
		const both = await Promise.all([enter(of, id, '51'), enter(of, id, '54')]);
		expect(both.every(({ ok }) => ok)).toBe(true);
		expect(await values(of, id)).toHaveLength(1);
	});

	test('is not entered by others, nor once the network is over', async () => {
		const { id } = value(await add(of));
		expect(await refusal(enter(of, id, '52', { who: of.coordinator }))).toBe('not_yours');
		expect(await refusal(enter(of, id, '52', { who: of.stranger }))).toBe('not_found');
		const later = enterValue(db.as(of.head, new Date('2040-01-01T09:00:00Z')), { measure_id: id, typed: '52', came_by: 'mail' });
		expect(await refusal(later)).toBe('project_closed');
	});
});
