import { applicationSubscriptions } from '#applications/server';
import { credentialsSubscriptions } from '#credentials/server';
import { deliverySubscriptions } from '#delivery/server';
import { networksSubscriptions } from '#networks/server';
import type { Subscription } from '#platform/server';
import { schedulingSubscriptions } from '#scheduling/server';
import { selectionSubscriptions } from '#selection/server';
import { spacesSubscriptions } from '#spaces/server';
import { newsSubscriptions } from './news.ts';

/** Who listens to what: every slice's subscriptions, in one list. */
export const subscriptions: Subscription[] = [
	...applicationSubscriptions,
	...selectionSubscriptions,
	...networksSubscriptions,
	...schedulingSubscriptions,
	...deliverySubscriptions,
	...credentialsSubscriptions,
	...spacesSubscriptions,
	...newsSubscriptions
];
