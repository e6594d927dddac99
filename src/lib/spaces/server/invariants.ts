import type { Invariant } from '#platform/server';
import { roomsInvariants } from './rooms/rooms-invariants.ts';

export const spacesInvariants: Invariant[] = [...roomsInvariants];
