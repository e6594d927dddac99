import * as v from 'valibot';
import type { Day } from '#platform';
import type { Trx } from '#platform/server';
import { PlanSchema, type Plan } from '../../plan.ts';

export const stampKinds = ['head', 'council', 'municipality'] as const;
export type StampKind = (typeof stampKinds)[number];
export type Stamp = { kind: StampKind; stamped_on: Day; document: string; by_name: string };

/** A version of a plan. `frozen_at` null: it is being written. With the head's stamp it is approved (D-07). */
export type PlanRecord = {
	id: string;
	project_id: string;
	number: number;
	content: Plan;
	revision: number;
	begun_at: Date;
	changed_at: Date;
	changed_by: string;
	/** Who changed it last. */
	author: string;
	frozen_at: Date | null;
	stamps: Stamp[];
};

/** The versions of a project's plan, the newest first. */
export async function plansOf(trx: Trx, project_id: string): Promise<PlanRecord[]> {
	const rows = await trx
		.selectFrom('projects.plan as p')
		.innerJoin('people.person as person', 'person.id', 'p.changed_by')
		.select(['p.id', 'p.project_id', 'p.number', 'p.content', 'p.revision', 'p.begun_at', 'p.changed_at', 'p.changed_by', 'p.frozen_at'])
		.select('person.name as author')
		.where('p.project_id', '=', project_id)
		.orderBy('p.number', 'desc')
		.execute();
	const stamps = await stampsOf(
		trx,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => ({ ...row, content: v.parse(PlanSchema, row.content), stamps: stamps.get(row.id) ?? [] }));
}

async function stampsOf(trx: Trx, plans: readonly string[]): Promise<Map<string, Stamp[]>> {
	if (plans.length === 0) return new Map();
	const rows = await trx
		.selectFrom('projects.stamp')
		.select(['plan_id', 'kind', 'stamped_on', 'document', 'by_name'])
		.where('plan_id', 'in', [...plans])
		.execute();
	const found = new Map<string, Stamp[]>();
	for (const kind of stampKinds)
		for (const { plan_id, ...stamp } of rows)
			if (stamp.kind === kind) found.set(plan_id, [...(found.get(plan_id) ?? []), { ...stamp, kind }]);
	return found;
}

/** The version that is being written; it stands alone. */
export const inWork = (plans: readonly PlanRecord[]): PlanRecord | undefined => plans.find(({ frozen_at }) => frozen_at === null);

/** Approved is what the head has ordered (D-07); the other stamps stand beside it. */
export const isApproved = ({ stamps }: Pick<PlanRecord, 'stamps'>): boolean => stamps.some(({ kind }) => kind === 'head');
