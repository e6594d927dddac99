import type { Subscription } from '#platform/server';
import { cancelWhenCancelled, prepareWhenPublished } from './deliveries/prepare.ts';

/** What delivery does when something has happened. */
export const deliverySubscriptions: Subscription[] = [prepareWhenPublished, cancelWhenCancelled];
