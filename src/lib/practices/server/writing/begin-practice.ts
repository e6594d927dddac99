import { dayOf, done, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holds } from '#people/server';
import { accountForTeam } from '#projects/server';
import { draftFrom } from '../../draft.ts';
import type { Practice } from '../../practice.ts';
import { nextReference, subjectsOf } from '../records/practice-record.ts';
import { draftWords } from './draft-words.ts';

export type BeginPracticeRefusal = 'not_found' | 'not_yours' | 'practice_begun';

/**
 * Begins an example of good practice from a project of the school: what its records say stands in the texts already, each with whence
 * it comes. By the school's people of today; one example grows out of one project. Whoever begins is its first author.
 */
export function beginPractice(
	context: Context,
	{ project_id }: { project_id: string }
): Promise<Outcome<{ id: string }, BeginPracticeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now, locale } = context;
		if (actor.kind !== 'person') return refused('not_found');
		const found = await accountForTeam(trx, context, project_id);
		if (!found.ok) return found;
		const { project, account } = found.value;
		if (!(await holds(trx, actor, ['school_head', 'school_coordinator', 'team_member'], project.school_id, dayOf(now))))
			return refused('not_yours');

		const draft = draftFrom({ ...account, title: project.title, outcome_words: project.outcome_words }, draftWords[locale]);
		const written = { revision: 1, by: actor.id, at: now.toISOString() };
		const content: Practice = {
			texts: {
				...Object.fromEntries(Object.entries(draft).map(([key, { text, from }]) => [key, { ...written, text: text.slice(0, 6000), from }])),
				licence: { ...written, text: 'CC-BY-4.0', from: [] }
			}
		};
		const id = newId();
		const made = await trx
			.insertInto('practices.practice')
			.values({
				id,
				reference: await nextReference(trx, dayOf(now)),
				school_id: project.school_id,
				edition_id: project.edition_id,
				network_id: project.network_id,
				project_id: project.id,
				content: JSON.stringify(content),
				begun_at: now,
				begun_by: actor.id,
				changed_at: now,
				changed_by: actor.id
			})
			.onConflict((conflict) => conflict.column('project_id').where('dropped_at', 'is', null).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!made) return refused('practice_begun');
		await trx.insertInto('practices.author').values({ practice_id: id, person_id: actor.id, added_at: now, added_by: actor.id }).execute();
		await record(trx, context, {
			name: 'practice.begun',
			...subjectsOf({ id, school_id: project.school_id }),
			particulars: { title: project.title }
		});
		return done({ id });
	});
}
