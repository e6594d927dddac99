import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { maySee } from '#spaces';
import { termsOf, type Sought } from '#platform';
import { testDatabase } from '../../../../tests/support/database.ts';
import { day, standingIn, worlds, type Item, type World } from '../../../../tests/support/random-rooms.ts';
import { loosen, settle } from '../../../../tests/support/settle-rooms.ts';
import { itemFor, readersOf, standingOf, visibleHere, visibleTo } from './rooms/index.ts';
import { findInRooms } from './search/index.ts';

// Thousands of pages are opened; a crowded machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const db = await testDatabase();
await loosen(db.url);
const runs = 12;

/** Everybody of a world, and a reader who has not signed in. */
const everybody = ({ people }: World): (string | null)[] => [...people, null];
const contextOf = (person: string | null) => (person === null ? db.asPublic() : db.as(person));
const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id).toSorted();

/** What the rule says that somebody sees of what stands in all rooms. */
const seenBy = (world: World, person: string | null): Item[] => {
	const standing = standingIn(world, person);
	return world.items.filter((item) => maySee(standing, item));
};

const inEveryWorld = (hold: (world: World) => Promise<void>) =>
	fc.assert(
		fc.asyncProperty(worlds(), async (drawn) => hold(await settle(db.url, drawn))),
		{ numRuns: runs, endOnFailure: true }
	);

const sought = (word: string): Sought => ({
	terms: termsOf(word),
	kind: null,
	room_id: null,
	since: null,
	by: null,
	before: null,
	limit: 500
});

describe('over random rooms, people and items', () => {
	test('the database tells of everybody the same rooms, parts and schools as the rows do', () =>
		inEveryWorld(async (world) => {
			for (const person of everybody(world)) {
				const standing = await db
					.asSystem()
					.db.transaction()
					.execute((trx) => standingOf(trx, contextOf(person)));
				expect(inOrder(standing.rooms)).toEqual(inOrder(standingIn(world, person).rooms));
			}
		}));

	test('lists show exactly what the rule lets see, and so does each item by itself', () =>
		inEveryWorld(async (world) => {
			for (const person of everybody(world)) {
				const seen = idsOf(seenBy(world, person));
				const context = contextOf(person);
				const listed = await context.db.transaction().execute(async (trx) => {
					const visible = visibleTo(await standingOf(trx, context));
					const { rows } = await sql<{
						id: string;
					}>`select item.id from spaces.item item where ${visible} and item.id = any(${idsOf(world.items)}::uuid[])`.execute(trx);
					return rows;
				});
				expect(idsOf(listed)).toEqual(seen);
				const here = await context.db.transaction().execute(async (trx) => {
					const standing = await standingOf(trx, context);
					const found: { id: string }[] = [];
					for (const stand of standing.rooms) {
						const { rows } = await sql<{ id: string }>`select item.id from spaces.item item where ${visibleHere(standing, stand)}`.execute(
							trx
						);
						found.push(...rows);
					}
					return found;
				});
				const rooms = standingIn(world, person).rooms.map(({ room_id }) => room_id);
				expect(idsOf(here)).toEqual(idsOf(seenBy(world, person).filter(({ room_id }) => rooms.includes(room_id))));
				const opened = await context.db.transaction().execute(async (trx) => {
					const found = [];
					for (const { id } of world.items) if (await itemFor(trx, context, id)) found.push({ id });
					return found;
				});
				expect(idsOf(opened)).toEqual(seen);
			}
		}));

	test('search finds every item and post that one may see and nothing else, whatever word is tried', () =>
		inEveryWorld(async (world) => {
			for (const person of everybody(world)) {
				const seen = seenBy(world, person).filter(({ removed }) => !removed);
				const posts = seen.flatMap(({ posts }) => posts.filter(({ removed }) => !removed));
				const found = [];
				for (const { word } of world.items) found.push(...(await findInRooms(contextOf(person), sought(word))));
				expect(idsOf(found)).toEqual(idsOf([...seen, ...posts]));
			}
		}));

	test('whom a letter or a number counts as a reader is exactly who may see the item while it stands', () =>
		inEveryWorld(async (world) => {
			for (const item of world.items.filter(({ removed }) => !removed)) {
				const readers = await db
					.asSystem()
					.db.transaction()
					.execute((trx) => readersOf(trx, item, day));
				const members = new Set(
					world.people.filter((person) =>
						standingIn(world, person).rooms.some(
							({ edition_id, room_id, kind }) => room_id === item.room_id || (edition_id === item.edition_id && kind !== 'training')
						)
					)
				);
				// Of what everybody sees only those are counted who belong there.
				const expected = world.people.filter(
					(person) => maySee(standingIn(world, person), item) && (item.visibility !== 'public' || members.has(person))
				);
				expect([...readers].toSorted()).toEqual(expected.toSorted());
			}
		}));
});

const inOrder = <Room extends { room_id: string; parts: string[]; schools: string[] }>(rooms: readonly Room[]): Room[] =>
	rooms
		.map((room) => ({ ...room, parts: room.parts.toSorted(), schools: room.schools.toSorted() }))
		.toSorted((one, other) => (one.room_id < other.room_id ? -1 : 1));
