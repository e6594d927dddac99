import { dayOf, done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { holds } from '#people/server';
import { open, projectOfTeam, type WriteRefusal } from '../projects/part-in.ts';
import { subjectsOf, type ProjectRecord } from '../projects/project-record.ts';
import { cardOf, lastCard, markOfCard } from './card-record.ts';
import { problemOf } from './problem-record.ts';

export type PublishProblemRefusal = WriteRefusal | 'not_voice' | 'no_statement' | 'changed_meanwhile';
type Published = Promise<Outcome<undefined, PublishProblemRefusal>>;

/**
 * Puts the card of a problem into the open database of problems as it is now, or, where one stands, puts the newer words in its place.
 * Only the head or the coordinator agrees to that for the school, and to the very words that they were shown (`seen`); what the team
 * writes afterwards stands there after the next release. A problem of which nothing is said has no card. Asked twice, it changes nothing.
 */
export function publishProblem(context: Context, { project_id, seen }: { project_id: string; seen: string }): Published {
	return inTheNameOfTheSchool(context, project_id, async (trx, project) => {
		const goesOn = open(project, context);
		if (!goesOn.ok) return goesOn;
		const problem = await problemOf(trx, project.id);
		const card = cardOf(problem);
		if (card.statement === '') return refused('no_statement');
		if (markOfCard(card) !== seen) return refused('changed_meanwhile');
		const last = await lastCard(trx, project.id);
		const stands = problem.published_at !== null;
		if (stands && last && markOfCard(last) === seen) return done();
		const by = context.actor.id as string;
		await trx
			.insertInto('projects.card')
			.values({
				...{ project_id, ...card, number: (last?.number ?? 0) + 1, causes: JSON.stringify(card.causes) },
				released_at: context.now,
				released_by: by
			})
			.execute();
		if (!stands) await setPublished(trx, project.id, { published_at: context.now, published_by: by });
		await tell(trx, context, stands ? 'problem.released' : 'problem.published', project);
		return done();
	});
}

/** Takes the card of a problem out of the open database again, at any time. By the head or the coordinator. */
export function withdrawProblem(context: Context, project_id: string): Published {
	return inTheNameOfTheSchool(context, project_id, async (trx, project) => {
		if ((await problemOf(trx, project.id)).published_at === null) return done();
		await setPublished(trx, project.id, { published_at: null, published_by: null });
		await tell(trx, context, 'problem.withdrawn', project);
		return done();
	});
}

const inTheNameOfTheSchool = (context: Context, project_id: string, act: (trx: Trx, project: ProjectRecord) => Published): Published =>
	context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectOfTeam(trx, context, project_id);
		if (!found.ok) return found;
		const speaks = await holds(trx, actor, ['school_head', 'school_coordinator'], found.value.school_id, dayOf(now));
		return speaks ? act(trx, found.value) : refused('not_voice');
	});

const setPublished = (trx: Trx, project_id: string, to: { published_at: Date | null; published_by: string | null }) =>
	trx.updateTable('projects.problem').set(to).where('project_id', '=', project_id).execute();

const tell = (trx: Trx, context: Context, name: `problem.${string}`, project: ProjectRecord) =>
	record(trx, context, { name, ...subjectsOf(project), particulars: { title: project.title } });
