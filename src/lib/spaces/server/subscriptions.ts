import type { Subscription } from '#platform/server';
import { directSubscriptions } from './letters/index.ts';
import { roomSubscriptions } from './rooms/open-rooms.ts';

/** What spaces do when something has happened. */
export const spacesSubscriptions: Subscription[] = [...roomSubscriptions, ...directSubscriptions];
