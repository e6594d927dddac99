import { addDays, type Day } from '#platform';
import {
	answerOffer,
	applyDecisions,
	lapseOffers,
	promoteFromReserve,
	readDecisions,
	readLetters,
	readOffers,
	readPending,
	sendLetters,
	takeOverProposal
} from '#selection/server';
import type { StoryCall, Telling } from './applicant.ts';
import type { Country, StorySchool } from './country.ts';
import { inStory } from './country.ts';
import { forEach, must, type Teller } from './teller.ts';

type Placed = { application_id: string; school: StorySchool };

/** An officer takes the proposal over, applies all decisions in one act and sends the letters that follow from it. */
export async function tellDecisions({ teller, country }: Telling, call: StoryCall, basis: string): Promise<void> {
	const officer = country.officers.centre;
	const day = addDays(call.closes_on, 30);
	const by = (time: string) => teller.as(officer, day, time);
	await must(takeOverProposal(by('09:00'), { call: call.slug }));
	const { seen } = await must(readPending(by('09:40'), call.slug));
	await must(applyDecisions(by('10:00'), { call: call.slug, basis, seen }));
	await teller.settle(day, '10:30');
	const sending = addDays(day, 1);
	const { counts } = await must(readLetters(teller.as(officer, sending, '09:00'), call.slug, 1));
	await must(sendLetters(teller.as(officer, sending, '09:10'), { call: call.slug, count: counts.unsent }));
	await teller.settle(sending, '10:00');
}

/** Schools confirm within the week; so many decline, so many are silent and their places lapse. */
export async function tellAnswers(
	telling: Telling,
	call: StoryCall,
	{ declining, silent }: { declining: number; silent: number }
): Promise<void> {
	const { teller, country } = telling;
	const sent = addDays(call.closes_on, 31);
	const placed = await acceptedIn(teller, country, call);
	await forEach(placed, async ({ application_id, school }, place) => {
		if (place < silent) return;
		const declines = place < silent + declining;
		await must(
			answerOffer(teller.as(school.head.id, addDays(sent, 1 + (place % 6)), '14:10'), {
				application_id,
				answer: declines ? 'declined' : 'confirmed',
				reason: declines ? 'Rudenį mokykla keliasi į kitas patalpas, komandos atleisti negalėsime.' : ''
			})
		);
	});
	const over = addDays(sent, 11);
	await lapseOffers(teller.system(over, '00:10'));
	await teller.settle(over, '01:00');
	await promote(telling, call, over);
}

/** The places that came free go to the next of the reserve, and these confirm at once. */
async function promote({ teller, country }: Telling, call: StoryCall, on: Day): Promise<void> {
	const officer = country.officers.centre;
	const { next } = await must(readOffers(teller.as(officer, on, '09:00'), call.slug));
	if (next.length === 0) return;
	const seen = next.map(({ application_id }) => application_id);
	await must(promoteFromReserve(teller.as(officer, on, '09:05'), { call: call.slug, seen }));
	await teller.settle(on, '10:00');
	for (const { application_id, school } of await schoolsOf(teller, country, call, new Set(seen)))
		await must(answerOffer(teller.as(school.head.id, addDays(on, 1), '08:40'), { application_id, answer: 'confirmed' }));
}

/** The applications that were given a place by the act. */
async function acceptedIn(teller: Teller, country: Country, call: StoryCall): Promise<Placed[]> {
	const { rows } = await must(readDecisions(teller.as(country.officers.centre, addDays(call.closes_on, 31)), call.slug, 'accepted'));
	return schoolsOf(teller, country, call, new Set(rows.map(({ application_id }) => application_id)));
}

/** These applications with their schools, in the order of their references. */
export async function schoolsOf(teller: Teller, { schools }: Country, call: StoryCall, wanted: ReadonlySet<string>): Promise<Placed[]> {
	const sent = await inStory(teller, (trx) =>
		trx.selectFrom('applications.application').select(['id', 'school_id']).where('call_id', '=', call.id).orderBy('reference').execute()
	);
	return sent
		.filter(({ id }) => wanted.has(id))
		.map(({ id, school_id }) => ({ application_id: id, school: schools.find((school) => school.id === school_id) as StorySchool }));
}
