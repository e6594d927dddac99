import { submitApplication } from '#applications/server';
import { addDays } from '#platform';
import { miniTrainings } from '#programmes';
import { createProgramme } from '#programmes/server';
import { begin, choose, ground, within, type Telling } from './applicant.ts';
import { announce } from './calls.ts';
import { tellCountry } from './country.ts';
import { septemberBefore, tellPupils } from './pupils.ts';
import { forEach, must, type Teller } from './teller.ts';
import { writer } from './words/paragraphs.ts';

/** An open call with so many applications of as many schools, and a sixth as many drafts (200 at most), told through the same use cases as any other: for benchmarks. */
export async function tellScale(teller: Teller, size: number): Promise<void> {
	const drafts = Math.min(200, Math.ceil(size / 6));
	const country = await tellCountry(teller, size + drafts + unrepresented);
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
	await forEach(country.schools.slice(0, size), async (school, index) => {
		const begun = await begin(telling, call, school, addDays(days.opens, 1 + (index % 20)));
		await choose(telling, begun, within(school, 8 + (index % 3)));
		await ground(telling, begun);
		await submitApplication(teller.as(school.head.id, addDays(days.opens, 2 + (index % 20)), '11:00'), { application_id: begun.id });
		if (index % 200 === 199) teller.say(`${index + 1} applications`);
	});
	await forEach(
		country.schools.slice(size, size + drafts),
		async (school) => void (await begin(telling, call, school, addDays(teller.today, -2), 0.3))
	);
	await teller.settle(addDays(teller.today, -1));
}

/** Schools that nobody represents yet. */
const unrepresented = 4;
