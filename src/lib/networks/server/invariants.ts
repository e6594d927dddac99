import type { Invariant } from '#platform/server';
import { formationInvariants } from './formation-invariants.ts';
import { lifeInvariants } from './life/life-invariants.ts';

/** What holds for networks, and no single constraint guards. */
export const networksInvariants: Invariant[] = [...formationInvariants, ...lifeInvariants];
