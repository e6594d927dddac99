import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { addDays, dayOf, newId, termsOf } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, teacherIn, type Rooms } from '../../../../../tests/support/spaces.ts';
import {
	addTask,
	changeVisibility,
	findInRooms,
	listDiscussions,
	lookAtChange,
	planGathering,
	readDiscussion,
	readGathering,
	readPlace,
	readTasks,
	shareMaterial,
	startDiscussion,
	writeMinutes,
	writePost
} from '../index.ts';

let db: TestDatabase;
let open: Rooms;
const one = () => open.rooms[0] as Rooms['rooms'][0];
const other = () => open.rooms[1] as Rooms['rooms'][0];
const teacher = (place: number) => one().teachers[place] as string;
const school = (place: number) => one().schools[place]?.id as string;

beforeAll(async () => {
	db = await testDatabase();
	open = await openRooms(db);
});

const begin = async (person: string, more: { visibility: string; school_id?: string; title?: string }) =>
	startDiscussion(db.as(person), { room_id: one().id, title: 'Kas pavyko?', body: 'Papasakokite.', question: false, ...more });

describe('before more people see something', () => {
	test('it is said how many, and how many posts by how many others they will read', async () => {
		const [lead] = one().coordinators;
		const { discussion_id } = value(await begin(lead, { visibility: 'network' }));
		const write = async (person: string) =>
			value(await writePost(db.as(person), { discussion_id, id: newId(), body: 'Mums pavyko.', came_by: 'page' }));
		for (const person of [teacher(0), teacher(0), teacher(1), lead]) await write(person);
		const look = (person: string, visibility: string) => lookAtChange(db.as(person), { item_id: discussion_id, visibility });

		const { people, ...rest } = value(await look(lead, 'edition'));
		expect(rest).toEqual({ to: 'edition', wider: true, posts: 3, authors: 2 });
		// All who are in a room of the edition: more than in this one.
		expect(people).toBeGreaterThan(value(await look(lead, 'private')).people);
		expect(value(await look(lead, 'private'))).toMatchObject({ wider: false, people: 1 });
		expect(await look(teacher(0), 'edition')).toMatchObject({ refusal: 'not_yours' });
		expect(await look(other().teachers[0] as string, 'edition')).toMatchObject({ refusal: 'not_found' });

		// Whoever was told of fewer is asked anew; nothing was shown.
		await write(teacher(2));
		const show = (told: number) => changeVisibility(db.as(lead), { item_id: discussion_id, visibility: 'edition', told });
		expect(await show(3)).toMatchObject({ refusal: 'shown_meanwhile' });
		expect(await readDiscussion(db.as(other().teachers[0] as string), discussion_id)).toMatchObject({ refusal: 'not_found' });
		value(await show(4));
		expect(value(await readDiscussion(db.as(other().teachers[0] as string), discussion_id)).item.visibility).toBe('edition');
		// To whoever looks in from another room the search does not name this one.
		const sought = { terms: termsOf('pavyko'), kind: 'discussion', room_id: null, since: null, by: null, before: null, limit: 10 };
		const found = async (person: string) => (await findInRooms(db.as(person), sought)).map(({ place }) => place !== null);
		expect(await found(other().teachers[0] as string)).toEqual([false]);
		expect(await found(teacher(0))).toEqual([true]);
	});
});

describe('somebody of two schools in one room', () => {
	const both = () => teacher(1);
	beforeAll(
		async () =>
			void value(
				await giveRole(db.asSystem(), { person_id: both(), kind: 'team_member', organisation_id: school(2), starts_on: '2026-01-01' })
			)
	);

	test('chooses which of them sees a discussion, an event, a material or a task', async () => {
		const due = addDays(dayOf(today), 3);
		const event = {
			...{ kind: 'gathering', title: 'Mūsų pasitarimas', place: 'Mokykla', link: '', day: due, from: '14.00', to: '15.00' },
			...{ agenda: '', seats: '', neighbours: '', room_id: one().id, visibility: 'school' }
		};
		const task = { room_id: one().id, title: 'Sutvarkyti', owner_id: both(), due, visibility: 'school' };
		const material = {
			room_id: one().id,
			title: 'Lapas',
			licence: 'cc_by',
			author: '',
			folder_id: '',
			link: 'https://pavyzdys.lt/lapas',
			note: ''
		};
		const acts = (school_id?: string) => {
			const chosen = school_id === undefined ? {} : { school_id };
			return [
				begin(both(), { visibility: 'school', title: 'Tik mums', ...chosen }),
				planGathering(db.as(both()), { ...event, ...chosen }),
				addTask(db.as(both()), { ...task, ...chosen })
			];
		};
		for (const outcome of await Promise.all(acts()))
			expect(outcome).toMatchObject({ ok: false, faults: [{ field: 'school_id', key: 'spaces_fault_school' }] });
		for (const outcome of await Promise.all(acts(school(0)))) expect(outcome).toMatchObject({ ok: false });
		expect(await shareMaterial(db.as(both()), { ...material, visibility: 'school' })).toMatchObject({
			faults: [{ field: 'school_id' }]
		});
		for (const act of acts(school(2))) expect(await act).toMatchObject({ ok: true });

		const titles = async (person: string) => [
			...value(await listDiscussions(db.as(person), { room_id: one().id })).discussions.map(({ title }) => title),
			...value(await readTasks(db.as(person), one().id)).open_tasks.map(({ title }) => title)
		];
		expect(await titles(teacher(2))).toEqual(expect.arrayContaining(['Tik mums', 'Sutvarkyti']));
		const colleague = await titles(await teacherIn(db, school(1), 'Kolegė'));
		expect(colleague).not.toContain('Tik mums');
		expect(colleague).not.toContain('Sutvarkyti');
		// Of their schools the form asks, and no number is said that would be that of another one.
		const place = value(await readPlace(db.as(both()), one().id));
		expect(place.own.map(({ id }) => id).toSorted()).toEqual([school(1), school(2)].toSorted());
		expect(place.choices.find(({ visibility }) => visibility === 'school')?.people).toBeNull();
	});

	test('what a school’s gathering gives stays with that school', async () => {
		const day = addDays(dayOf(today), 1);
		const event = { kind: 'gathering', title: 'Antroji', place: 'Mokykla', link: '', day, from: '14.00', to: '15.00', agenda: '' };
		const { id } = value(
			await planGathering(db.as(both()), {
				...{ ...event, seats: '', neighbours: '', room_id: one().id, visibility: 'school', school_id: school(2) }
			})
		);
		const after = new Date(today.getTime() + 3 * 86_400_000);
		const tasks = [{ title: 'Mūsų darbas', owner_id: teacher(2), due: addDays(dayOf(after), 3) }];
		value(
			await writeMinutes(db.as(both(), after), { event_id: id, present: '', text: '', decisions: 'Darysime', next: '', tasks, seen: 0 })
		);
		expect(value(await readGathering(db.as(teacher(2), after), id)).tasks).toMatchObject([{ title: 'Mūsų darbas' }]);
		const { rows } = await db.beside.query(`select school_id from spaces.item where title = 'Mūsų darbas'`);
		expect(rows).toEqual([{ school_id: school(2) }]);
	});
});
