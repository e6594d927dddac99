import { submitApplication } from '#applications/server';
import { addDays, type Day } from '#platform';
import { miniTrainings } from '#programmes';
import { createProgramme } from '#programmes/server';
import { begin, choose, ground, within, type Begun, type StoryCall, type Telling } from './applicant.ts';
import { announce } from './calls.ts';
import { tellCountry, type StorySchool } from './country.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { forEach, must, type Teller } from './teller.ts';
import { writer } from './words/paragraphs.ts';

/** An open call with so many applications of as many schools, and a sixth as many drafts (200 at most), told through the same use cases as any other: for benchmarks. */
export async function tellScale(teller: Teller, size: number): Promise<void> {
	const drafts = Math.min(200, Math.ceil(size / 6));
	const { telling, call, days } = await openCall(teller, size + drafts);
	const { schools } = telling.country;
	await forEach(schools.slice(0, size), async (school, index) => {
		const begun = await prepare(telling, call, school, index, addDays(days.opens, 1 + (index % 20)));
		await submitApplication(teller.as(school.head.id, addDays(days.opens, 2 + (index % 20)), '11:00'), { application_id: begun.id });
		if (index % 200 === 199) teller.say(`${index + 1} applications`);
	});
	await forEach(
		schools.slice(size, size + drafts),
		async (school) => void (await begin(telling, call, school, addDays(teller.today, -2), 0.3))
	);
	await teller.settle(addDays(teller.today, -1));
}

/** An open call to which so many schools have everything ready and have not sent it: the evening before its end. */
export async function tellReady(teller: Teller, size: number): Promise<void> {
	const { telling, call, days } = await openCall(teller, size);
	await forEach(telling.country.schools.slice(0, size), async (school, index) => {
		await prepare(telling, call, school, index, addDays(days.opens, 1 + (index % 20)));
		if (index % 200 === 199) teller.say(`${index + 1} applications are ready`);
	});
	await teller.settle(addDays(teller.today, -1));
}

async function prepare(telling: Telling, call: StoryCall, school: StorySchool, index: number, on: Day): Promise<Begun> {
	const begun = await begin(telling, call, school, on);
	await choose(telling, begun, within(school, 8 + (index % 3)));
	await ground(telling, begun);
	return begun;
}

/** A country with so many schools that somebody represents, and a call that is open to them. */
async function openCall(teller: Teller, schools: number) {
	const country = await tellCountry(teller, schools + unrepresented);
	const days = { opens: addDays(teller.today, -24), closes: addDays(teller.today, 18) };
	await tellPupils(teller, country, septemberBefore(days.opens));
	const programme = await must(
		createProgramme(teller.as(country.officers.centre, addDays(days.opens, -30)), {
			centre_id: country.centre,
			kind: miniTrainings.kind,
			name: miniTrainings.name,
			summary: miniTrainings.summary,
			slug: 'mini-mokymai',
			edition: {
				name: { lt: 'Mastelio bandymas', en: 'A trial of scale' },
				starts_on: addDays(days.opens, -20),
				ends_on: addDays(days.opens, 330),
				slug: 'mastelis'
			}
		})
	);
	const call = await announce(teller, country.officers.centre, programme.edition?.id as string, miniTrainings, days, 'mini-mokymai');
	const telling: Telling = { teller, country, writer: writer(teller, Number(days.opens.slice(0, 4)), null) };
	return { telling, call, days };
}

/** Schools that nobody represents yet. */
const unrepresented = 4;
