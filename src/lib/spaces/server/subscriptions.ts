import type { Subscription } from '#platform/server';
import { roomSubscriptions } from './rooms/open-rooms.ts';

/** What spaces do when something has happened. */
export const spacesSubscriptions: Subscription[] = [...roomSubscriptions];
