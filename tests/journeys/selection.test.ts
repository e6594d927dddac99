import { expect, test } from 'vitest';
import { declareNoInterest, sendReview } from '#selection/server';
import { testBrowser } from '../support/browser.ts';
import { closedCall } from '../support/closed-call.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { storyServer, type StoryPerson } from '../support/story.ts';
import { fill } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();
const call = await closedCall(story, 4, 2);

const persona = (key: string): StoryPerson => {
	const person = story.personas[key];
	if (!person) throw new Error(`there is no ${key} at the door`);
	return person;
};

/** Phases as an officer writes them: each from so many days before or after today to so many. */
type Days = Record<'declaration' | 'review' | 'discussion' | 'decision' | 'appeal', [number, number]>;
const preparing: Days = { declaration: [-1, 2], review: [2, 10], discussion: [10, 12], decision: [12, 14], appeal: [14, 40] };
const reviewing: Days = { declaration: [-3, -1], review: [-1, 10], discussion: [10, 12], decision: [12, 14], appeal: [14, 40] };
const deciding: Days = { declaration: [-8, -6], review: [-6, -3], discussion: [-3, -1], decision: [-1, 5], appeal: [5, 40] };

test('an officer, a reviewer and a head go through a selection: published lots, scores with reasons, one act, letters, a place', async () => {
	const officer = await travel(browser, server.url, story);
	await officer.signInAs(persona('centre_officer'));
	await prepare(officer);
	await review(officer);
	await decide(officer);
	await answer(officer);
});

async function prepare(officer: Traveller): Promise<void> {
	await officer.go(call.path, { status: 200 });
	await officer.press('Pradėti atranką', { status: 200 });
	await setPhases(officer, preparing);
	await officer.go(`${call.path}/scheme/publication`, { status: 200 });
	await officer.press('Skelbti tvarką', { status: 200 });
	await officer.go(`${call.path}/lots`, { status: 200 });
	await officer.press('Ištraukti ir paskelbti burtus', { status: 200 });
	await officer.go(`/calls/${call.slug}/lots`, { status: 200 });
	for (const person of call.reviewers) {
		await officer.go(`${call.path}/reviewers`, { status: 200 });
		await officer.page.locator('select[name="person"]').selectOption(person);
		await fill(officer, { at_most: '10' });
		await officer.press('Pridėti vertintoją', { status: 200 });
	}
	await officer.go(`${call.path}/assignments/balance`, { status: 200 });
	await officer.press(/^Paskirti \d+ vertinim/, { status: 200 });
	await officer.go(`${call.path}/conflicts`, { status: 200 });
	await setPhases(officer, reviewing);
	await officer.go(`${call.path}/lots`, { status: 200 });
}

async function setPhases(officer: Traveller, phases: Days): Promise<void> {
	await officer.go(`${call.path}/phases`, { status: 200 });
	for (const [kind, ends] of Object.entries(phases))
		for (const [place, name] of [`${kind}_starts`, `${kind}_ends`].entries()) {
			const [year = '', month = '', day = ''] = dayIn(ends[place] as number).split('-');
			await fill(officer, { [`${name}_year`]: year, [`${name}_month`]: month, [`${name}_day`]: day, [`${name}_time`]: '9' });
		}
	await officer.press('Įrašyti etapus', { status: 200 });
}

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The persona reviews in the browser, in English and without scripts; the second reviewer hands in beside. */
async function review(officer: Traveller): Promise<void> {
	const reviewer = await travel(browser, server.url, story, { locale: 'en', javaScriptEnabled: false });
	await reviewer.signInAs(persona('reviewer'));
	const tasks = await tasksOf(persona('reviewer').id);
	expect(tasks).toHaveLength(4);
	await reviewer.go('/review', { status: 200 });
	for (const [place, { id }] of tasks.entries()) {
		await reviewer.go(`/review/${id}`, { title: /Do you have an interest/ });
		await reviewer.press('I have no interest', { title: /Review of application/ });
		if (place === 0) await reviewer.press('Hand in the review', { status: 422, title: /^Error/ });
		await score(reviewer, place);
		await reviewer.press('Hand in the review', { status: 200 });
	}
	const other = call.reviewers.find((id) => id !== persona('reviewer').id) as string;
	for (const [place, { id }] of (await tasksOf(other)).entries()) {
		const context = story.db.as(other, new Date());
		await declareNoInterest(context, { assignment_id: id });
		const sent = await sendReview(context, { assignment_id: id, scores: (await criteria()).map((key) => scored(key, place)), remark: '' });
		expect(sent.ok).toBe(true);
	}
	await officer.go(`${call.path}/reviews`, { status: 200 });
	expect(await officer.page.textContent('main')).not.toContain('undefined');
}

const scored = (criterion: string, place: number) => ({ criterion, points: 4 - (place % 4), reason: 'Iš paraiškos tai matyti.' });

async function score(reviewer: Traveller, place: number): Promise<void> {
	for (const key of await criteria())
		await fill(reviewer, { [`${key}_points`]: String(4 - (place % 4)), [`${key}_reason`]: 'Iš paraiškos tai matyti.' });
}

const criteria = async (): Promise<string[]> => {
	const rows = await story.query<{ key: string }>(
		`select jsonb_array_elements(content -> 'criteria') ->> 'key' as key from selection.scheme where published_at is not null`
	);
	return rows.map(({ key }) => key);
};

const tasksOf = (person: string) =>
	story.query<{ id: string }>(
		`select assignment.id from selection.assignment join applications.application a on a.id = application_id where person_id = $1 and ended_at is null order by a.reference`,
		[person]
	);

async function decide(officer: Traveller): Promise<void> {
	await setPhases(officer, deciding);
	await officer.go(`${call.path}/ranking`, { status: 200 });
	await officer.go(`${call.path}/ranking?capacity=1`, { status: 200 });
	await officer.go(`${call.path}/decisions`, { status: 200 });
	await officer.press('Perimti siūlymą', { status: 200 });
	await officer.go(`${call.path}/decisions/act`, { title: /Ar įforminti sprendimus/ });
	await officer.press('Įforminti sprendimus', { status: 422 });
	await fill(officer, { basis: 'Direktoriaus 2026 m. lapkričio 20 d. įsakymas Nr. V-31' });
	await officer.press('Įforminti sprendimus', { status: 200 });
	await untilWritten();
	await officer.go(`${call.path}/letters`, { status: 200 });
	await officer.go(`${call.path}/letters/sending`, { title: /Ar išsiųsti raštus/ });
	await officer.press(/^Išsiųsti 4 raštus/, { status: 200 });
	const decided = await story.query('select outcome, count(*)::int from selection.decision group by 1 order by 1');
	expect(decided).toEqual([
		{ outcome: 'accepted', count: 2 },
		{ outcome: 'reserve', count: 2 }
	]);
}

async function untilWritten(): Promise<void> {
	await expect
		.poll(async () => (await story.query<{ count: number }>('select count(*)::int from selection.letter'))[0]?.count, { timeout: 20_000 })
		.toBe(4);
}

/** The head of a school with a place confirms it, and everybody may see who takes part. */
async function answer(officer: Traveller): Promise<void> {
	const head = await travel(browser, server.url, story);
	await head.signInAs(persona('school_head'));
	const mine = await decisionOf(persona('school_head').id);
	expect(mine.outcome).toBe('accepted');
	await head.go(mine.path, { status: 200 });
	await head.press('Patvirtinti dalyvavimą', { status: 200 });
	await officer.go(`${call.path}/offers`, { status: 200 });
	await officer.go(`/calls/${call.slug}/results`, { status: 200 });
	expect(await officer.page.textContent('main')).toContain(mine.school);
}

type Decided = { path: string; school: string; outcome: string };

async function decisionOf(head: string): Promise<Decided> {
	const [found] = await story.query<Decided>(
		`select '/school/' || a.school_id || '/applications/' || a.id || '/decision' as path, a.school_name as school, decision.outcome
		from selection.decision join applications.application a on a.id = application_id
		join people.role on role.organisation_id = a.school_id and role.kind = 'school_head' where role.person_id = $1`,
		[head]
	);
	if (!found) throw new Error('the school has no decision');
	return found;
}
