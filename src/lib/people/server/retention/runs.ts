import type { Trx } from '#platform/server';

/** A run: announced with a count, and carried out when the preview has stood. */
export type Run = {
	id: string;
	class_id: string;
	months: number;
	/** What was to be kept from before this moment goes. */
	before: Date;
	counted: number;
	announced_at: Date;
	stands_until: Date;
	taken: number;
	ended_at: Date | null;
	outcome: 'carried_out' | 'withdrawn' | null;
};

export const runs = (trx: Trx) =>
	trx
		.selectFrom('people.retention_run')
		.select(['id', 'class_id', 'months', 'before', 'counted', 'announced_at', 'stands_until', 'taken', 'ended_at', 'outcome'])
		.$narrowType<{ outcome: Run['outcome'] }>();

/** The run of a class that has been announced and not ended. */
export const openRunOf = (trx: Trx, classId: string): Promise<Run | undefined> =>
	runs(trx).where('class_id', '=', classId).where('ended_at', 'is', null).executeTakeFirst() as Promise<Run | undefined>;

export const endRun = (trx: Trx, id: string, now: Date, outcome: 'carried_out' | 'withdrawn') =>
	trx.updateTable('people.retention_run').set({ ended_at: now, outcome }).where('id', '=', id).execute();
