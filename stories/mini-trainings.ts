import { submitApplication } from '#applications/server';
import { addDays, type Day, type Text } from '#platform';
import { miniTrainings } from '#programmes';
import { answerQuestion, askQuestion, cloneEdition } from '#programmes/server';
import { above, begin, choose, ground, sendOrNot, within, type Begun, type StoryCall, type Telling } from './applicant.ts';
import { announce, announceCloned, called } from './calls.ts';
import { tellCentreWork, tellClaim } from './centre-work.ts';
import { paragraphsSoFar, tellCountry, type StorySchool } from './country.ts';
import { tellEarlyCall } from './early-call.ts';
import { editionName, tellLastYear, type Told } from './last-year.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { forEach, must, mustRefuse, type Teller } from './teller.ts';
import { writer } from './words/paragraphs.ts';

/**
 * Mini-trainings: last year's edition from its call to its last training, and this year's, of which an early call has its
 * trainings now and another call is open. About 300 applications in every state; some are wrong in every way that the rules know.
 */
export async function tellMiniTrainings(teller: Teller): Promise<void> {
	const country = await tellCountry(teller);
	await teller.settle('2006-01-11');
	const told: Told = { teller, country, said: await paragraphsSoFar(teller) };
	const { edition } = await tellLastYear(told);
	await tellThisYear(told, edition);
}

/** This year's edition: an early call for ten schools, whose trainings are going on now, and the call that is open. */
async function tellThisYear({ teller, country, said }: Told, last: string): Promise<void> {
	const officer = country.officers.centre;
	const now = teller.today;
	const early = { opens: addDays(now, -112), closes: addDays(now, -90) };
	const present = { opens: addDays(now, -24), closes: addDays(now, 18) };
	const edition = await must(
		cloneEdition(teller.as(officer, addDays(early.opens, -21)), {
			edition_id: last,
			name: editionName(present.opens),
			starts_on: addDays(early.opens, -10),
			slug: `${present.opens.slice(0, 4)}-ruduo`
		})
	);
	const telling: Telling = { teller, country, writer: writer(teller, Number(present.opens.slice(0, 4)), said) };
	const [cloned] = edition.calls as [{ id: string; slug: string }];
	await tellEarlyCall(telling, edition.id, await announceCloned(teller, officer, cloned, called(miniTrainings, earlyName, 10), early));

	await tellPupils(teller, country, septemberBefore(present.opens));
	const blueprint = called(miniTrainings, callName(present.opens));
	const call = await announce(teller, officer, edition.id, blueprint, present, `mini-mokymai-${present.opens.slice(0, 4)}-ruduo`);
	await tellQuestions(teller, officer, call);
	const sent = await tellOpenCall(telling, call, country.schools.slice(150 - 2, 300));
	await tellOwnDraft(telling, call, country.schools[0] as StorySchool);
	await tellClaim(telling, call, country.schools.at(-1) as StorySchool, addDays(now, -3));
	await teller.settle(addDays(now, -1));
	await tellCentreWork(telling, sent);
	await teller.settle(now, '06:00');
}

const earlyName: Text = { lt: 'Ankstyvasis kvietimas dalyvauti mini mokymuose', en: 'Early call for mini-trainings' };

const callName = (day: Day): Text => ({
	lt: `Kvietimas dalyvauti ${day.slice(0, 4)} m. mini mokymuose`,
	en: `Call for mini-trainings in ${day.slice(0, 4)}`
});

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
		if (await sendOrNot(telling, begun, addDays(on, 1))) sent.push(begun);
	});
	return sent;
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
