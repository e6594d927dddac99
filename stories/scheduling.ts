import { findOrAddPerson } from '#people/server';
import { addDays, instantAt, type Day } from '#platform';
import {
	addClosure,
	answerOffer,
	askTimetable,
	beginSeason,
	pairLecturers,
	publishTimetable,
	readTimetable,
	sayAbsence,
	sayException,
	saveLecturer,
	saveWishes
} from '#scheduling/server';
import type { StoryCall, Telling } from './applicant.ts';
import { inStory, tellRole, type StorySchool } from './country.ts';
import { forEach, must, type Teller } from './teller.ts';
import { asMailbox, inventName } from './words/people.ts';

export type Season = { edition: string; first: Day; last: Day };

/** Forty lecturers from all over the country; the first is a persona. Each teaches three of the ten topics, some give few days. */
export async function tellLecturers({ teller, country }: Telling, call: StoryCall, { edition, first }: Season, on: Day): Promise<string[]> {
	const topics = call.rules.topics.map(({ code }) => code);
	const lecturers: string[] = [];
	for (let place = 0; place < 40; place++) {
		const person = place === 0 ? await personaOf(teller) : await newPerson(teller, place);
		if (place > 0) await tellRole(teller, person, 'lecturer', country.centre);
		const home = country.schools[(place * 37 + 5) % country.schools.length] as StorySchool;
		await must(
			saveLecturer(teller.as(country.officers.centre, on, '11:00'), {
				edition_id: edition,
				person_id: person,
				municipality_id: home.municipality.id,
				topics: [0, 3, 7].map((step) => topics[(place + step) % topics.length] as string),
				languages: place % 5 === 0 ? ['lt', 'ru'] : ['lt'],
				most_days: String(24 + (place % 4) * 4),
				note: ''
			})
		);
		await tellAbsences(teller, person, first, on);
		lecturers.push(person);
	}
	for (const [one, other, kind] of [
		[1, 11, 'well'],
		[2, 12, 'well'],
		[3, 13, 'rather_not']
	] as const)
		await must(
			pairLecturers(teller.as(country.officers.centre, on, '11:30'), {
				edition_id: edition,
				one_id: lecturers[one] as string,
				other_id: lecturers[other] as string,
				kind
			})
		);
	return lecturers;
}

/** The lecturer at the door of the demonstration. */
export const personaOf = (teller: Teller): Promise<string> =>
	inStory(
		teller,
		async (trx) => (await trx.selectFrom('people.person').select('id').where('persona', '=', 'lecturer').executeTakeFirstOrThrow()).id
	);

function newPerson(teller: Teller, place: number): Promise<string> {
	const name = inventName(teller);
	const email = `${asMailbox(name)}.${place}@lektoriai.example`;
	return inStory(teller, (trx) => findOrAddPerson(trx, instantAt('2006-02-01', '09:00'), { name, email }));
}

/** "Always available except": a week away, and single days. */
async function tellAbsences(teller: Teller, person_id: string, first: Day, on: Day): Promise<void> {
	const by = teller.as(person_id, addDays(on, 1), '18:00');
	const week = addDays(first, teller.between(10, 280));
	await must(sayAbsence(by, { person_id, starts_on: week, ends_on: addDays(week, 6), why: '' }));
	for (let times = teller.between(2, 6); times > 0; times--) {
		const day = addDays(first, teller.between(5, 315));
		await must(sayAbsence(by, { person_id, starts_on: day, ends_on: day, why: '' }));
	}
}

/** The season begins: trainings of all schools with a confirmed place, days on which schools rest, and what some schools cannot. */
export async function tellSeason({ teller, country }: Telling, { edition, first, last }: Season, on: Day): Promise<void> {
	const by = (time: string) => teller.as(country.officers.centre, on, time);
	await must(
		beginSeason(by('09:00'), {
			edition_id: edition,
			first_on: first,
			last_on: last,
			gap_least: '2',
			gap_most: '42',
			begins: '9.00',
			ends: '16.00'
		})
	);
	for (const { name, starts_on, ends_on } of restsBetween(first, last))
		await must(addClosure(by('09:10'), { edition_id: edition, starts_on, ends_on, name_lt: name.lt, name_en: name.en }));
	await tellWishes({ teller, country }, { edition, first, last }, on);
}

const rests = [
	{ from: '02-16', to: '02-20', name: { lt: 'Žiemos atostogos', en: 'Winter holidays' } },
	{ from: '04-07', to: '04-10', name: { lt: 'Pavasario atostogos', en: 'Spring holidays' } },
	{ from: '06-15', to: '08-31', name: { lt: 'Vasaros atostogos', en: 'Summer holidays' } },
	{ from: '10-26', to: '10-30', name: { lt: 'Rudens atostogos', en: 'Autumn holidays' } },
	{ from: '12-24', to: '12-31', name: { lt: 'Kalėdų atostogos', en: 'Christmas holidays' } }
];

/** The school holidays that touch a season. */
const restsBetween = (first: Day, last: Day) =>
	[first.slice(0, 4), last.slice(0, 4)]
		.filter((year, place, years) => years.indexOf(year) === place)
		.flatMap((year) => rests.map(({ from, to, name }) => ({ name, starts_on: `${year}-${from}`, ends_on: `${year}-${to}` })))
		.filter(({ starts_on, ends_on }) => ends_on >= first && starts_on <= last);

/** Each school names the weeks that suit it, all over the season; every third cannot host for some days. */
async function tellWishes(
	{ teller, country }: Pick<Telling, 'teller' | 'country'>,
	{ edition, first, last }: Season,
	on: Day
): Promise<void> {
	const trainings = await inStory(teller, (trx) =>
		trx
			.selectFrom('scheduling.training')
			.select(['id', 'school_id', 'patterns', 'revision'])
			.where('edition_id', '=', edition)
			.orderBy('reference')
			.execute()
	);
	const away = await exceptionsIn(teller, edition);
	const length = daysBetween(first, last) - span;
	await forEach(trainings, async ({ id, school_id, patterns, revision }, place) => {
		const head = country.schools.find((school) => school.id === school_id)?.head.id;
		if (!head) return;
		const by = teller.as(head, addDays(on, 3), '12:00');
		const closed = [...restsBetween(first, last), ...away.filter(({ training_id }) => training_id === id)];
		const wanted = Math.round((((place * 61) % trainings.length) * length) / trainings.length);
		const from = openFrom(first, length, wanted, closed);
		await must(
			saveWishes(by, { training_id: id, patterns, preferred_from: from, preferred_to: addDays(from, span), venue: '', seen: revision })
		);
		if (place % 3 !== 0) return;
		const starts_on = addDays(from, place % 20);
		await must(sayException(by, { training_id: id, starts_on, ends_on: addDays(starts_on, 2), why: 'Egzaminai' }));
	});
}

type Span = { starts_on: Day; ends_on: Day };

/** The first weeks from the wanted ones on, and then from the beginning, of which the school is away for no more than six days. */
function openFrom(first: Day, length: number, wanted: number, closed: readonly Span[]): Day {
	const isClosed = (day: Day) => closed.some(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
	for (let later = 0; later <= length; later += 7) {
		const from = addDays(first, (wanted + later) % (length + 1));
		const days = Array.from({ length: span + 1 }, (_, place) => addDays(from, place));
		if (days.filter(isClosed).length <= 6) return from;
	}
	return addDays(first, wanted);
}

/** The months that the applications would rather avoid. */
const exceptionsIn = (teller: Teller, edition: string): Promise<(Span & { training_id: string })[]> =>
	inStory(teller, (trx) =>
		trx
			.selectFrom('scheduling.exception as exception')
			.innerJoin('scheduling.training as training', 'training.id', 'exception.training_id')
			.select(['exception.training_id', 'exception.starts_on', 'exception.ends_on'])
			.where('training.edition_id', '=', edition)
			.execute()
	);

/** So many days a school leaves open to choose from. */
const span = 35;

const daysBetween = (one: Day, other: Day): number => (Date.parse(other) - Date.parse(one)) / 86_400_000;

/** The machine plans the season, the officer publishes its plan, and everybody agrees within the week. */
export async function tellTimetable({ teller, country }: Telling, { edition }: Season, on: Day): Promise<void> {
	const officer = country.officers.centre;
	await must(askTimetable(teller.as(officer, on, '09:00'), { edition_id: edition, seconds: 25, goodEnough: 0.01 }));
	await teller.settle(on, '09:30');
	await publish(teller, officer, edition, addDays(on, 1), 'Mokymų grafikas suderintas pagal mokyklų pageidavimus.');
	await teller.settle(addDays(on, 1), '12:00');
	await acceptAll({ teller, country }, addDays(on, 2));
}

export async function publish(teller: Teller, officer: string, edition: string, on: Day, note: string): Promise<void> {
	const { draft } = await must(readTimetable(teller.as(officer, on, '10:00'), { edition_id: edition }));
	if (!draft) throw new Error('there is no draft to publish');
	await must(publishTimetable(teller.as(officer, on, '10:30'), { edition_id: edition, seen: draft.revision, note }));
}

/** Whoever is asked whether the published days suit says yes. */
export async function acceptAll({ teller, country }: Pick<Telling, 'teller' | 'country'>, on: Day): Promise<void> {
	const asked = await inStory(teller, (trx) =>
		trx
			.selectFrom('scheduling.offer as offer')
			.innerJoin('scheduling.training as training', 'training.id', 'offer.training_id')
			.select(['offer.id', 'offer.person_id', 'training.school_id'])
			.where('offer.answer', 'is', null)
			.orderBy('training.reference')
			.orderBy('offer.party')
			.orderBy('offer.person_id')
			.execute()
	);
	await forEach(asked, async ({ id, person_id, school_id }) => {
		const who = person_id ?? country.schools.find((school) => school.id === school_id)?.head.id;
		if (who) await must(answerOffer(teller.as(who, on, '16:00'), { offer_id: id, answer: 'accepted' }));
	});
	await teller.settle(on);
}
