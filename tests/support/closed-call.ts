import { addDays, dayOf } from '#platform';
import { submitApplication } from '#applications/server';
import { miniTrainings, type Rule } from '#programmes';
import { begin, choose, ground, within } from '../../stories/applicant.ts';
import { announce } from '../../stories/calls.ts';
import { tellCountry } from '../../stories/country.ts';
import { septemberBefore, tellPupils } from '../../stories/pupils.ts';
import { tellReviewers } from '../../stories/reviewing.ts';
import { must, tellerFor } from '../../stories/teller.ts';
import { writer } from '../../stories/words/paragraphs.ts';
import type { Story } from './story.ts';

export type ClosedCall = { id: string; slug: string; path: string; reviewers: string[] };

/**
 * A call of the told year that has closed nine days ago, with fewer places than applications: what a selection begins
 * with. The school of the personas is the first to apply.
 */
export async function closedCall(story: Story, schools: number, capacity: number): Promise<ClosedCall> {
	const teller = tellerFor(story.db.pool, {}, dayOf(new Date()), 7, () => undefined);
	const country = await tellCountry(teller, 14);
	const officer = country.officers.centre;
	const days = { opens: addDays(teller.today, -40), closes: addDays(teller.today, -9) };
	await tellPupils(teller, country, septemberBefore(days.opens));
	const { criteria, ...form } = miniTrainings.call;
	const [edition] = await story.query<{ id: string }>('select edition_id as id from programmes.call where id = $1', [story.call.id]);
	const blueprint = { ...miniTrainings, call: { ...form, capacity, criteria: criteria.map(forSmallTeams) } };
	const call = await announce(teller, officer, edition?.id as string, blueprint, days, 'uzsidares');
	const telling = { teller, country, writer: writer(teller, 7, null) };
	for (const school of country.schools.slice(0, schools)) {
		const begun = await begin(telling, call, school, addDays(days.opens, 3));
		await choose(telling, begun, within(school, 5));
		await ground(telling, begun);
		await must(submitApplication(teller.as(school.head.id, addDays(days.opens, 5)), { application_id: begun.id }));
	}
	return {
		id: call.id,
		slug: call.slug,
		path: `/programme/${story.call.programme}/calls/${call.slug}/selection`,
		reviewers: await tellReviewers(telling, 2)
	};
}

/** Schools of the small story have few teachers below the ceiling of categories. */
const forSmallTeams = (rule: Rule): Rule =>
	rule.criterion === 'team_size_between' ? ({ ...rule, params: { least: 4, most: null } } as Rule) : rule;
