import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { reachOf, type Duty, type Reach } from '../../reach.ts';
import { projectFor, servesIn, type ProjectRecord } from '../projects/index.ts';
import { dutiesOf } from './duties.ts';
import { namedIn } from './name-record.ts';
import { staffPageOf, type StaffPage } from './staff-page.ts';
import { taughtOf, teachersAt, type TaughtRecord } from './taught.ts';

/** The second level of a project. Duties only those see who read everything in it; the staff's page with its address only the team. */
export type ReachDesk = {
	project: ProjectRecord;
	part: Part;
	open: boolean;
	/** With those who agreed to be named: for the team, coordinators and experts of the network by their duty, and the centre. */
	taught: (TaughtRecord & { named: string[] })[];
	reach: Reach;
	duties: { code: Duty; ticked_on: Day }[];
	staff: StaffPage | null;
};

export function readReach(context: Context, project_id: string): Promise<Outcome<ReachDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, project_id);
		if (!found) return refused('not_found');
		const { project, part } = found;
		const today = dayOf(context.now);
		const taught = await taughtOf(trx, project_id);
		const readsNames = part === 'team' || part === 'officer' || (part === 'helper' && (await servesIn(trx, context, project)));
		const named = readsNames
			? await namedIn(
					trx,
					taught.map(({ id }) => id)
				)
			: [];
		const staff = await teachersAt(trx, project.school_id, today);
		return done({
			project,
			part,
			open: isOpenOn(project, today),
			taught: taught.map((one) => ({ ...one, named: named.filter(({ taught_id }) => taught_id === one.id).map(({ name }) => name) })),
			reach: reachOf(taught, staff),
			duties: readsAll(part) ? await dutiesOf(trx, project_id) : [],
			staff: part === 'team' ? await staffPageOf(trx, project_id) : null
		});
	});
}
