import { beforeAll, describe, expect, test } from 'vitest';
import { addStaff } from '#schools/server';
import { newId } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { openStaffPage, readReach, readStaffPage, removeTaught, renewStaffLink, saveDuties, saveStaffPage, writeTaught } from './index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});
const day = today.toISOString().slice(0, 10);
const teach = (who: string, reached: string, id = newId()) =>
	writeTaught(db.as(who), {
		id,
		project_id: stage.project,
		held_on: day,
		what: 'Kaip užduoti klausimą',
		minutes: '45',
		reached,
		moved: ''
	});
const desk = async (who: string = stage.teacher) => value(await readReach(db.as(who), stage.project));

describe('the second level (B-11)', () => {
	test('what was taught is written by the team, once, and taken back', async () => {
		const id = newId();
		value(await teach(stage.teacher, '18', id));
		value(await teach(stage.teacher, '18', id));
		const other = value(await teach(stage.school.head, '11'));
		expect(await teach(stage.teacher, 'daug')).toMatchObject({ faults: [{ field: 'reached', key: 'projects_fault_taught_reached' }] });
		expect(await teach(stage.expert, '5')).toMatchObject({ refusal: 'not_yours' });
		expect(await teach(stage.stranger.head, '5')).toMatchObject({ refusal: 'not_found' });
		expect((await desk(stage.neighbour.head)).reach).toMatchObject({ times: 2, minutes: 90, teachers: 18, visits: 29 });
		expect(await removeTaught(db.as(stage.expert), other.id)).toMatchObject({ refusal: 'not_yours' });
		value(await removeTaught(db.as(stage.teacher), other.id));
		value(await removeTaught(db.as(stage.teacher), other.id));
		expect((await desk()).reach).toMatchObject({ times: 1, visits: 18 });
	});

	test('nobody reaches more teachers than the school has', async () => {
		const before = (await desk()).reach.share;
		const post = { post: 'mokytoja', subject: 'matematika', email: null };
		for (let place = 0; place < 20; place++)
			value(
				await addStaff(db.as(stage.school.head), {
					school_id: stage.school.id,
					name: `Mokytoja ${'ABCDEFGHIJKLMNOPRSTU'[place]}augutė`,
					...post
				})
			);
		const { rows } = await db.beside.query(
			'select count(distinct person_id)::int as teachers from schools.staff where school_id = $1 and teaching',
			[stage.school.id]
		);
		const teachers = rows[0].teachers as number;
		expect(before === null || before === 100).toBe(true);
		expect((await desk()).reach.share).toBe(Math.round(1800 / teachers));
		expect(await teach(stage.teacher, String(teachers + 1))).toMatchObject({
			faults: [{ key: 'projects_fault_taught_more_than_staff', values: { count: teachers } }]
		});
	});

	test('duties are ticked by the team (B-18), and keep their day', async () => {
		const tick = (who: string, ...ticked: string[]) => saveDuties(db.as(who), { project_id: stage.project, ticked });
		value(await tick(stage.teacher, 'leads_project', 'teaches_others', 'nonsense'));
		value(
			await saveDuties(db.as(stage.teacher, new Date(today.getTime() + 86_400_000)), {
				project_id: stage.project,
				ticked: ['teaches_others', 'disseminates']
			})
		);
		expect((await desk(stage.expert)).duties.sort((one, other) => (one.code < other.code ? -1 : 1))).toEqual([
			{ code: 'disseminates', ticked_on: '2026-11-28' },
			{ code: 'teaches_others', ticked_on: '2026-11-27' }
		]);
		expect((await desk(stage.neighbour.head)).duties).toEqual([]);
		expect(await tick(stage.expert, 'leads_project')).toMatchObject({ refusal: 'not_yours' });
	});
});

describe('the page for the whole staff', () => {
	const save = (who: string, seen_revision: number, what = 'Mokomės klausti') =>
		saveStaffPage(db.as(who), { project_id: stage.project, seen_revision, what, why: 'Kad klaustų mokiniai', changes: '' });

	test('is read by its address without an account, until that is renewed or the page is closed', async () => {
		expect(await save(stage.expert, 0)).toMatchObject({ refusal: 'not_yours' });
		expect(await save(stage.teacher, 0, ' ')).toMatchObject({ faults: [{ field: 'what', key: 'projects_fault_staff_what' }] });
		const { code } = value(await save(stage.teacher, 0));
		expect(code).toMatch(/^[A-Za-z0-9_-]{22}$/);
		expect(value(await readStaffPage(db.asPublic(), code))).toEqual({
			what: 'Mokomės klausti',
			why: 'Kad klaustų mokiniai',
			changes: '',
			title: 'Septintokai drąsiai klausia',
			school: expect.any(String),
			ended: false
		});
		expect((await desk(stage.expert)).staff).toBe(null);

		expect(await save(stage.school.head, 0, 'Kitas tekstas')).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(value(await save(stage.school.head, 1, 'Kitas tekstas')).code).toBe(code);

		value(await renewStaffLink(db.as(stage.teacher), stage.project));
		expect(await readStaffPage(db.asPublic(), code)).toMatchObject({ refusal: 'not_found' });
		const renewed = (await desk()).staff?.code ?? '';
		value(await readStaffPage(db.asPublic(), renewed));
		value(await openStaffPage(db.as(stage.teacher), { project_id: stage.project, open: false }));
		expect(await readStaffPage(db.asPublic(), renewed)).toMatchObject({ refusal: 'not_found' });
		value(await openStaffPage(db.as(stage.teacher), { project_id: stage.project, open: true }));
		value(await readStaffPage(db.asPublic(), renewed));
		// A leaked address is closed at any time, also when everything is over; opened again it is only while the project goes on.
		const over = db.as(stage.teacher, new Date('2040-01-01T09:00:00Z'));
		value(await renewStaffLink(over, stage.project));
		expect(await readStaffPage(db.asPublic(), renewed)).toMatchObject({ refusal: 'not_found' });
		value(await openStaffPage(over, { project_id: stage.project, open: false }));
		expect(await openStaffPage(over, { project_id: stage.project, open: true })).toMatchObject({ refusal: 'project_closed' });
		expect(await openStaffPage(db.as(stage.expert), { project_id: stage.project, open: false })).toMatchObject({ refusal: 'not_yours' });
		for (const wrong of ['', 'x', "' or 1=1 --aaaaaaaaaaa", 'a'.repeat(22)])
			expect(await readStaffPage(db.asPublic(), wrong)).toMatchObject({ refusal: 'not_found' });
	});
});
