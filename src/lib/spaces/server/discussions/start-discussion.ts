import { sql } from 'kysely';
import { done, isId, newId, refused, type Outcome } from '#platform';
import { record, within, type Context, type FileRefusal, type Trx } from '#platform/server';
import { choicesIn, plain, schoolOf, type Visibility } from '../../index.ts';
import { itemById, itemFor, roomFor, writeItem, type About, type RoomOf } from '../rooms/index.ts';
import { addPost, FileRefused, type Added } from './add-post.ts';
import { discussionOfPost, subjectsOfDiscussion } from './discussion-record.ts';
import { keepDraft } from './draft-record.ts';
import { helpFaults, setHelp, type Help } from './help-record.ts';
import { fileFaults, textFaults, titleFaults, type SentFile } from './typed.ts';
import { postLimit } from './write-post.ts';

export type StartDiscussion = {
	room_id: string;
	/** A name for the discussion before it is written: sent twice, it is written once. */
	id?: string | undefined;
	title: string;
	body: string;
	visibility: string;
	/** Which of their schools will see it, for who is there for several. */
	school_id?: string | undefined;
	/** A question can be answered and resolved. */
	question: boolean;
	/** Whom it asks for help, and by when. */
	help?: Help | undefined;
	about?: About | undefined;
	files?: readonly SentFile[] | undefined;
	came_by?: 'page' | 'mail';
};
export type StartRefusal = 'not_found' | 'room_closed' | 'discussion_faulty' | 'too_many_posts' | FileRefusal;
export type Started = Added & { discussion_id: string };

/**
 * Begins a discussion in a room with its first post: as a question if it is one, to a helper by name and date if help is asked for, about a
 * thing if it hangs on one. By whoever is in the room. Who will see it is chosen among what they may choose. In a closed room
 * what was typed is kept as a draft.
 */
export async function startDiscussion(context: Context, input: StartDiscussion): Promise<Outcome<Started, StartRefusal>> {
	try {
		return await context.db.transaction().execute((trx) => startIn(trx, context, input));
	} catch (error) {
		if (error instanceof FileRefused) return refused(error.refusal, [{ field: 'files', key: error.refusal }]);
		throw error;
	}
}

async function startIn(trx: Trx, context: Context, input: StartDiscussion): Promise<Outcome<Started, StartRefusal>> {
	const found = await roomFor(trx, context, input.room_id);
	if (!found || context.actor.kind !== 'person') return refused('not_found');
	const { title, body } = { title: plain(input.title).replace(/\s+/g, ' '), body: input.body };
	if (!found.open) {
		await keepDraft(trx, context, { place_id: found.room.id, title, body });
		return refused('room_closed');
	}
	const id = isId(input.id) ? input.id : newId();
	// Sent twice at once, the second waits until the first is written.
	await sql`select pg_advisory_xact_lock(hashtext(${id}))`.execute(trx);
	const before = await itemById(trx, id);
	if (before) return before.author_id === context.actor.id ? done({ id: '', discussion_id: id, unknown: [] }) : refused('not_found');
	// A reply by mail says by one id what it answers: no discussion has that of a post.
	if ((await discussionOfPost(trx, id)) !== undefined) return refused('not_found');
	const files = input.files ?? [];
	const visibility = choicesIn(found.stand).find((one) => one === input.visibility);
	const school = visibility && schoolOf(found.stand, visibility, input.school_id);
	const faults = [
		...titleFaults(title),
		...textFaults(body),
		...fileFaults(files),
		...(visibility ? [] : [{ field: 'visibility', key: 'spaces_fault_visibility' }]),
		...(visibility && school === undefined ? [{ field: 'school_id', key: 'spaces_fault_school' }] : []),
		...(input.help ? await helpFaults(trx, context, found.room.id, input.help) : [])
	];
	if (faults.length > 0 || !visibility) return refused('discussion_faulty', faults);
	if (!(await within(trx, context.now, 'spaces.post', context.actor.id, postLimit))) return refused('too_many_posts');
	return done(await write(trx, context, found, { ...input, id, title, visibility, school_id: school ?? undefined, files }));
}

type Sure = StartDiscussion & { id: string; visibility: Visibility; files: readonly SentFile[] };

async function write(trx: Trx, context: Context, { room, stand }: RoomOf, input: Sure): Promise<Started> {
	const { id, title, visibility, help, body, files, came_by = 'page' } = input;
	await writeItem(trx, context, stand, {
		id,
		kind: 'discussion',
		title,
		visibility,
		school_id: input.school_id,
		about: await aboutFor(trx, context, input.about)
	});
	await trx
		.insertInto('spaces.discussion')
		.values({ id, question: input.question || help !== undefined })
		.execute();
	await trx.deleteFrom('spaces.draft').where('person_id', '=', context.actor.id).where('place_id', '=', room.id).execute();
	await record(trx, context, { name: 'discussion.begun', ...subjectsOfDiscussion({ id, room_id: room.id }) });
	if (help) await setHelp(trx, context, { id, room_id: room.id }, help);
	const item = await itemById(trx, id);
	if (!item) throw new Error('an item that was just written is there');
	const added = await addPost(trx, context, item, { id: newId(), parent_id: null, body, files, came_by });
	return { ...added, discussion_id: id };
}

const inRooms = new Set(['discussion', 'material', 'event', 'task']);

/** On what a talk hangs: of what stands in rooms only what whoever begins it may see. Of the slices above nothing is known here: their pages lead to it. */
async function aboutFor(trx: Trx, context: Context, about: About | undefined): Promise<About | null> {
	if (!about || !inRooms.has(about.kind)) return about ?? null;
	const of = await itemFor(trx, context, about.id);
	return of?.item.kind === about.kind && !of.item.removed ? about : null;
}
