import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { memoryStore, openFiles } from '#platform/server';
import { maySee, type Standing } from '#spaces';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { standingIn, worlds, type Item, type Room, type World } from '../../../../tests/support/random-rooms.ts';
import { loosen, settle } from '../../../../tests/support/settle-rooms.ts';
import { listDiscussions, mayOpenPostFile, readDiscussion } from './discussions/index.ts';
import { readGatherings, readTasks } from './gatherings/index.ts';
import { newsFor } from './letters/index.ts';
import { seenAmong } from './live/index.ts';
import { mayOpenSharedFile, readMaterial, readMaterials } from './materials/index.ts';
import { readFront, standingOf } from './rooms/index.ts';

// Thousands of pages are opened; a crowded machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const db = await testDatabase();
await loosen(db.url);
openFiles(memoryStore());

/** Somebody, in the room at hand or not, and what the rule lets them see of all that stands anywhere. */
type Reader = { person: string | null; standing: Standing; seen: Item[]; room: Room; isIn: boolean };

const contextOf = ({ person }: Pick<Reader, 'person'>) => (person === null ? db.asPublic() : db.as(person));
const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id).toSorted();
const standing = (items: Item[], kind?: Item['kind']) =>
	items.filter((item) => !item.removed && (kind === undefined || item.kind === kind));

/** From everybody's side, in every room of random worlds. */
const everywhere = (hold: (reader: Reader, world: World) => Promise<void>) =>
	fc.assert(
		fc.asyncProperty(worlds(), async (drawn) => {
			const world = await settle(db.url, drawn);
			for (const person of [...world.people, null]) {
				const standing = standingIn(world, person);
				const seen = world.items.filter((item) => maySee(standing, item));
				for (const room of world.rooms)
					await hold({ person, standing, seen, room, isIn: standing.rooms.some(({ room_id }) => room_id === room.id) }, world);
			}
		}),
		{ numRuns: 3, endOnFailure: true }
	);

const here = ({ seen, room }: Reader) => seen.filter(({ room_id }) => room_id === room.id);

test('the front, the discussions, the materials, the tasks and the events of a room show exactly what one may see, to who is in it', () =>
	everywhere(async (reader, world) => {
		const { people } = world;
		const context = contextOf(reader);
		const { room, isIn, seen } = reader;
		const list = await listDiscussions(context, { room_id: room.id });
		const tasks = await readTasks(context, room.id);
		const events = await readGatherings(context, room.id);
		const front = await readFront(context, room.id);
		const shared = await readMaterials(context, { room_id: room.id });
		expect([list.ok, tasks.ok, events.ok, front.ok, shared.ok]).toEqual([isIn, isIn, isIn, isIn, isIn]);
		if (!list.ok || !tasks.ok || !events.ok || !front.ok || !shared.ok) return;
		expect(idsOf(shared.value.materials)).toEqual(idsOf(standing(here(reader), 'material')));
		expect(shared.value.loose).toBe(shared.value.materials.length);
		expect(idsOf(list.value.discussions)).toEqual(idsOf(standing(here(reader), 'discussion')));
		expect(idsOf([...tasks.value.open_tasks, ...tasks.value.done_tasks])).toEqual(idsOf(standing(here(reader), 'task')));
		const named = [...tasks.value.open_tasks, ...tasks.value.done_tasks].flatMap(({ event }) => event ?? []);
		const titles = standing(seen, 'event').map(({ word }) => `Apie ${word}`);
		expect(named.filter((title) => !titles.includes(title))).toEqual([]);
		const ofEdition = seen.filter(
			({ room_id, edition_id, visibility }) =>
				room_id === room.id || (edition_id === room.edition_id && ['edition', 'public'].includes(visibility))
		);
		expect(idsOf([...events.value.ahead, ...events.value.past])).toEqual(idsOf(standing(ofEdition, 'event')));
		const may = idsOf(standing(here(reader)));
		expect(front.value.latest.filter(({ id }) => !may.includes(id))).toEqual([]);
		expect(front.value.latest).toHaveLength(Math.min(may.length, 12));
		const inside = people.filter((one) => standingIn(world, one).rooms.some(({ room_id }) => room_id === room.id));
		expect(front.value.people).toBe(inside.length);
	}));

test('a letter tells of nothing but what one may see, and of nothing of one’s own', () =>
	everywhere(async (reader) => {
		const { person, room } = reader;
		if (person === null) return;
		const context = contextOf(reader);
		const news = await context.db
			.transaction()
			.execute(async (trx) =>
				newsFor(trx, await standingOf(trx, context), room.id, { after: new Date(0), to: new Date(today.getTime() + 1) })
			);
		const talks = standing(here(reader), 'discussion').map(({ posts }) =>
			posts.filter(({ removed, author_id }) => !removed && author_id !== person)
		);
		expect(idsOf(news.talks.flatMap(({ posts }) => posts))).toEqual(idsOf(talks.flat()));
		const things = standing(here(reader)).filter(
			({ kind, author_id, asked_id, renewed_by }) =>
				kind !== 'discussion' && ((author_id !== person && asked_id !== person) || (renewed_by !== null && renewed_by !== person))
		);
		expect(idsOf(news.things)).toEqual(idsOf(things));
	}));

test('of an open stream one hears of what one may see, and a file of a post opens to who sees the post', () =>
	everywhere(async (reader, { items }) => {
		const { room, isIn } = reader;
		const context = contextOf(reader);
		const heard = await seenAmong(context, { room_id: room.id, item_ids: idsOf(items) });
		expect(heard?.toSorted() ?? null).toEqual(isIn ? idsOf(here(reader)) : null);
		for (const { id, posts } of items.filter(({ room_id }) => room_id === room.id))
			for (const post of posts) {
				const opens = await context.db.transaction().execute((trx) => mayOpenPostFile(trx, context, fileOf(post.id)));
				const leads = reader.standing.rooms.some(({ room_id, leads }) => leads && room_id === room.id);
				const own = post.author_id === reader.person;
				expect(opens).toBe(reader.seen.some((one) => one.id === id) && (!post.removed || own || leads));
			}
	}));

test('a discussion opens to exactly those who may see it, and a removed post says nothing', () =>
	everywhere(async (reader, { items }) => {
		for (const item of items.filter(({ room_id, kind }) => room_id === reader.room.id && kind === 'discussion')) {
			const page = await readDiscussion(contextOf(reader), item.id);
			expect(page.ok).toBe(reader.seen.includes(item));
			if (!page.ok) continue;
			expect(idsOf(page.value.posts)).toEqual(idsOf(item.posts));
			const said = page.value.posts.filter(({ html }) => html !== null);
			expect(idsOf(said)).toEqual(idsOf(item.posts.filter(({ removed }) => !removed)));
			// To a reader from outside nothing is told of the room.
			expect(page.value.room === null).toBe(!reader.isIn);
		}
	}));

test('a material and its files open to exactly those who may see it, and outside its room nothing of the room is told', () =>
	everywhere(async (reader, { items }) => {
		const context = contextOf(reader);
		for (const item of items.filter(({ room_id, kind }) => room_id === reader.room.id && kind === 'material')) {
			const sees = reader.seen.includes(item);
			const page = await readMaterial(context, item.id);
			expect(page.ok).toBe(sees);
			expect(await context.db.transaction().execute((trx) => mayOpenSharedFile(trx, context, fileOf(item.id)))).toBe(sees);
			if (!page.ok) continue;
			expect(page.value.versions).toHaveLength(item.renewed_by === null ? 1 : 2);
			expect(page.value.room === null).toBe(!reader.isIn);
			expect(!page.value.may.add || (reader.isIn && !item.removed)).toBe(true);
		}
	}));

const fileOf = (owner_id: string) => ({ id: owner_id, owner_kind: 'spaces_post', owner_id }) as Parameters<typeof mayOpenPostFile>[2];
