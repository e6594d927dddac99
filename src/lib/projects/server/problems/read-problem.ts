import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { holds } from '#people/server';
import type { Topic } from '#programmes';
import { isOpenOn, readsAll } from '../../project.ts';
import { projectFor } from '../projects/part-in.ts';
import type { ProjectFront } from '../projects/read-project.ts';
import { groupsOfEdition } from './groups.ts';
import { markOfCauses, markOfWords, problemOf, type ProblemRecord } from './problem-record.ts';

export type ProblemPage = Omit<ProjectFront, 'progress'> & {
	problem: ProblemRecord;
	groups: Topic[];
	/** Whether the reader may agree to the card for the school. */
	publishes: boolean;
	marks: { words: string; causes: string };
};

/** The problem of a project. What the school's evaluation found and how it knows is for its own people, their helpers and the centre. */
export function readProblem(context: Context, id: string): Promise<Outcome<ProblemPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectFor(trx, context, id);
		if (!found) return refused('not_found');
		const { project, part } = found;
		const problem = await problemOf(trx, project.id);
		const open = isOpenOn(project, dayOf(now));
		return done({
			...found,
			open,
			problem: readsAll(part) ? problem : { ...problem, findings: [], known_from: '' },
			groups: await groupsOfEdition(trx, project.edition_id),
			publishes: open && (await holds(trx, actor, ['school_head', 'school_coordinator'], project.school_id, dayOf(now))),
			marks: { words: markOfWords(problem), causes: markOfCauses(problem.causes) }
		});
	});
}
