import type { Trx } from '#platform/server';
import type { DisruptionFacts, DisruptionKind } from '../../disruption.ts';

/** Something that makes what is published impossible. Why is for the centre only. */
export type Disruption = DisruptionFacts & {
	id: string;
	edition_id: string;
	why: string;
	reported_at: Date;
	reported_by: string | null;
	run_id: string | null;
	chosen: number | null;
	timetable_id: string | null;
	settled_at: Date | null;
	settled_by: string | null;
};

const rows = (trx: Trx) => trx.selectFrom('scheduling.disruption').selectAll().$narrowType<{ kind: DisruptionKind }>();

export const disruptionById = (trx: Trx, id: string): Promise<Disruption | undefined> => rows(trx).where('id', '=', id).executeTakeFirst();

/** The same, held until the transaction ends: of two officers who choose, one does. */
export const holdDisruption = (trx: Trx, id: string): Promise<Disruption | undefined> =>
	rows(trx).where('id', '=', id).forUpdate().executeTakeFirst();

/** The disruptions of an edition that nobody has settled, the oldest first. */
export const openDisruptions = (trx: Trx, editionId: string): Promise<Disruption[]> =>
	rows(trx).where('edition_id', '=', editionId).where('settled_at', 'is', null).orderBy('reported_at').orderBy('id').execute();

/** All disruptions of an edition, the newest first. */
export const disruptionsOf = (trx: Trx, editionId: string): Promise<Disruption[]> =>
	rows(trx).where('edition_id', '=', editionId).orderBy('reported_at', 'desc').orderBy('id').execute();
