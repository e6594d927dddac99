import { on, type Subscription } from '#platform/server';
import { releasePlace } from './offers/release-place.ts';

/** What selections do when something has happened to an application. */
export const selectionSubscriptions: Subscription[] = [on('application.withdrawn', 'place.release', releasePlace)];
