import { expect, test } from 'vitest';
import { newId } from '#platform';
import { testBrowser } from '../support/browser.ts';
import { confirmPlace } from '../support/confirmed.ts';
import { travel } from '../support/journey.ts';
import { storyServer, type StoryPerson } from '../support/story.ts';
import { fill } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

const persona = (role: string): StoryPerson => {
	const found = story.personas[role];
	if (!found) throw new Error(`nobody at the door is a ${role}`);
	return found;
};

/** Two networks of three schools that have confirmed their places, and a seventh school that is in none: the rows are those that the formation writes. */
async function formed(): Promise<{ id: string; edition: { id: string; slug: string } }[]> {
	const officer = persona('centre_officer').id;
	const schools = story.schools.slice(0, 7);
	const { edition } = await confirmPlace(story, schools[0] as (typeof schools)[0], officer);
	for (const school of schools.slice(1)) await confirmPlace(story, school, officer);
	const now = new Date();
	const criteria = { distance: 'some', topic: 'some', same_type: 'none' };
	await story.query(
		`insert into networks.formation (edition_id, level, networks, least, most, criteria, changed_at) values ($1, 'national', 2, 3, 3, $2, $3)`,
		[edition.id, criteria, now]
	);
	const [run, proposal] = [newId(), newId()];
	await story.query(
		`insert into planning.run (id, problem, about_kind, about_id, instance, asked_at, asked_by, begun_at, ended_at, outcome, result)
		values ($1, 'networks', 'edition', $2, '{}', $3, $4, $3, $3, 'stopped', '{"plan": null, "clashes": [], "fault": null}')`,
		[run, edition.id, now, officer]
	);
	const situation = { networks: 2, least: 3, most: 3, criteria, wishes: [], schools: [] };
	await story.query(
		`insert into networks.proposal (id, edition_id, number, how, run_id, situation, groups, objective, made_at) values ($1, $2, 1, 'computed', $3, $4, '[]', 0, $5)`,
		[proposal, edition.id, run, situation, now]
	);
	const made = [];
	for (const number of [1, 2]) {
		const members = schools.slice((number - 1) * 3, number * 3);
		const id = newId();
		await story.query(
			`insert into networks.network (id, edition_id, kind, number, slug, name, level, schools_least, schools_most, coordinators, experts_least, host_id, proposal_id, formed_at)
			values ($1, $2, 'formed', $3, $4, $5, 'national', 3, 3, 2, 1, $6, $7, $8)`,
			[
				id,
				edition.id,
				number,
				`tinklas-${number}`,
				{ lt: `Tinklas Nr. ${number}`, en: `Network No. ${number}` },
				members[0]?.id,
				proposal,
				now
			]
		);
		for (const school of members)
			await story.query(
				`insert into networks.membership (id, network_id, edition_id, kind, school_id, application_id, starts_on, joined, joined_at)
				values ($1, $2, $3, 'formed', $4, $5, current_date - 30, 'formed', $6)`,
				[newId(), id, edition.id, school.id, school.application, now]
			);
		made.push({ id, edition });
	}
	return made;
}

/** A day of the form: today, or so many days later. */
function dayFields(name: string, later = 0): Record<string, string> {
	const [year = '', month = '', day = ''] = new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10).split('-');
	return { [`${name}_year`]: year, [`${name}_month`]: String(Number(month)), [`${name}_day`]: String(Number(day)) };
}

test('a school leaves its network, the centre fills the place at its exact cost, and the school founds a network and asks another one', async () => {
	const [one] = await formed();
	const school = story.schools[0] as (typeof story.schools)[0];
	if (!one) throw new Error('there is no network');

	const head = await travel(browser, server.url, story, { viewport: { width: 390, height: 844 } });
	await head.signInAs(school.head);
	await head.go(`/school/${school.id}/networks`, { status: 200 });
	await head.follow('Tinklas Nr. 1', { title: /Tinklas Nr. 1/ });
	await head.follow(/Mokykla išeina/, { status: 200 });
	await head.press('Išeiti iš tinklo', { status: 422, title: /^Klaida/ });
	await fill(head, { ...dayFields('last_day'), reason: 'Mokykla reorganizuojama.' });
	await head.press('Išeiti iš tinklo', { status: 200 });
	expect(await head.page.textContent('main')).toContain('Nepilnas');

	const officer = await travel(browser, server.url, story);
	await officer.signInAs(persona('centre_officer'));
	await officer.go('/today', { status: 200 });
	await officer.follow(/Užpildykite laisvą mokyklos vietą/, { title: /Kas užims laisvą vietą/ });
	await officer.press('Užpildyti vietą', { status: 422, title: /^Klaida/ });
	await officer.page.locator('[name=way]').first().check();
	await fill(officer, { reason: 'Kad keliai būtų trumpesni.' });
	await officer.press('Užpildyti vietą', { status: 200 });
	expect(await officer.page.textContent('main')).toContain('Vieta užpildyta');
	const [count] = await story.query<{ open: number }>(
		'select count(*)::int as open from networks.membership where network_id = $1 and left_at is null',
		[one.id]
	);
	expect(count?.open).toBe(3);

	await head.go(`/school/${school.id}/networks/new`, { status: 200 });
	await fill(head, { name: 'Kaimynų tinkliukas', problem: 'Kaip kalbėtis apie mokymąsi' });
	await head.press('Įkurti tinklą', { status: 200 });
	await head.follow('Pakviesti mokyklą', { status: 200 });
	const guest = story.schools[7] as (typeof story.schools)[0];
	await fill(head, { school_q: guest.code });
	await head.press('Ieškoti', { status: 200 });
	await head.page.locator(`[name=school][value="${guest.id}"]`).check();
	await head.press('Išsiųsti kvietimą', { status: 200 });
	const [letter] = await story.query<{ body: string }>(
		`select body from platform.mail where template = 'school-invited' and to_address = $1 limit 1`,
		[guest.head.email]
	);
	const path = /\/network\/invitation\/[^\s)]+/.exec(letter?.body ?? '')?.[0] ?? '/nowhere';
	const invited = await travel(browser, server.url, story, { locale: 'en', javaScriptEnabled: false });
	await invited.go(path, { status: 200 });
	await invited.press('Join', { status: 200, title: /You have joined/ });
	await invited.go(path, { status: 200, title: /no longer be answered/ });
	await head.page.reload();
	await head.look();
	await head.press('Leisti pradėti darbą', { status: 200 });
	expect(await head.page.textContent('main')).toContain('Viešas tinklo puslapis');
});
