import { addDays, instantAt, type Day, type Text } from '#platform';
import { changeCall, createCall, publishCall } from '#programmes/server';
import type { Blueprint } from '#programmes';
import { callOf, type StoryCall } from './applicant.ts';
import { septemberBefore } from './pupils.ts';
import { must, type Teller } from './teller.ts';

export type Days = { opens: Day; closes: Day; hour?: string };

/** The blueprint of a call that is told beside others of the same programme: its name says which it is. */
export const called = (blueprint: Blueprint, { lt, en }: Text, capacity = blueprint.call.capacity): Blueprint => ({
	...blueprint,
	call: { ...blueprint.call, capacity, name: { lt, en } }
});

const contact = { name: 'Audronė Rimkutė', email: 'audrone.rimkute@centras.example', phone: '+370 5 200 0000' };

/** What an officer writes into a call of the story. Categories are looked at a week before it opens, pupils on 1 September. */
const wordsOf = ({ call }: Blueprint, { opens, closes, hour = '16:00' }: Days, order: number) => ({
	name: call.name,
	summary: call.summary,
	capacity: call.capacity,
	contact,
	opens_at: instantAt(opens, '09:00'),
	closes_at: instantAt(closes, hour),
	categories_on: addDays(opens, -7),
	pupils_as_of: septemberBefore(opens),
	publication: {
		title: { lt: `Centro direktoriaus įsakymas Nr. V-${order}`, en: `Order No V-${order} of the director of the centre` },
		published_on: addDays(opens, -13),
		url: null
	}
});

/** An officer writes a call by a blueprint and publishes it a fortnight before it opens. */
export async function announce(
	teller: Teller,
	officer: string,
	edition_id: string,
	blueprint: Blueprint,
	days: Days,
	slug: string
): Promise<StoryCall> {
	const { criteria, form, topics } = blueprint.call;
	const call = await must(
		createCall(teller.as(officer, addDays(days.opens, -14)), {
			...wordsOf(blueprint, days, teller.between(20, 99)),
			edition_id,
			slug,
			rules: { criteria, form, topics }
		})
	);
	return publish(teller, officer, call, days);
}

/** An officer gives a call that came with a cloned edition its own days, and publishes it. */
export async function announceCloned(
	teller: Teller,
	officer: string,
	call: { id: string; slug: string },
	blueprint: Blueprint,
	days: Days
): Promise<StoryCall> {
	await must(
		changeCall(teller.as(officer, addDays(days.opens, -14)), { call_id: call.id, ...wordsOf(blueprint, days, teller.between(20, 99)) })
	);
	return publish(teller, officer, call, days);
}

async function publish(teller: Teller, officer: string, call: { id: string; slug: string }, { opens, closes }: Days): Promise<StoryCall> {
	await must(publishCall(teller.as(officer, addDays(opens, -13)), { call_id: call.id }));
	return callOf(teller, call, opens, closes);
}
