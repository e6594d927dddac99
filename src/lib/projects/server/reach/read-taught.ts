import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { isOpenOn, type Part } from '../../project.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';
import { askedById, namedIn, type AskedRecord, type NamedRecord } from './name-record.ts';

/** Something that was taught, as the team sees it: how many were reached, at what address they agree to be named, and who has. */
export type TaughtDesk = {
	project: ProjectRecord;
	part: Part;
	open: boolean;
	/** Without an address once its days are over. */
	taught: AskedRecord;
	named: NamedRecord[];
};

export function readTaughtOf(
	context: Context,
	{ project_id, taught_id }: { project_id: string; taught_id: string }
): Promise<Outcome<TaughtDesk, 'not_found' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const found = await projectFor(trx, context, project_id);
		const taught = found && (await askedById(trx, taught_id));
		if (!found || !taught || taught.project_id !== project_id) return refused('not_found');
		if (found.part !== 'team') return refused('not_yours');
		const asks = taught.asks_until !== null && today <= taught.asks_until;
		return done({
			...found,
			open: isOpenOn(found.project, today),
			taught: asks ? taught : { ...taught, code: null, asks_until: null },
			named: await namedIn(trx, [taught.id])
		});
	});
}
