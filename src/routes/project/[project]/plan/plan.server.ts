import { isApproved, type PlanRecord, type RemarkRecord } from '#projects/server';

/** A version as a page lists it. */
export const shownVersion = (plan: PlanRecord) => ({
	number: plan.number,
	state: plan.frozen_at === null ? ('in_work' as const) : isApproved(plan) ? ('approved' as const) : ('frozen' as const),
	frozen_at: plan.frozen_at,
	changed_at: plan.changed_at,
	author: plan.author,
	stamps: plan.stamps
});

export const shownRemark = ({ plan_id: _plan, project_id: _project, made_by: _by, ...remark }: RemarkRecord) => remark;

/** The number of a version in an address; 0 for what is none. */
export const numberIn = (text: string): number => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0);

/** How a page tells which state of a thing it has shown: its revision and a mark of what stood there. */
export const seenIn = (mark: string): { revision: number; digest?: string } => {
	const [revision = '', digest] = mark.split('.');
	return { revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0, ...(digest && { digest }) };
};
