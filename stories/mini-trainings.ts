import { submitApplication, withdrawApplication } from '#applications/server';
import { addDays, type Day, type Text } from '#platform';
import { miniTrainings } from '#programmes';
import { answerQuestion, askQuestion, cloneEdition, createProgramme, giveLateCode } from '#programmes/server';
import { tellDisruption, tellDisruptions } from './disrupting.ts';
import { above, begin, choose, ground, within, type Begun, type StoryCall, type Telling } from './applicant.ts';
import { announce, announceCloned, called } from './calls.ts';
import { tellAppeals } from './appealing.ts';
import { tellAnswers, tellDecisions } from './deciding.ts';
import { tellReviewers, tellReviews, tellRound } from './reviewing.ts';
import { paragraphsSoFar, tellCountry, type StorySchool } from './country.ts';
import { letPass, lookAll, tellCentreWork, tellClaim } from './centre-work.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { tellLecturers, tellSeason, tellTimetable, type Season } from './scheduling.ts';
import { forEach, must, mustRefuse, type Teller } from './teller.ts';
import { writer } from './words/paragraphs.ts';

/**
 * Mini-trainings: last year's edition with its call long closed, and this year's call, which is open now. About 300
 * applications in every state; some are wrong in every way that the rules know.
 */
export async function tellMiniTrainings(teller: Teller): Promise<void> {
	const country = await tellCountry(teller);
	await teller.settle('2006-01-11');
	const officer = country.officers.centre;
	const now = teller.today;
	const said = await paragraphsSoFar(teller);
	const past = { opens: addDays(now, -420), closes: addDays(now, -385) };
	const present = { opens: addDays(now, -24), closes: addDays(now, 18) };

	await tellPupils(teller, country, septemberBefore(past.opens));

	const programme = await must(
		createProgramme(teller.as(officer, addDays(past.opens, -30)), {
			centre_id: country.centre,
			kind: miniTrainings.kind,
			name: miniTrainings.name,
			summary: miniTrainings.summary,
			slug: 'mini-mokymai',
			edition: {
				name: editionName(past.opens),
				starts_on: addDays(past.opens, -20),
				ends_on: addDays(past.opens, 480),
				slug: past.opens.slice(0, 4)
			}
		})
	);
	const edition = programme.edition?.id as string;
	const first = await announce(teller, officer, edition, miniTrainings, past, `mini-mokymai-${past.opens.slice(0, 4)}`);
	const earlier: Telling = { teller, country, writer: writer(teller, Number(past.opens.slice(0, 4)), said) };
	await tellPastCall(earlier, first, country.schools.slice(1, 184));
	await tellLate(earlier, officer, first, country.schools[200] as StorySchool);
	await teller.settle(addDays(past.closes, 3));
	await lookAll(teller, country, first.id, addDays(past.closes, 1));
	await letPass(teller, country, first.id, addDays(past.closes, 1), 16);
	await tellSelection(earlier, first);
	await tellTrainings(earlier, first, { edition, first: addDays(now, -300), last: addDays(now, 45) });

	await tellPupils(teller, country, septemberBefore(present.opens));
	const next = await must(
		cloneEdition(teller.as(officer, addDays(present.opens, -21)), {
			edition_id: edition,
			name: editionName(present.opens),
			starts_on: addDays(present.opens, -10),
			slug: `${present.opens.slice(0, 4)}-ruduo`
		})
	);
	const second = await announceCloned(
		teller,
		officer,
		next.calls[0] as { id: string; slug: string },
		called(miniTrainings, callName(present.opens)),
		present
	);
	await tellQuestions(teller, officer, second);
	const telling: Telling = { teller, country, writer: writer(teller, Number(present.opens.slice(0, 4)), said) };
	const sent = await tellOpenCall(telling, second, country.schools.slice(150 - 2, 300));
	await tellOwnDraft(telling, second, country.schools[0] as StorySchool);
	await tellClaim(telling, second, country.schools.at(-1) as StorySchool, addDays(now, -3));
	await teller.settle(addDays(now, -1));
	await tellCentreWork(telling, sent);
	await teller.settle(now, '06:00');
}

const callName = (day: Day): Text => ({
	lt: `Kvietimas dalyvauti ${day.slice(0, 4)} m. mini mokymuose`,
	en: `Call for mini-trainings in ${day.slice(0, 4)}`
});

const editionName = (day: Day): Text => ({ lt: `${day.slice(0, 4)} m. mini mokymai`, en: `Mini-trainings ${day.slice(0, 4)}` });

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
 * repaired. The last disruption was reported yesterday, and nobody has chosen a repair yet.
 */
async function tellTrainings(telling: Telling, call: StoryCall, season: Season): Promise<void> {
	const on = addDays(season.first, -32);
	await tellSeason(telling, season, on);
	await tellLecturers(telling, call, season, on);
	await tellTimetable(telling, season, addDays(on, 6));
	await tellDisruptions(telling, season, 50);
	await tellDisruption(telling, season, 'lecturer_away', addDays(telling.teller.today, -1));
}

async function tellPastCall(telling: Telling, call: StoryCall, schools: readonly StorySchool[]): Promise<void> {
	await forEach(schools, async (school, index) => {
		const on = addDays(call.opens_on, 2 + (index % 28));
		const begun = await begin(telling, call, school, on);
		await choose(telling, begun, within(school, 9));
		await ground(telling, begun);
		if (index % 9 === 4) await choose(telling, begun, above(school).slice(0, 1));
		if (school.staff.length > 9) await trySending(telling, begun, addDays(on, 2));
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
	await trySending(telling, begun, on);
}

const addInstant = (teller: Teller, day: Day): Date => teller.system(day, '16:00').now;

/** The open call: every third is still a draft, and drafts are wrong in all the ways the rules know. */
async function tellOpenCall(telling: Telling, call: StoryCall, schools: readonly StorySchool[]): Promise<Begun[]> {
	const sent: Begun[] = [];
	await forEach(schools, async (school, index) => {
		const on = addDays(call.opens_on, 1 + (index % 20));
		if (index % 3 === 2) return tellDraft(telling, call, school, on, index);
		const begun = await begin(telling, call, school, on);
		await choose(telling, begun, within(school, 8 + (index % 3)));
		await ground(telling, begun);
		if (index % 7 === 3) await choose(telling, begun, above(school).slice(0, 1));
		if (await trySending(telling, begun, addDays(on, 1))) sent.push(begun);
	});
	return sent;
}

/** The head sends. A team that the school could not fill is refused, and stays a draft: the story shows that too. */
async function trySending({ teller }: Telling, { id, school }: Begun, on: Day): Promise<boolean> {
	const outcome = await submitApplication(teller.as(school.head.id, on < teller.today ? on : addDays(teller.today, -1), '11:30'), {
		application_id: id
	});
	if (!outcome.ok && outcome.refusal !== 'not_eligible')
		throw new Error(`the story cannot go on: ${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.ok;
}

const wrongWays: ((telling: Telling, begun: Begun) => Promise<void>)[] = [
	// Seven people where eight are asked for.
	async (telling, begun) => choose(telling, begun, within(begun.school, 7)),
	// Nobody of the administration.
	async (telling, begun) => choose(telling, begun, within(begun.school, 12).slice(1)),
	// Two above the ceiling, and no reason.
	async (telling, begun) => choose(telling, begun, [...within(begun.school, 7), ...above(begun.school).slice(0, 2)]),
	// A whole team, and nothing that the topic rests on.
	async (telling, begun) => choose(telling, begun, within(begun.school, 9)),
	// Nobody chosen yet.
	async () => undefined
];

async function tellDraft(telling: Telling, call: StoryCall, school: StorySchool, on: Day, index: number): Promise<void> {
	const way = (index / 3) | 0;
	const begun = await begin(telling, call, school, on, way % 4 === 3 ? 0.4 : 1);
	await wrongWays[way % wrongWays.length]?.(telling, begun);
	if (way % wrongWays.length < 2) await ground(telling, begun);
	if (way % 6 === 1)
		await mustRefuse(
			submitApplication(telling.teller.as(school.head.id, on, '17:00'), { application_id: begun.id }),
			'not_eligible',
			'answers_missing'
		);
}

/** The school of the personas has begun, and lacks two teachers and somebody of its administration. */
async function tellOwnDraft(telling: Telling, call: StoryCall, school: StorySchool): Promise<void> {
	const begun = await begin(telling, call, school, addDays(telling.teller.today, -6), 0.7);
	await choose(telling, begun, within(school, 6).slice(1));
	await ground(telling, begun);
}

const questions = [
	[
		'Ar į komandą galima įtraukti mokytoją, kuris mokykloje dirba tik du vakarus per savaitę?',
		'Taip. Komandos narys turi būti mokyklos darbuotojas; kiek valandų jis dirba, sąlygos nenustato.'
	],
	[
		'Ar dviejų mokyklų komandos gali mokytis kartu?',
		'Ne, vieni mokymai skirti vienai mokyklai. Kaimynus galima pakviesti stebėti, bet pažymėjimai jiems nebus išduodami.'
	],
	[
		'Mūsų mokykloje 304 mokiniai. Ar verta teikti paraišką?',
		'Taip, atrankoje gali dalyvauti visos mokyklos. Pirmenybė teikiama mokykloms, turinčioms ne daugiau kaip 300 mokinių.'
	]
] as const;

async function tellQuestions(teller: Teller, officer: string, call: StoryCall): Promise<void> {
	for (const [place, [asked, answer]] of questions.entries()) {
		const { id } = await must(
			askQuestion(teller.system(addDays(call.opens_on, 2 + place)), { call_id: call.id, asked, email: null, asker: `story ${place}` })
		);
		await must(answerQuestion(teller.as(officer, addDays(call.opens_on, 3 + place)), { question_id: id, answer }));
	}
}
