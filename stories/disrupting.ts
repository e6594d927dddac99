import { addDays, type Day } from '#platform';
import { chooseRepair, readDisruption, reportDisruption, settleDisruption } from '#scheduling/server';
import type { Telling } from './applicant.ts';
import { inStory } from './country.ts';
import { acceptAll, type Season } from './scheduling.ts';
import { must, type Teller } from './teller.ts';

/** A lecturer's day of a training that is to come when the news arrives. */
type Booked = { training_id: string; school_id: string; person_id: string; held_on: Day };
type Kind = 'lecturer_away' | 'lecturer_withdrawn' | 'school_closed';
type Told = Pick<Telling, 'teller' | 'country'>;

/** Of ten disruptions six are illnesses, three closed schools, and one is a lecturer who leaves a training for good. */
const kinds: readonly Kind[] = [
	'lecturer_away',
	'school_closed',
	'lecturer_away',
	'lecturer_away',
	'school_closed',
	'lecturer_away',
	'lecturer_withdrawn',
	'lecturer_away',
	'school_closed',
	'lecturer_away'
];

const reasons: Record<Kind, string> = {
	lecturer_away: 'Liga',
	lecturer_withdrawn: 'Pradėjau dirbti kitur',
	school_closed: 'Sprogo šildymo vamzdis'
};

/**
 * So many disruptions over the season, in the order of time: each is reported a few days before the day it touches, the
 * officer takes the repair that moves the fewest people, and all who are asked agree.
 */
export async function tellDisruptions(told: Told, season: Season, count: number): Promise<void> {
	const { teller } = told;
	const days = [
		...new Set((await bookedBetween(teller, season.edition, season.first, addDays(teller.today, -6))).map(({ held_on }) => held_on))
	];
	for (let place = 0; place < count; place++) {
		const touched = days[Math.floor((place * days.length) / count)] ?? season.first;
		const on = addDays(touched, -4);
		const disruption = await tellDisruption(told, season, kinds[place % kinds.length] as Kind, on);
		if (disruption) await takeFirst(told, disruption, on);
	}
}

/** Somebody says that a booked day of the coming fortnight is impossible. Answers which disruption it is, if there was a day to touch. */
export async function tellDisruption({ teller, country }: Told, season: Season, kind: Kind, on: Day): Promise<string | undefined> {
	const coming = await bookedBetween(teller, season.edition, addDays(on, 2), addDays(on, 16));
	if (coming.length === 0) return undefined;
	const { training_id, school_id, person_id, held_on } = teller.pick(coming);
	const head = country.schools.find((school) => school.id === school_id)?.head.id;
	const who = kind === 'school_closed' ? head : person_id;
	if (!who) return undefined;
	const { disruptions } = await must(
		reportDisruption(teller.as(who, on, '08:20'), {
			kind,
			person_id: kind === 'school_closed' ? null : person_id,
			training_id: kind === 'lecturer_away' ? null : training_id,
			starts_on: held_on,
			ends_on: kind === 'lecturer_away' ? addDays(held_on, teller.between(0, 3)) : held_on,
			why: reasons[kind]
		})
	);
	await teller.settle(on, '08:40');
	return disruptions[0];
}

/** The repair that moves the fewest people is published the same day. Where there is none, people find another way. */
async function takeFirst(told: Told, disruption_id: string, on: Day): Promise<void> {
	const { teller, country } = told;
	const by = (time: string) => teller.as(country.officers.centre, on, time);
	const { run, repairs } = await must(readDisruption(by('09:00'), disruption_id));
	if (!run || repairs.length === 0) return void (await must(settleDisruption(by('09:05'), { disruption_id })));
	await must(chooseRepair(by('09:10'), { disruption_id, run_id: run.id, alternative: 0, into: 'publish' }));
	await teller.settle(on, '09:20');
	await acceptAll(told, addDays(on, 1));
}

const bookedBetween = (teller: Teller, edition: string, from: Day, to: Day): Promise<Booked[]> =>
	inStory(teller, (trx) =>
		trx
			.selectFrom('scheduling.booking as booking')
			.innerJoin('scheduling.training as training', 'training.id', 'booking.training_id')
			.innerJoin('people.person as person', 'person.id', 'booking.person_id')
			.select(['booking.training_id', 'training.school_id', 'booking.person_id', 'booking.held_on'])
			.where('training.edition_id', '=', edition)
			.where('booking.held_on', '>=', from)
			.where('booking.held_on', '<=', to)
			.orderBy('booking.held_on')
			.orderBy('training.reference')
			.orderBy('person.email')
			.execute()
	);
