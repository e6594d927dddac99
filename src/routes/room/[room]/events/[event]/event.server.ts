import { readGathering, type GatheringDesk } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { allowed } from '../../../../allowed.ts';

type Asked = { locals: App.Locals; params: { room: string; event: string }; url: URL };

/** An event for whoever may see it, in the room where it is held and in no other. */
export async function opened({ locals, params, url }: Asked): Promise<GatheringDesk> {
	const desk = allowed(await readGathering(locals.context, params.event), locals, url);
	if (desk.gathering.room_id !== params.room) error(404, 'not_found');
	return desk;
}

/** What its pages say at their heads. */
export const headOfEvent = ({ gathering }: GatheringDesk, { params }: Pick<Asked, 'params'>) => ({
	room: params.room,
	id: gathering.id,
	title: gathering.title,
	starts_at: gathering.starts_at
});
