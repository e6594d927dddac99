import { readGathering, type GatheringDesk } from '#spaces/server';
import { allowed } from '../../../../allowed.ts';

type Asked = { locals: App.Locals; params: { room: string; event: string }; url: URL };

/** An event for whoever may see it. */
export const opened = async ({ locals, params, url }: Asked): Promise<GatheringDesk> =>
	allowed(await readGathering(locals.context, params.event), locals, url);

/** What its pages say at their heads. */
export const headOfEvent = ({ gathering }: GatheringDesk, { params }: Pick<Asked, 'params'>) => ({
	room: params.room,
	id: gathering.id,
	title: gathering.title,
	starts_at: gathering.starts_at
});
