import { addDays, type Day } from '#platform';
import { isHard } from '#scheduling';
import { placeTraining, readTraining, saveWishes, withdrawException } from '#scheduling/server';
import { begin, choose, ground, sendOrNot, within, type StoryCall, type Telling } from './applicant.ts';
import { lookAll } from './centre-work.ts';
import { inStory, type StorySchool } from './country.ts';
import { tellAnswers, tellDecisions } from './deciding.ts';
import { miniTerms, tellCertificateTerms } from './certifying.ts';
import { tellProgrammes, tellTrainingsHeld } from './delivering.ts';
import { tellDisruption } from './disrupting.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { tellReviewers, tellReviews, tellRound } from './reviewing.ts';
import { personaOf, tellSeason, tellTimetable, type Season } from './scheduling.ts';
import { forEach, must } from './teller.ts';

/**
 * The early call of this year: ten schools, that of the personas among them, whose trainings are going on now. One
 * disruption was reported yesterday, and nobody has chosen a repair yet.
 */
export async function tellEarlyCall(telling: Telling, edition: string, call: StoryCall): Promise<void> {
	const { teller, country } = telling;
	const home = country.schools[0] as StorySchool;
	await tellPupils(teller, country, septemberBefore(call.opens_on));
	await tellApplications(telling, call, home, country.schools.slice(300, 311));
	await teller.settle(call.closes_on);
	await lookAll(teller, country, call.id, addDays(call.closes_on, 1));
	const scheme = await tellRound(telling, call, await tellReviewers(telling, 4), { at_most: 10, reserve: 2 });
	await tellReviews(telling, call, scheme);
	await tellDecisions(telling, call, 'Centro direktoriaus įsakymas dėl ankstyvojo kvietimo');
	await tellAnswers(telling, call, { declining: 0, silent: 0 });

	const season = { edition, first: addDays(teller.today, -22), last: addDays(teller.today, 55) };
	await tellSeason(telling, season, addDays(season.first, -24));
	await tellOwnTraining(telling, season, home, addDays(season.first, -20));
	await tellTimetable(telling, season, addDays(season.first, -18));
	await tellProgrammes(telling, call, edition, addDays(season.first, -10));
	await tellCertificateTerms(telling, edition, miniTerms(teller.today), addDays(season.first, -10));
	await tellTrainingsHeld(telling, edition);
	await tellDisruption(telling, season, 'lecturer_away', addDays(teller.today, -1));
}

/** The school of the personas asks for the topic that the persona who lectures teaches. */
async function tellApplications(telling: Telling, call: StoryCall, home: StorySchool, others: readonly StorySchool[]): Promise<void> {
	const { teller } = telling;
	const taught = await topicOf(telling, await personaOf(teller));
	const narrowed = { ...call, rules: { ...call.rules, topics: call.rules.topics.filter(({ code }) => code === taught) } };
	await forEach([home, ...others], async (school, index) => {
		const on = addDays(call.opens_on, 2 + (index % 14));
		const begun = await begin(telling, school === home ? narrowed : call, school, on);
		await choose(telling, begun, within(school, 9));
		await ground(telling, begun);
		await sendOrNot(telling, begun, addDays(on, 2));
	});
}

const topicOf = ({ teller }: Telling, person_id: string): Promise<string | undefined> =>
	inStory(
		teller,
		async (trx) =>
			(await trx.selectFrom('scheduling.lecturer').select('topics').where('person_id', '=', person_id).executeTakeFirst())?.topics[0]
	);

/** Three single days: the first was last week, the second is the next working day, the third comes in a fortnight. The officer sets them by hand. */
async function tellOwnTraining({ teller, country }: Telling, { edition }: Season, home: StorySchool, on: Day): Promise<void> {
	const officer = country.officers.centre;
	await tellNoExceptions({ teller }, edition, home, on);
	const training = await inStory(teller, (trx) =>
		trx
			.selectFrom('scheduling.training')
			.select(['id', 'revision'])
			.where('edition_id', '=', edition)
			.where('school_id', '=', home.id)
			.executeTakeFirst()
	);
	if (!training) throw new Error('the school of the personas has no training');
	const wishes = {
		patterns: ['A', 'B', 'C'],
		preferred_from: addDays(teller.today, -12),
		preferred_to: addDays(teller.today, 25),
		venue: ''
	};
	await must(saveWishes(teller.as(home.head.id, on, '12:00'), { training_id: training.id, ...wishes, seen: training.revision }));
	const lecturer = await personaOf(teller);
	for (const days of choices(teller.today)) {
		const page = await must(readTraining(teller.as(officer, on, '13:00'), { edition_id: edition, training_id: training.id }));
		const others = page.facts.lecturers.filter(
			({ id, topics, available }) => available && id !== lecturer && topics.includes(page.training.topic)
		);
		const placed = { edition_id: edition, training_id: training.id, days, days_pinned: true, lecturers_pinned: true };
		const other = others[teller.between(0, others.length - 1)];
		if (!other) throw new Error('nobody teaches with the persona');
		const { warnings } = await must(
			placeTraining(teller.as(officer, on, '13:10'), { ...placed, lecturers: [lecturer, other.id], seen: page.mark })
		);
		if (!warnings.some(isHard)) return;
	}
	throw new Error('no days for the training of the personas');
}

/** Whatever months its application would rather avoid: the head has made room for these days. */
async function tellNoExceptions({ teller }: Pick<Telling, 'teller'>, edition: string, home: StorySchool, on: Day): Promise<void> {
	const rows = await inStory(teller, (trx) =>
		trx
			.selectFrom('scheduling.exception as exception')
			.innerJoin('scheduling.training as training', 'training.id', 'exception.training_id')
			.select('exception.id')
			.where('training.edition_id', '=', edition)
			.where('training.school_id', '=', home.id)
			.where('exception.withdrawn_at', 'is', null)
			.execute()
	);
	for (const { id } of rows) await must(withdrawException(teller.as(home.head.id, on, '11:50'), { id }));
}

/** Days to try, the best first: about a week ago, today or the next day, in a fortnight. */
const choices = (today: Day): Day[][] =>
	[0, 1, 2, 3, 4].flatMap((later) =>
		[0, 1, 2, 3, 4].map((around) => [addDays(today, later - 7 + around - 3), addDays(today, later), addDays(today, later + 14 + around)])
	);
