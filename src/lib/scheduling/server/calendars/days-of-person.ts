import { addDays, dayOf, type CalendarEvent } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personsById, rolesOf, type Person } from '#people/server';
import { stateOfTraining } from '../../training-state.ts';
import { offersOf } from '../offers/offers.ts';
import { trainingsInForce, type TrainingInForce } from '../training/in-force.ts';
import { entriesOf } from './keep-entries.ts';
import { eventsOf } from './events.ts';

/** So many days stay in a calendar after they are over. */
const kept = 183;

/**
 * The trainings of a person for their calendar: those that they teach by the timetable in force while they are a lecturer of
 * its centre, and those of the schools in which they have a part today. A day that is taken out stays, cancelled, while the person still belongs to the training.
 */
export function trainingDaysOf({ db, now }: Context, person: Person): Promise<CalendarEvent[]> {
	return db.transaction().execute(async (trx) => {
		const since = addDays(dayOf(now), -kept);
		const trainings = await ofPerson(trx, now, person.id);
		const ids = trainings.map(({ id }) => id);
		const [entries, offers] = [await entriesOf(trx, ids), await offersOf(trx, ids)];
		const names = await personsById(
			trx,
			trainings.flatMap(({ lecturers }) => lecturers)
		);
		return trainings.flatMap((training) =>
			eventsOf(
				training,
				entries.filter(({ training_id, held_on }) => training_id === training.id && held_on >= since),
				{
					state: stateOfTraining({ ...training, offers: offers.filter(({ training_id }) => training_id === training.id) }, dayOf(now)),
					lecturers: training.lecturers.flatMap((id) => names.get(id)?.name ?? []),
					locale: person.locale
				}
			)
		);
	});
}

async function ofPerson(trx: Trx, now: Date, personId: string): Promise<TrainingInForce[]> {
	const roles = await rolesOf(trx, personId, dayOf(now));
	const schools = roles
		.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator' || kind === 'team_member')
		.map(({ organisation_id }) => organisation_id);
	const teaches = (centre: string) => roles.some(({ kind, organisation_id }) => kind === 'lecturer' && organisation_id === centre);
	const found = [
		...(await trainingsInForce(trx, { now }, { lecturer_id: personId })).filter(({ centre_id }) => teaches(centre_id)),
		...(schools.length > 0 ? await trainingsInForce(trx, { now }, { school_ids: schools }) : [])
	];
	return [...new Map(found.map((one) => [one.id, one])).values()];
}
