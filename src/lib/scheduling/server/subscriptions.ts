import type { Subscription } from '#platform/server';
import { takeWhenPlanned } from './take-timetable.ts';

/** What scheduling does when something has happened. */
export const schedulingSubscriptions: Subscription[] = [takeWhenPlanned];
