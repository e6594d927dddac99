import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { closeNetwork, foundNetwork } from '#networks/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, teacherIn, type Rooms } from '../../../../../tests/support/spaces.ts';
import { maySee, visibilities, type Visibility } from '../../visibility.ts';
import {
	spacesInvariants,
	ensureRooms,
	itemById,
	itemFor,
	membersOf,
	readersOf,
	roomFor,
	standingOf,
	visibleTo,
	writeItem
} from '../index.ts';

let db: TestDatabase;
let open: Rooms;
beforeAll(async () => {
	db = await testDatabase();
	open = await openRooms(db);
});

const inside = <Value>(context: Context, ask: (trx: Trx) => Promise<Value>): Promise<Value> => context.db.transaction().execute(ask);
const [one, other] = [() => open.rooms[0] as Rooms['rooms'][0], () => open.rooms[1] as Rooms['rooms'][0]];
const days = (count: number) => new Date(today.getTime() + count * 86_400_000);

describe('rooms', () => {
	test('open once each: two networks and the programme', async () => {
		expect(await ensureRooms(db.asSystem())).toBe(0);
		const { rows } = await db.beside.query('select kind from spaces.room order by kind');
		expect(rows.map(({ kind }) => kind)).toEqual(['network', 'network', 'programme']);
	});

	test('are there for those who are in them, and for nobody else', async () => {
		const asked = async (person: string, id: string) => {
			const found = await inside(db.as(person), (trx) => roomFor(trx, db.as(person), id));
			return found && { parts: found.parts, schools: found.schools.length, leads: found.leads, open: found.open };
		};
		expect(await asked(one().teachers[0] ?? '', one().id)).toEqual({ parts: ['team_member'], schools: 1, leads: false, open: true });
		expect(await asked(one().coordinators[0], one().id)).toEqual({ parts: ['network_coordinator'], schools: 0, leads: true, open: true });
		expect(await asked(one().expert, one().id)).toMatchObject({ parts: ['expert'], leads: false });
		expect(await asked(open.open.centre.officer, one().id)).toMatchObject({ parts: ['centre_officer'], leads: true });
		expect(await asked(one().coordinators[0], open.edition.id)).toMatchObject({ parts: ['network_coordinator'], leads: false });
		expect(await asked(one().teachers[0] ?? '', other().id)).toBeNull();
		expect(await asked(open.open.centre.stranger, one().id)).toBeNull();
		expect(await asked(one().expert, 'nonsense')).toBeNull();
	});

	test('name their people with schools and parts', async () => {
		const members = await inside(db.asSystem(), (trx) => membersOf(trx, one().id, dayOf(today)));
		// Three heads, three teachers, two coordinators, an expert, an officer of the centre.
		expect(members.length).toBe(10);
		expect(
			members
				.filter(({ leads }) => leads)
				.map(({ person_id }) => person_id)
				.sort()
		).toEqual([...one().coordinators, open.open.centre.officer].sort());
	});
});

/** An item of each visibility, of the first teacher of the first network, put on record as the application would. */
async function itemsOf(author: string): Promise<Map<Visibility, string>> {
	const context = db.as(author);
	const items = new Map<Visibility, string>();
	for (const visibility of visibilities) {
		const id = await inside(context, async (trx) => {
			const found = await roomFor(trx, context, one().id);
			if (!found) throw new Error('not in the room');
			return writeItem(trx, context, found.stand, { kind: 'discussion', title: `Tema ${visibility}`, visibility });
		});
		items.set(visibility, id);
	}
	return items;
}

test('the condition of the database is the rule, asked from either side', async () => {
	const author = one().teachers[0] ?? '';
	const items = await itemsOf(author);
	const colleague = await teacherIn(db, one().schools[0]?.id ?? '', 'Kolegė Kolegaitė');
	const everybody = [
		...[author, colleague, one().teachers[1] ?? '', one().coordinators[0], one().expert],
		...[other().teachers[0] ?? '', other().expert, open.open.centre.officer, open.open.centre.stranger]
	];
	for (const person of everybody) {
		const context = db.as(person);
		await inside(context, async (trx) => {
			const standing = await standingOf(trx, context);
			const { rows } = await sql<{ id: string }>`select item.id from spaces.item item where ${visibleTo(standing)}`.execute(trx);
			const listed = new Set(rows.map(({ id }) => id));
			for (const [visibility, id] of items) {
				const item = (await itemById(trx, id))!;
				expect([person, visibility, listed.has(id)]).toEqual([person, visibility, maySee(standing, item)]);
				expect((await itemFor(trx, context, id)) !== null).toBe(listed.has(id));
				const readers = await readersOf(trx, item, dayOf(today));
				if (visibility !== 'public') expect([person, visibility, readers.includes(person)]).toEqual([person, visibility, listed.has(id)]);
			}
		});
	}
	const seen = await inside(db.asPublic(), async (trx) => {
		const standing = await standingOf(trx, db.asPublic());
		return (await sql<{ title: string }>`select item.title from spaces.item item where ${visibleTo(standing)}`.execute(trx)).rows;
	});
	expect(seen).toEqual([{ title: 'Tema public' }]);
});

test('who was in a room on its last day reads on; who came to the school later does not', async () => {
	const network = other();
	value(await closeNetwork(open.officer(), { network_id: network.id, last_day: '2026-11-27', reason: 'Baigėme darbą.' }));
	const later = days(40);
	const reads = async (person: string) => {
		const context = db.as(person, later);
		return (await inside(context, (trx) => roomFor(trx, context, network.id)))?.open ?? null;
	};
	expect(await reads(network.teachers[0] ?? '')).toBe(false);
	expect(await reads(network.coordinators[0])).toBe(false);
	const newcomer = await teacherIn(db, network.schools[0]?.id ?? '', 'Vėliau Atėjusi');
	await db.beside.query(`update people.role set starts_on = '2026-12-20' where person_id = $1`, [newcomer]);
	expect(await reads(newcomer)).toBeNull();
});

test('a founded network has its room at once, led by the school that founded it', async () => {
	const school = one().schools[0];
	const head = db.as(school?.head ?? '');
	const { id } = value(
		await foundNetwork(head, {
			school_id: school?.id ?? '',
			inherits_id: one().id,
			name: 'Pamokų stebėtojai',
			problem: 'Pamokos planavimas'
		})
	) as { id: string };
	expect(await ensureRooms(db.asSystem())).toBe(1);
	expect(await inside(head, (trx) => roomFor(trx, head, id))).toMatchObject({ leads: true, open: true });
	const teacher = db.as(one().teachers[0] ?? '');
	expect(await inside(teacher, (trx) => roomFor(trx, teacher, id))).toMatchObject({ leads: false });
	// The edition ends; what a school founded itself goes on.
	const after = db.as(school?.head ?? '', new Date('2031-01-15T08:00:00Z'));
	expect((await inside(after, (trx) => roomFor(trx, after, id)))?.open).toBe(true);
	expect((await inside(after, (trx) => roomFor(trx, after, one().id)))?.open).toBe(false);
	for (const { broken } of spacesInvariants) expect(await inside(db.asSystem(), broken)).toEqual([]);
});
