import { dayInWords, dayOf, done, line, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lengthFault } from '../../text.ts';
import { projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';
import { plansOf, stampKinds } from './plan-record.ts';

export type TypedStamp = { kind: string; stamped_on: Day | null; document: string; by_name: string };
export type StampRefusal = WriteRefusal | 'plan_none' | 'plan_not_frozen' | 'plan_faulty';

/**
 * Writes down that a version was approved (D-07): by an order of the head, by minutes of the school council or by an order of the
 * municipality, each with its date and number. Only a version that was put to approval is stamped; a stamp entered wrongly is
 * entered anew. By the team.
 */
export function stampPlan(
	context: Context,
	{ project_id, number, ...typed }: TypedStamp & { project_id: string; number: number }
): Promise<Outcome<undefined, StampRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const plan = (await plansOf(trx, project_id)).find((one) => one.number === number);
		if (!plan) return refused('plan_none');
		if (plan.frozen_at === null) return refused('plan_not_frozen');
		const kind = stampKinds.find((one) => one === typed.kind);
		const [document, by_name] = [line(typed.document), line(typed.by_name)];
		const faults: Fault[] = [
			...(kind ? [] : [{ field: 'kind', key: 'projects_fault_stamp_kind' }]),
			...faultOfDay(typed.stamped_on, dayOf(now)),
			...lengthFault('document', document, { least: 1, most: 100, missing: 'stamp_document' }),
			...lengthFault('by_name', by_name, { most: 150 })
		];
		if (!kind || !typed.stamped_on || faults.length > 0) return refused('plan_faulty', faults);
		const stamp = { stamped_on: typed.stamped_on, document, by_name, entered_at: now, entered_by: actor.id as string };
		await trx
			.insertInto('projects.stamp')
			.values({ plan_id: plan.id, kind, ...stamp })
			.onConflict((conflict) => conflict.columns(['plan_id', 'kind']).doUpdateSet(stamp))
			.execute();
		await record(trx, context, {
			name: 'school_plan.stamped',
			...subjectsOfProject(project.value),
			particulars: { number, kind, document, day: { lt: dayInWords(stamp.stamped_on, 'lt'), en: dayInWords(stamp.stamped_on, 'en') } }
		});
		return done();
	});
}

function faultOfDay(day: Day | null, today: Day): Fault[] {
	if (day === null) return [{ field: 'stamped_on', key: 'projects_fault_stamp_day' }];
	return day > today ? [{ field: 'stamped_on', key: 'projects_fault_stamp_day_future' }] : [];
}
