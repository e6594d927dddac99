import { agreement } from './api/doors/agreements.ts';
import { application } from './api/doors/applications.ts';
import { training } from './api/doors/trainings.ts';
import { writeMessages, type MayRead } from '#people/server';
import { on, type Subscription } from '#platform/server';

/** Where programs read what an event is about: by the door of one thing, or in a list that is open to all of them. */
const places: Record<string, string> = {
	'application.submitted': '/applications/',
	'application.withdrawn': '/applications/',
	'application.returned': '/applications/',
	'agreement.made': '/agreements/',
	'agreement.came_into_force': '/agreements/',
	'agreement.terminated': '/agreements/',
	'delivery.prepared': '/trainings/',
	'delivery.cancelled': '/trainings/',
	'certificates.issued': '/trainings/',
	'certificate.replaced': '/trainings/',
	'certificate.revoked': '/trainings/',
	'practice.published': '/practices',
	'practice.withdrawn': '/practices'
};
const doors = [application, agreement, training];

/** Of what programs of people may be told when it happens. */
export const newsKinds: readonly string[] = Object.keys(places);

/** Asked at the API’s own doors: who may not read a thing does not learn that something happened to it. */
export const mayReadNews: MayRead = async (context, path) => {
	if (path === '/practices') return true;
	const [, kind, id = ''] = path.split('/');
	const door = doors.find((one) => one.path.startsWith(`/${kind}/{`));
	const [, name = ''] = /\{(\w+)\}/.exec(door?.path ?? '') ?? [];
	return door !== undefined && door.knows({ context, params: { [name]: id }, query: new URLSearchParams() });
};

/** Events become messages to the webhooks of those who may read of them: one job for all kinds, which knows the place by the event. */
export const newsSubscriptions: Subscription[] = newsKinds.map((event) =>
	on(event, 'webhooks.tell', (context, happened) => {
		const place = places[happened.name] ?? '';
		return writeMessages(context, happened, place.endsWith('/') ? place + happened.subject_id : place, mayReadNews);
	})
);
