import { addDays, type Day, type Text } from '#platform';
import { withdrawApplication } from '#applications/server';
import { miniTrainings } from '#programmes';
import { createProgramme, giveLateCode } from '#programmes/server';
import { above, begin, choose, ground, sendOrNot, within, type StoryCall, type Telling } from './applicant.ts';
import { tellAppeals } from './appealing.ts';
import { announce } from './calls.ts';
import { letPass, lookAll } from './centre-work.ts';
import type { Country, StorySchool } from './country.ts';
import { tellAnswers, tellDecisions } from './deciding.ts';
import { miniTerms, tellCertificateTerms } from './certifying.ts';
import { tellProgrammes, tellTrainingsHeld } from './delivering.ts';
import { tellDisruptions } from './disrupting.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { tellReports } from './informing.ts';
import { tellMoney, trainingLines } from './reckoning.ts';
import { tellReviewers, tellReviews, tellRound } from './reviewing.ts';
import { tellLecturers, tellSeason, tellTimetable, type Season } from './scheduling.ts';
import { tellStatements } from './stating.ts';
import { forEach, must, type Teller } from './teller.ts';
import { writer } from './words/paragraphs.ts';

/** What the years of a programme share: the schools, and what they have written so far. */
export type Told = { teller: Teller; country: Country; said: Set<string> };

export const editionName = (day: Day): Text => ({ lt: `${day.slice(0, 4)} m. mini mokymai`, en: `Mini-trainings ${day.slice(0, 4)}` });

/** Last year's edition, from its call to its last training. */
export async function tellLastYear({ teller, country, said }: Told): Promise<{ edition: string }> {
	const officer = country.officers.centre;
	const now = teller.today;
	const days = { opens: addDays(now, -420), closes: addDays(now, -385) };
	await tellPupils(teller, country, septemberBefore(days.opens));
	const programme = await must(
		createProgramme(teller.as(officer, addDays(days.opens, -30)), {
			centre_id: country.centre,
			kind: miniTrainings.kind,
			name: miniTrainings.name,
			summary: miniTrainings.summary,
			slug: 'mini-mokymai',
			edition: {
				name: editionName(days.opens),
				starts_on: addDays(days.opens, -20),
				ends_on: addDays(days.opens, 480),
				slug: days.opens.slice(0, 4)
			}
		})
	);
	const edition = programme.edition?.id as string;
	const call = await announce(teller, officer, edition, miniTrainings, days, `mini-mokymai-${days.opens.slice(0, 4)}`);
	const telling: Telling = { teller, country, writer: writer(teller, Number(days.opens.slice(0, 4)), said) };
	await tellPastCall(telling, call, country.schools.slice(1, 184));
	await tellLate(telling, officer, call, country.schools[200] as StorySchool);
	await teller.settle(addDays(days.closes, 3));
	await lookAll(teller, country, call.id, addDays(days.closes, 1));
	await letPass(teller, country, call.id, addDays(days.closes, 1), 16);
	await tellSelection(telling, call);
	await tellTrainings(telling, call, { edition, first: addDays(now, -300), last: addDays(now, -12) });
	return { edition };
}

/** The 120 places of the past call (M-20): sixteen reviewers, a reserve of twelve; two schools appealed, three declined and one was silent. */
async function tellSelection(telling: Telling, call: StoryCall): Promise<void> {
	const reviewers = await tellReviewers(telling, 16);
	const scheme = await tellRound(telling, call, reviewers, { at_most: 25, reserve: 12 });
	await tellReviews(telling, call, scheme);
	await tellDecisions(telling, call, 'Centro direktoriaus įsakymas Nr. V-214');
	await tellAppeals(telling, call);
	await tellAnswers(telling, call, { declining: 3, silent: 1 });
}

/**
 * The timetable of the 120 trainings, published before the first of them; fifty times since something came in between and was
 * repaired. All of them were held.
 */
async function tellTrainings(telling: Telling, call: StoryCall, season: Season): Promise<void> {
	const on = addDays(season.first, -32);
	await tellSeason(telling, season, on);
	await tellLecturers(telling, call, season, on);
	await tellTimetable(telling, season, addDays(on, 6));
	await tellDisruptions(telling, season, 50);
	await tellProgrammes(telling, call, season.edition, addDays(season.first, -20));
	await tellCertificateTerms(telling, season.edition, miniTerms(telling.teller.today), addDays(season.first, -20));
	await tellStatements(telling, await tellTrainingsHeld(telling, season.edition));
	await tellMoney(telling, season.edition, trainingLines, { from: addDays(season.first, -40), days: 330 });
	await tellReports(telling, season.edition);
}

async function tellPastCall(telling: Telling, call: StoryCall, schools: readonly StorySchool[]): Promise<void> {
	await forEach(schools, async (school, index) => {
		const on = addDays(call.opens_on, 2 + (index % 28));
		const begun = await begin(telling, call, school, on);
		await choose(telling, begun, within(school, 9));
		await ground(telling, begun);
		if (index % 9 === 4) await choose(telling, begun, above(school).slice(0, 1));
		if (school.staff.length > 9) await sendOrNot(telling, begun, addDays(on, 2));
		if (index % 25 === 7)
			await must(
				withdrawApplication(telling.teller.as(school.head.id, addDays(on, 4)), {
					application_id: begun.id,
					reason: 'Pavasarį keičiasi mokyklos vadovas, mokymus atidedame.'
				})
			);
	});
}

/** A school whose hall burnt down the week of the deadline was given a code, and sent two days late. */
async function tellLate(telling: Telling, officer: string, call: StoryCall, school: StorySchool): Promise<void> {
	const { teller } = telling;
	const { code } = await must(
		giveLateCode(teller.as(officer, addDays(call.closes_on, 1)), {
			call_id: call.id,
			school_id: school.id,
			reason: 'Mokykloje kilo gaisras, savaitę nebuvo elektros.',
			expires_at: addInstant(teller, addDays(call.closes_on, 7))
		})
	);
	const on = addDays(call.closes_on, 2);
	const begun = await begin(telling, call, school, on, 1, code);
	await choose(telling, begun, within(school, 8));
	await ground(telling, begun);
	await sendOrNot(telling, begun, on);
}

const addInstant = (teller: Teller, day: Day): Date => teller.system(day, '16:00').now;
