import { askEndorsement, submitApplication } from '#applications/server';
import { addDays, type Day } from '#platform';
import { networks2006, networksFollowOn } from '#programmes';
import { createEdition, createProgramme } from '#programmes/server';
import { keepPromises, signAll, tellAgreements, tellAmendment, tellSigners } from './agreeing.ts';
import { begin, choose, describe, within, type Begun, type StoryCall, type Telling } from './applicant.ts';
import { announce, called } from './calls.ts';
import { tellBook } from './book.ts';
import { endorse, lookAll } from './centre-work.ts';
import { networkTerms, tellCertificateTerms } from './certifying.ts';
import { tellAnswers, tellDecisions } from './deciding.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { tellHalf, tellReviewers, tellReviews, tellRound } from './reviewing.ts';
import { paragraphsSoFar, tellCountry, type StorySchool } from './country.ts';
import {
	networkOf,
	tellActive,
	tellClosing,
	tellDeparture,
	tellDuties,
	tellFormation,
	tellFounded,
	tellHelpers,
	type StoryNetwork
} from './networking.ts';
import { tellNetworkEvents, tellThreshold } from './network-events.ts';
import { mattersOf, tellProjects } from './improving.ts';
import { tellPractices } from './practising.ts';
import { tellAfterwards } from './afterwards.ts';
import { tellExport } from './informing.ts';
import { pilotLines, tellMoney } from './reckoning.ts';
import { tellGatherings, tellTalk } from './talking.ts';
import { shareMaterials } from './sharing.ts';
import { forEach, must, type Teller } from './teller.ts';
import { asMailbox, inventName } from './words/people.ts';
import { writer } from './words/paragraphs.ts';

/**
 * Learning-school networks: the pilot of 2006 with its historic days, for which 56 schools apply; and a follow-on edition
 * of teams of seven (B-06) that is now in its ninth month.
 */
export async function tellNetworks(teller: Teller): Promise<void> {
	const country = await tellCountry(teller);
	await teller.settle('2006-01-11');
	const officer = country.officers.centre;
	const said = await paragraphsSoFar(teller);
	const programme = await must(
		createProgramme(teller.as(officer, '2006-04-18'), {
			centre_id: country.centre,
			kind: networks2006.kind,
			name: networks2006.name,
			summary: networks2006.summary,
			slug: 'besimokanciu-mokyklu-tinklai',
			edition: {
				name: { lt: 'Bandomasis projektas 2006–2007 m.', en: 'Pilot 2006–2007' },
				starts_on: '2006-05-01',
				ends_on: '2007-12-31',
				slug: '2006'
			}
		})
	);
	const schools = country.schools.filter(({ type }) => ['basic', 'gymnasium'].includes(type));
	const pilot = await announce(
		teller,
		officer,
		programme.edition?.id as string,
		networks2006,
		{ opens: '2006-05-24', closes: '2006-06-14', hour: '17:00' },
		'tinklai-2006'
	);
	await tellApplications(
		{ teller, country, writer: writer(teller, 2006, said) },
		pilot,
		schools.slice(0, 56),
		async (telling, begun, index) => {
			await choose(telling, begun, within(begun.school, 3 + (index % 3)));
		}
	);
	await teller.settle('2006-06-15');
	await lookAll(teller, country, pilot.id, '2006-06-15');
	const telling = { teller, country, writer: writer(teller, 2006, said) };
	await tellSelection(telling, pilot);
	await tellSigners(telling);
	const agreements = await tellAgreements(telling, programme.edition?.id as string, '2006-09-04');
	await signAll(telling, agreements, '2006-09-06');
	await tellPilotNetworks(telling, programme.edition?.id as string);

	const starts = addDays(teller.today, -255);
	const days = { opens: addDays(starts, -80), closes: addDays(starts, -50) };
	const edition = await must(
		createEdition(teller.as(officer, addDays(days.opens, -30)), {
			programme_id: programme.id,
			name: networksFollowOn.edition.name,
			starts_on: starts,
			ends_on: addDays(starts, 600),
			slug: starts.slice(0, 4),
			terms: { ...networksFollowOn.edition.terms, grouping: { ...networksFollowOn.edition.terms.grouping, ...threeNetworks } },
			targets: networksFollowOn.edition.targets,
			milestones: networksFollowOn.edition.milestones.map(({ name }, place) => ({ name, due_on: addDays(starts, 60 * place) }))
		})
	);
	await tellPupils(teller, country, septemberBefore(days.opens));
	const follow = await announce(teller, officer, edition.id, networksFollowOn, days, 'tinklai-tesinys');
	await tellApplications(
		{ teller, country, writer: writer(teller, Number(days.opens.slice(0, 4)), said) },
		follow,
		followersIn(schools),
		tellSeven
	);
	await teller.settle(days.closes);
	await lookAll(teller, country, follow.id, addDays(days.closes, 1));
	await tellFollowers(telling, follow, edition.id, addDays(starts, 4), schools[65]?.municipality.id);
	await tellFollowOnNetworks(telling, edition.id, addDays(starts, 25), schools[0] as StorySchool, country.schools);
	await tellUnderReview(
		{ teller, country, writer: writer(teller, Number(teller.today.slice(0, 4)), said) },
		edition.id,
		schools.slice(74, 92)
	);
	await tellExport(telling, programme.edition?.id as string);
}

/** The seven networks of the pilot (B-01 … B-03): formed after the agreements, active from October; a year later all end. */
async function tellPilotNetworks(telling: Telling, edition: string): Promise<void> {
	await tellHelpers(telling, '2006-09-12');
	const networks = await tellFormation(telling, edition, '2006-09-20');
	await tellDuties(telling, edition, '2006-09-23', { declining: true });
	await tellActive(telling, networks, '2006-10-02');
	await telling.teller.settle('2006-10-20');
	await tellDeparture(telling, networks[1] as StoryNetwork, '2007-02-05');
	await tellThreshold(telling, edition, '2006-10-05');
	await tellNetworkEvents(telling, edition, networks, { first: '2006-10-10' });
	await telling.teller.settle('2007-06-20');
	const span = { from: '2006-11-06', to: '2007-12-20', ends: true };
	const projects = await tellProjects(telling, networks, span);
	await telling.teller.settle('2007-12-20');
	await tellTalk(telling, networks, mattersOf(projects), { ...span, discussions: 74, posts: [6, 15] }, new Set());
	await forEach(networks, (network) => tellGatherings(telling, network, span));
	await shareMaterials(telling.teller, networks, { ...span, materials: [5, 8] }, new Set());
	// Of every school one: of one that moved to another network what it did there, of the one that left what it had tried until then.
	const lasting = projects.filter(({ school, stays }) => stays || !projects.some((other) => other.school === school && other.stays));
	const examples = await tellPractices(telling, lasting, '2007-12-20');
	await tellMoney(telling, edition, pilotLines, { from: '2006-06-20', days: 545 });
	await tellClosing(telling, networks, '2007-12-31');
	await telling.teller.settle('2008-01-02');
	await tellBook(telling, edition, networks, '2008-01-03');
	await tellAfterwards(telling, examples);
}

/**
 * The three networks of the follow-on: two are at work, in the third nobody who was asked the day before yesterday has
 * answered yet. The school of the personas, which is in one of them, has founded a small network with its neighbours.
 */
async function tellFollowOnNetworks(
	telling: Telling,
	edition: string,
	on: Day,
	home: StorySchool,
	others: readonly StorySchool[]
): Promise<void> {
	const { teller } = telling;
	const networks = await tellFormation(telling, edition, on, { least: '5', most: '6' });
	const mine = await networkOf(teller, networks, home);
	const waiting = networks.filter((one) => one !== mine).at(-1);
	const working = networks.filter((one) => one !== waiting);
	await tellDuties(telling, edition, addDays(on, 4), { without: waiting ? [waiting.number] : [], personas: mine?.number });
	await tellActive(telling, working, addDays(on, 9));
	await teller.settle(addDays(on, 10));
	await tellThreshold(telling, edition, addDays(on, 11));
	await tellCertificateTerms(telling, edition, networkTerms(teller.today), addDays(on, 12));
	await tellNetworkEvents(telling, edition, working, { first: addDays(on, 20), certified: true });
	const span = { from: addDays(on, 24), to: teller.today, ends: false };
	const projects = await tellProjects(telling, working, span);
	await tellTalk(telling, working, mattersOf(projects), { ...span, discussions: 24, posts: [4, 11] }, new Set());
	await forEach(working, (network) => tellGatherings(telling, network, span));
	await shareMaterials(teller, working, { ...span, materials: [5, 7] }, new Set());
	if (mine) await tellFounded(telling, { school: home, neighbours: nearest(home, others, 3), inherits: mine }, addDays(teller.today, -9));
	await tellDuties(telling, edition, addDays(teller.today, -2), { unanswered: true, personas: waiting?.number });
	await teller.settle(addDays(teller.today, -2), '20:00');
}

/** The schools nearest to one, of those that have a head here. */
function nearest(home: StorySchool, others: readonly StorySchool[], count: number): StorySchool[] {
	const away = ({ municipality: { latitude, longitude } }: StorySchool) =>
		Math.hypot(latitude - home.municipality.latitude, 0.57 * (longitude - home.municipality.longitude));
	return others
		.filter(({ id }) => id !== home.id)
		.toSorted((one, other) => away(one) - away(other))
		.slice(0, count);
}

const threeNetworks = { kind: 'networks', networks: 3, schools_each: 6, coordinators_each: 2, experts_at_least: 1 } as const;

/** Schools of the country, that of the personas, and one whose municipality's officer is a persona: both have something to sign today. */
function followersIn(schools: readonly StorySchool[]): StorySchool[] {
	const chosen = [...schools.slice(60, 73), ...schools.slice(100, 104)];
	const waiting = schools[65]?.municipality.id;
	const neighbour = schools.slice(104).find(({ municipality }) => municipality.id === waiting);
	return [...schools.slice(0, 1), ...chosen, ...(neighbour ? [neighbour] : [])];
}

/**
 * Fewer schools applied to the follow-on than it has places: all that were judged take part and have signed. Last week the
 * centre changed two of the agreements, and not everybody has signed the next version yet.
 */
async function tellFollowers(telling: Telling, call: StoryCall, edition: string, on: Day, waiting: string | undefined): Promise<void> {
	const scheme = await tellRound(telling, call, await tellReviewers(telling, 4), { at_most: 10 });
	await tellReviews(telling, call, scheme);
	await tellDecisions(telling, call, 'Ministro įsakymas dėl tinklų tęsinio');
	await tellAnswers(telling, call, { declining: 0, silent: 0 });
	const agreements = await tellAgreements(telling, edition, on);
	await signAll(telling, agreements, addDays(on, 2));
	await keepPromises(telling, agreements);
	const mine = telling.country.schools[0]?.head.id;
	for (const made of agreements.filter(({ signers, municipality }) => signers.school === mine || municipality === waiting))
		await tellAmendment(telling, made, addDays(telling.teller.today, -6));
	await telling.teller.settle(addDays(telling.teller.today, -6));
}

const further = { lt: 'Papildomas kvietimas į besimokančių mokyklų tinklus', en: 'Further call to join the learning-school networks' };

/** A second call of the same edition for six more schools: it has closed, and its reviews are under way today. */
async function tellUnderReview(telling: Telling, edition: string, schools: readonly StorySchool[]): Promise<void> {
	const { teller, country } = telling;
	const days = { opens: addDays(teller.today, -50), closes: addDays(teller.today, -12) };
	await tellPupils(teller, country, septemberBefore(days.opens));
	const call = await announce(teller, country.officers.centre, edition, called(networksFollowOn, further, 6), days, 'tinklai-papildomas');
	await tellApplications(telling, call, schools, tellSeven);
	await teller.settle(days.closes);
	await lookAll(teller, country, call.id, addDays(days.closes, 1));
	const scheme = await tellRound(telling, call, await tellReviewers(telling, 4), { at_most: 10, reserve: 3 });
	await tellHalf(telling, call, scheme);
	await teller.settle(addDays(teller.today, -1));
}

/** The pilot's 42 places (B-20): eight reviewers, a reserve of four. */
async function tellSelection(telling: Telling, call: StoryCall): Promise<void> {
	const reviewers = await tellReviewers(telling, 8);
	const scheme = await tellRound(telling, call, reviewers, { at_most: 20, reserve: 4 });
	await tellReviews(telling, call, scheme);
	await tellDecisions(telling, call, 'Švietimo ministro 2006 m. liepos 12 d. įsakymas Nr. ISAK-1437');
	await tellAnswers(telling, call, { declining: 1, silent: 1 });
}

type Team = (telling: Telling, begun: Begun, index: number) => Promise<void>;

async function tellApplications(telling: Telling, call: StoryCall, schools: readonly StorySchool[], team: Team): Promise<void> {
	const length = 18;
	await forEach(schools, async (school, index) => {
		const on = addDays(call.opens_on, 1 + (index % (length - 4)));
		const begun = await begin(telling, call, school, on, index % 16 === 15 ? 0.3 : 1);
		if (index % 16 === 15) return;
		await team(telling, begun, index);
		await tellEndorsement(telling, begun, on, index % 12 !== 5);
		await send(telling, begun, addDays(on, 3));
	});
}

/** Five of the school, a specialist of its municipality and a methodologist of an education centre. */
async function tellSeven(telling: Telling, begun: Begun): Promise<void> {
	const { teller } = telling;
	await choose(telling, begun, within(begun.school, 5));
	const known = new Set(begun.school.staff.map(({ name }) => name));
	for (const [post, role, house] of [
		['švietimo skyriaus vyriausioji specialistė', 'municipal_specialist', 'savivaldybe.example'],
		['švietimo centro metodininkė', 'centre_methodologist', 'svietimocentras.example']
	] as const) {
		const name = newName(teller, known);
		await describe(telling, begun, { name, email: `${asMailbox(name)}.${begun.school.code}@${house}`, post, roles: [role] });
	}
}

/** A name that nobody of the team has yet: two of one name are asked to tell themselves apart. */
function newName(teller: Teller, known: Set<string>): string {
	for (;;) {
		const name = inventName(teller);
		if (known.has(name)) continue;
		known.add(name);
		return name;
	}
}

/** The school asks its municipality, and the municipality answers the next day; some have not answered yet. */
async function tellEndorsement({ teller, country }: Telling, { id, school }: Begun, on: Day, answered: boolean): Promise<void> {
	await must(askEndorsement(teller.as(school.coordinator.id, on, '16:00'), { application_id: id }));
	if (answered) await endorse(teller, country, school, id, addDays(on, 1));
}

/** The head sends; a school whose municipality has not answered, or which has too few people, cannot. */
async function send({ teller }: Telling, { id, school }: Begun, on: Day): Promise<void> {
	const outcome = await submitApplication(teller.as(school.head.id, on, '12:00'), { application_id: id });
	if (!outcome.ok && outcome.refusal !== 'not_eligible')
		throw new Error(`the story cannot go on: ${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
}
