import { dayOf, done, isId, prose, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { isPlanPart } from '../../plan.ts';
import { isOpenOn } from '../../project.ts';
import { lengthFault } from '../../text.ts';
import { lockProject, partIn, subjectsOfProject, type ProjectRecord } from '../projects/index.ts';
import { remarkMade } from './mails/remarks.ts';
import { plansOf } from './plan-record.ts';
import { teamOf } from './team-of.ts';

export type MakeRemark = { id: string; project_id: string; number: number; part: string; body: string };
export type MakeRemarkRefusal = 'not_found' | 'remark_not_yours' | 'project_ended' | 'project_closed' | 'plan_none' | 'remark_faulty';

/**
 * A coordinator or expert of the school's network remarks on a part of a version of its plan: they advise, the school decides (B-09).
 * Its team is told by letter and answers each remark. The id comes with the page: sent twice, it is made once.
 */
export function makeRemark(context: Context, input: MakeRemark): Promise<Outcome<{ id: string }, MakeRemarkRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const project = await lockProject(trx, context, input.project_id);
		const part = project ? await partIn(trx, context, project) : null;
		if (!project || !part || actor.kind !== 'person' || !isId(input.id)) return refused('not_found');
		if (part !== 'helper') return refused('remark_not_yours');
		if (project.ended_at !== null) return refused('project_ended');
		if (!isOpenOn(project, dayOf(now))) return refused('project_closed');
		const plan = (await plansOf(trx, project.id)).find(({ number }) => number === input.number);
		if (!plan) return refused('plan_none');
		const body = prose(input.body);
		const faults = [
			...(isPlanPart(input.part) ? [] : [{ field: 'part', key: 'projects_fault_remark_part' }]),
			...lengthFault('body', body, { least: 3, most: 5000, missing: 'remark_body' })
		];
		if (faults.length > 0) return refused('remark_faulty', faults);

		const made = await trx
			.insertInto('projects.remark')
			.values({ id: input.id, plan_id: plan.id, part: input.part, body, made_at: now, made_by: actor.id })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!made) return done({ id: input.id });
		await record(trx, context, {
			name: 'plan_remark.made',
			...subjectsOfProject(project),
			particulars: { number: plan.number, part: input.part }
		});
		await tellTeam(trx, context, project, { id: made.id, body });
		return done({ id: made.id });
	});
}

/** To those of the team who wrote the plan last or began the project: the others see it on their list. */
async function tellTeam(trx: Trx, context: Context, project: ProjectRecord, { id, body }: { id: string; body: string }): Promise<void> {
	const author = await trx
		.selectFrom('people.person')
		.select('name')
		.where('id', '=', context.actor.id as string)
		.executeTakeFirstOrThrow();
	const path = `/project/${project.id}/plan/remarks/${id}`;
	for (const { person_id, email, locale } of await teamOf(trx, context, project)) {
		if (email === null) continue;
		const letter = remarkMade[locale]({ title: project.title, author: author.name, body, address: siteAddress(path, locale) });
		const to = { email, locale, person_id };
		await writeMail(trx, context.now, 'plan_remark_made', to, { ...letter, reply: { purpose: 'projects.remark', subject_id: id } });
	}
}
