import { done } from '#platform';
import { listDiscussions, readFront, readOwnRooms, type Behind, type Listed, type RoomRecord } from '#spaces/server';
import { listing, reading } from '../door.ts';
import { leafThrough } from '../page.ts';
import { Discussion, Room, RoomFile } from '../shapes/rooms.ts';

export const ownRooms = listing({
	path: '/me/rooms',
	name: 'listMyRooms',
	says: 'The rooms in which you have a part: networks, trainings and programmes.',
	tells: Room,
	read: async ({ context, window }) => {
		const found = (await readOwnRooms(context)).map((room) => roomTold(room, room.open));
		return done(leafThrough(found, window, ({ id }) => id));
	}
});

export const room = reading({
	path: '/rooms/{room}',
	name: 'readRoom',
	says: 'A room with what moved last and which questions wait for an answer, for those who are in it.',
	tells: RoomFile,
	read: async ({ context, params }) => {
		const found = await readFront(context, params['room'] ?? '');
		if (!found.ok) return found;
		const { room, open, latest, waiting, people } = found.value;
		return done({ ...roomTold(room, open), latest, waiting, people });
	}
});

export const discussions = listing({
	path: '/rooms/{room}/discussions',
	name: 'listDiscussions',
	says: 'The discussions of a room that you may see, those first that moved last.',
	tells: Discussion,
	read: async ({ context, params, window }) => {
		const all: Listed[] = [];
		let behind: Behind | null = null;
		do {
			const found = await listDiscussions(context, { room_id: params['room'] ?? '', behind });
			if (!found.ok) return found;
			all.push(...found.value.discussions);
			behind = found.value.behind;
		} while (behind && all.length <= window.from + window.limit);
		return done(leafThrough(all, window, ({ id }) => id));
	}
});

const roomTold = ({ delivery_id, ...room }: RoomRecord, open: boolean) => ({ ...room, training_id: delivery_id, open });
