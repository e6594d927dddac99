import { addDays, instantAt, type Day } from '#platform';
import { findOrAddPerson } from '#people/server';
import { addStaff } from '#schools/server';
import type { Scheme } from '#selection';
import {
	applyBalance,
	beginRound,
	declareInterest,
	declareNoInterest,
	drawLots,
	proposeBalance,
	publishScheme,
	putReviewer,
	readScheme,
	saveScheme,
	sendReview
} from '#selection/server';
import type { StoryCall, Telling } from './applicant.ts';
import { inStory, tellRole, type Country } from './country.ts';
import { forEach, must, type Teller } from './teller.ts';
import { asMailbox, inventName } from './words/people.ts';
import { reasonFor, remarkOn } from './words/reviews.ts';

/** The people who review for the centre; the first is a persona. */
export type Reviewers = string[];

/** So many reviewers; three of them teach in schools that may apply, so that the registers have interests to find. */
export async function tellReviewers({ teller, country }: Telling, count: number): Promise<Reviewers> {
	const [persona] = await inStory(teller, (trx) =>
		trx.selectFrom('people.person').select('id').where('persona', '=', 'reviewer').execute()
	);
	const reviewers = persona ? [persona.id] : [];
	while (reviewers.length < count) reviewers.push(await tellReviewer(teller, country, reviewers.length));
	return reviewers;
}

const since: Day = '2006-02-01';

async function tellReviewer(teller: Teller, country: Country, place: number): Promise<string> {
	const name = inventName(teller);
	const email = `${asMailbox(name)}.${place}@vertintojai.example`;
	const person = await inStory(teller, (trx) => findOrAddPerson(trx, instantAt(since, '09:00'), { name, email }));
	await tellRole(teller, person, 'reviewer', country.centre);
	const school = country.schools[place * 17];
	if (place < 4 && school)
		await must(
			addStaff(teller.system(since), {
				school_id: school.id,
				name,
				email,
				post: name.endsWith('ė') ? 'mokytoja' : 'mokytojas',
				subject: 'istorija',
				administration: false,
				teaching: true,
				starts_on: since,
				category: 'expert_teacher',
				category_from: since
			})
		);
	return person;
}

/**
 * The call has closed: the round is begun, its scheme published, the lots drawn, reviewers found and applications shared out
 * among them, all on the next two days.
 */
export async function tellRound(
	{ teller, country }: Telling,
	call: StoryCall,
	reviewers: Reviewers,
	{ at_most, ...own }: { at_most: number } & Partial<Scheme>
): Promise<Scheme> {
	const officer = country.officers.centre;
	const first = addDays(call.closes_on, 1);
	const by = (time: string) => teller.as(officer, first, time);
	await must(beginRound(by('08:10'), { call: call.slug }));
	const { standing } = await must(readScheme(by('08:20'), call.slug));
	const scheme = { ...standing.content, ...own };
	await must(saveScheme(by('08:25'), { call: call.slug, scheme }));
	await must(publishScheme(by('08:30'), { call: call.slug }));
	await must(drawLots(by('08:40'), { call: call.slug }));
	for (const person of reviewers) await must(putReviewer(by('08:50'), { call: call.slug, person, topics: [], at_most }));
	await share(teller, officer, call, first, '11:00');
	return scheme;
}

async function share(teller: Teller, officer: string, call: StoryCall, on: Day, time: string): Promise<void> {
	const { mark, proposed } = await must(proposeBalance(teller.as(officer, on, time), { call: call.slug }));
	if (proposed.length > 0) await must(applyBalance(teller.as(officer, on, time), { call: call.slug, mark }));
}

type Task = { id: string; application_id: string; person_id: string };

/** Reviewers say whether they have an interest, one has; what is freed goes to another; then every review is handed in. */
export async function tellReviews(telling: Telling, call: StoryCall, scheme: Scheme): Promise<void> {
	const { teller, country } = telling;
	const declared = addDays(call.closes_on, 2);
	const [one] = await tasksOf(teller, call);
	if (one)
		await must(
			declareInterest(teller.as(one.person_id, declared, '12:00'), {
				assignment_id: one.id,
				kind: 'family',
				reason: 'Mokykloje mokosi mano sūnėnas.'
			})
		);
	await share(teller, country.officers.centre, call, addDays(declared, 1), '10:00');
	const tasks = await tasksOf(teller, call);
	await declare(teller, tasks, declared);
	await tellSheets(teller, call, scheme, tasks);
}

/** The reviews are under way: of three applications one is judged, one is only declared, and one not touched yet. */
export async function tellHalf({ teller }: Telling, call: StoryCall, scheme: Scheme): Promise<void> {
	const tasks = await tasksOf(teller, call);
	const third = (which: number) => tasks.filter((_, place) => Math.floor(place / 2) % 3 === which);
	await declare(teller, [...third(0), ...third(1)], addDays(call.closes_on, 2));
	await tellSheets(teller, call, scheme, third(0));
}

const declare = (teller: Teller, tasks: readonly Task[], on: Day): Promise<void> =>
	forEach(
		tasks,
		async ({ id, person_id }) => void (await must(declareNoInterest(teller.as(person_id, on, '15:00'), { assignment_id: id })))
	);

/** An application is as good as it is; a reviewer is a little stricter or milder than that. */
async function tellSheets(teller: Teller, call: StoryCall, scheme: Scheme, tasks: readonly Task[]): Promise<void> {
	const worth = new Map<string, number>();
	const severity = new Map<string, number>();
	const sheets = tasks.map(({ id, application_id, person_id }, place) => {
		if (!worth.has(application_id)) worth.set(application_id, 1.6 + 2.2 * teller.next());
		if (!severity.has(person_id)) severity.set(person_id, teller.next() - 0.5);
		const level = () => Math.round((worth.get(application_id) ?? 2) - (severity.get(person_id) ?? 0) + (teller.next() - 0.5) * 1.6);
		const scores = scheme.criteria.map(({ key }) => {
			const points = Math.min(4, Math.max(1, level()));
			return { criterion: key, points, reason: reasonFor(key, points, teller) };
		});
		const latest = addDays(teller.today, -1);
		const on = addDays(call.closes_on, 5 + (place % 15));
		return { person_id, on: on < latest ? on : latest, sheet: { assignment_id: id, scores, remark: remarkOn(teller) } };
	});
	await forEach(sheets, async ({ person_id, on, sheet }) => void (await must(sendReview(teller.as(person_id, on, '13:20'), sheet))));
}

/** What stands assigned in a call and is not handed in, in an order that each telling keeps. */
const tasksOf = (teller: Teller, call: StoryCall): Promise<Task[]> =>
	inStory(teller, (trx) =>
		trx
			.selectFrom('selection.assignment as assignment')
			.innerJoin('applications.application as application', 'application.id', 'assignment.application_id')
			.innerJoin('people.person as person', 'person.id', 'assignment.person_id')
			.select(['assignment.id', 'assignment.application_id', 'assignment.person_id'])
			.where('application.call_id', '=', call.id)
			.where('assignment.ended_at', 'is', null)
			.where('assignment.sent_at', 'is', null)
			.orderBy('application.reference')
			.orderBy('person.email')
			.execute()
	);
