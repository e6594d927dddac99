import { addDays, dayOf } from '#platform';
import { submitApplication } from '#applications/server';
import { miniTrainings } from '#programmes';
import { begin, choose, ground, within } from '../../stories/applicant.ts';
import { announce } from '../../stories/calls.ts';
import { tellCountry } from '../../stories/country.ts';
import { septemberBefore, tellPupils } from '../../stories/pupils.ts';
import { tellReviewers } from '../../stories/reviewing.ts';
import { must, tellerFor } from '../../stories/teller.ts';
import { writer } from '../../stories/words/paragraphs.ts';
import type { Story } from './story.ts';

export type ClosedCall = { id: string; slug: string; programme: string; path: string; reviewers: string[] };

/**
 * A call of the told year that has closed nine days ago, with fewer places than applications: what a selection begins with.
 * Only schools with eight people whom the
 * rules let in apply.
 */
export async function closedCall(story: Story, schools: number, capacity: number): Promise<ClosedCall> {
	const teller = tellerFor(story.db.pool, {}, dayOf(new Date()), 7, () => undefined);
	const country = await tellCountry(teller, 14);
	const days = { opens: addDays(teller.today, -40), closes: addDays(teller.today, -9) };
	await tellPupils(teller, country, septemberBefore(days.opens));
	const [edition] = await story.query<{ id: string }>('select edition_id as id from programmes.call where id = $1', [story.call.id]);
	const blueprint = { ...miniTrainings, call: { ...miniTrainings.call, capacity } };
	const call = await announce(teller, country.officers.centre, edition?.id as string, blueprint, days, 'uzsidares');
	const telling = { teller, country, writer: writer(teller, 7, null) };
	for (const school of country.schools.filter((one) => within(one, 8).length === 8).slice(0, schools)) {
		const begun = await begin(telling, call, school, addDays(days.opens, 3));
		await choose(telling, begun, within(school, 8));
		await ground(telling, begun);
		await must(submitApplication(teller.as(school.head.id, addDays(days.opens, 5)), { application_id: begun.id }));
	}
	const { programme } = story.call;
	return {
		id: call.id,
		slug: call.slug,
		programme,
		path: `/programme/${programme}/calls/${call.slug}/selection`,
		reviewers: await tellReviewers(telling, 2)
	};
}
