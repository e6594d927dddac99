import type { Trx } from '#platform/server';
import type { ErasedPart, KeptPart } from '../../erasure.ts';

/** Whoever is being erased, as they were called a moment ago. */
export type Leaving = { id: string; name: string; email: string | null; phone: string | null };

/** How many rows of a kind would go, and how many stay as evidence. */
export type Counts = Partial<Record<ErasedPart | KeptPart, number>>;

/** Something that only this person does: it is handed over before they are erased. `what` names it as pages do. */
export type Duty = { kind: 'role' | 'network' | 'training' | 'signature'; role?: string; what: string };

/**
 * What a slice knows of a person and does when they are erased. `erase` empties or takes away what is personal and no evidence; it
 * runs in the transaction of the erasure, after the person has become a tombstone: whoever reads their name then reads that.
 */
export type Eraser = {
	counts: (trx: Trx, personId: string) => Promise<Counts>;
	duties?: (trx: Trx, personId: string, now: Date) => Promise<Duty[]>;
	erase: (trx: Trx, leaving: Leaving, now: Date) => Promise<void>;
};
