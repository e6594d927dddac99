import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { holds } from '#people/server';
import type { Topic } from '#programmes';
import { isOpenOn, readsAll } from '../../project.ts';
import { projectFor } from '../projects/part-in.ts';
import type { ProjectFront } from '../projects/read-project.ts';
import { cardOf, lastCard, markOfCard, type CardRecord } from './card-record.ts';
import { groupsOfEdition } from './groups.ts';
import { markOfCauses, markOfWords, problemOf, type ProblemRecord } from './problem-record.ts';

export type ProblemPage = Omit<ProjectFront, 'progress'> & {
	problem: ProblemRecord;
	groups: Topic[];
	/** Whether the reader may agree to the card for the school, and take it back. */
	publishes: boolean;
	/** The card that everybody sees now; nothing while there is none. */
	card: CardRecord | null;
	/** Whether the team has written otherwise since. */
	newer: boolean;
	marks: { words: string; causes: string; card: string };
};

/** The problem of a project. What the school's evaluation found and how it knows is for its own people, their helpers and the centre. */
export function readProblem(context: Context, id: string): Promise<Outcome<ProblemPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectFor(trx, context, id);
		if (!found) return refused('not_found');
		const { project, part } = found;
		const problem = await problemOf(trx, project.id);
		const card = problem.published_at === null ? null : await lastCard(trx, project.id);
		const mark = markOfCard(cardOf(problem));
		const open = isOpenOn(project, dayOf(now));
		return done({
			...found,
			open,
			problem: readsAll(part) ? problem : { ...problem, findings: [], known_from: '' },
			groups: await groupsOfEdition(trx, project.edition_id),
			publishes: part === 'team' && (await holds(trx, actor, ['school_head', 'school_coordinator'], project.school_id, dayOf(now))),
			card,
			newer: card !== null && markOfCard(card) !== mark,
			marks: { words: markOfWords(problem), causes: markOfCauses(problem.causes), card: mark }
		});
	});
}
