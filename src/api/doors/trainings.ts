import { readDeliveries, readRoom } from '#delivery/server';
import { done } from '#platform';
import { listing, reading } from '../door.ts';
import { leafThrough } from '../page.ts';
import { Training, TrainingFile } from '../shapes/trainings.ts';

export const trainingsOfEdition = listing({
	path: '/editions/{edition}/trainings',
	name: 'listTrainingsOfEdition',
	says: 'What is held in an edition, the earliest first, for officers of its centre.',
	tells: Training,
	read: async ({ context, params, window }) => {
		const found = await readDeliveries(context, { edition_id: params['edition'] ?? '' });
		return found.ok ? done(leafThrough(found.value.deliveries, window, ({ id }) => id)) : found;
	}
});

export const training = reading({
	path: '/trainings/{training}',
	name: 'readTraining',
	says: 'Something held, with its half-days, for everybody who has a part in it.',
	tells: TrainingFile,
	read: async ({ context, params }) => {
		const found = await readRoom(context, params['training'] ?? '');
		if (!found.ok) return found;
		const { delivery, as, sessions, lecturers, participants } = found.value;
		return done({ ...delivery, as, sessions, lecturers: lecturers.map(({ name }) => name), participants });
	}
});
