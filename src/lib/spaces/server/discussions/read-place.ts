import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { choicesIn, type Visibility } from '../../index.ts';
import { membersOf, readersOf, roomFor, type Member, type RoomOf } from '../rooms/index.ts';
import { draftIn, type Draft } from './draft-record.ts';
import { helpersIn } from './help-record.ts';

/** What somebody needs to know who begins something in a room: who would see it, in numbers, and who can be asked. */
export type WritingPlace = RoomOf & {
	/** With how many people each is seen; of several schools of theirs nobody knows which is meant. */
	choices: { visibility: Visibility; people: number | null }[];
	helpers: Member[];
	people: Member[];
	/** The schools for which they are here. */
	own: Member['schools'];
	draft: Draft | undefined;
};

/** The room as a place to write: for whoever is in it. */
export function readPlace(context: Context, room_id: string): Promise<Outcome<WritingPlace, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roomFor(trx, context, room_id);
		if (!found || context.actor.kind !== 'person') return refused('not_found');
		const { room, stand } = found;
		const item = {
			room_id: room.id,
			edition_id: room.edition_id,
			school_id: stand.schools[0] ?? null,
			author_id: context.actor.id,
			asked_id: null
		};
		const choices: WritingPlace['choices'] = [];
		for (const visibility of choicesIn(stand)) {
			const unclear = visibility === 'school' && stand.schools.length > 1;
			choices.push({ visibility, people: unclear ? null : (await readersOf(trx, { ...item, visibility }, dayOf(context.now))).length });
		}
		const people = await membersOf(trx, room.id, dayOf(context.now));
		return done({
			...found,
			choices,
			own: people.find(({ person_id }) => person_id === context.actor.id)?.schools ?? [],
			helpers: await helpersIn(trx, context, room.id),
			people,
			draft: await draftIn(trx, context, room.id)
		});
	});
}
