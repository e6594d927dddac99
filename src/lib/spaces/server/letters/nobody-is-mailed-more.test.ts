import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maySee } from '#spaces';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { day, standingIn, worlds } from '../../../../../tests/support/random-rooms.ts';
import { loosen, settle } from '../../../../../tests/support/settle-rooms.ts';
import { newsFor } from './news.ts';
import { standingFor } from '../rooms/index.ts';

const db = await testDatabase();
await loosen(db.url);
const ever = { after: new Date('1970-01-01'), to: new Date('9999-01-01') };

test('over random rooms, people and items: a digest can tell of exactly what others wrote that its reader may see', async () => {
	let toldOf = 0;
	let hidden = 0;
	await fc.assert(
		fc.asyncProperty(worlds(), async (drawn) => {
			const world = await settle(db.url, drawn);
			for (const person of world.people) {
				const standing = standingIn(world, person);
				const rooms = standing.rooms.map(({ room_id }) => room_id);
				const told = await db
					.asSystem()
					.db.transaction()
					.execute(async (trx) => {
						const here = await standingFor(trx, person, day);
						return Promise.all(rooms.map((room) => newsFor(trx, here, room, ever)));
					});
				const seen = world.items.filter((item) => !item.removed && rooms.includes(item.room_id) && maySee(standing, item));
				const posts = seen.flatMap((item) => item.posts.filter((post) => !post.removed && post.author_id !== person));
				expect(told.flatMap(({ talks }) => talks.flatMap((talk) => talk.posts.map(({ id }) => id))).toSorted()).toEqual(
					posts.map(({ id }) => id).toSorted()
				);
				toldOf += seen.length;
				hidden += world.items.filter((item) => rooms.includes(item.room_id)).length - seen.length;
				const things = seen.filter(
					({ kind, author_id, asked_id, renewed_by }) =>
						kind !== 'discussion' && ((author_id !== person && asked_id !== person) || (renewed_by !== null && renewed_by !== person))
				);
				expect(told.flatMap((news) => news.things.map(({ id }) => id)).toSorted()).toEqual(things.map(({ id }) => id).toSorted());
			}
		}),
		{ numRuns: 12, endOnFailure: true }
	);
	// It has been tried on something.
	expect(Math.min(toldOf, hidden)).toBeGreaterThan(20);
});
