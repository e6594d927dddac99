import type { Subscription } from '#platform/server';
import { reportWhenAway, reportWhenClosed } from './disruptions/report.ts';
import { offerWhenPublished, withdrawWhenCancelled } from './offers/follow-timetable.ts';
import { takeWhenPlanned } from './take-timetable.ts';
import { cancelWhenWithdrawn } from './training/cancel-training.ts';

/** What scheduling does when something has happened. */
export const schedulingSubscriptions: Subscription[] = [
	takeWhenPlanned,
	offerWhenPublished,
	reportWhenAway,
	reportWhenClosed,
	cancelWhenWithdrawn,
	withdrawWhenCancelled
];
