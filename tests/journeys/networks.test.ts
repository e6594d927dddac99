import { expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { confirmPlace } from '../support/confirmed.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { storyServer, type StoryPerson } from '../support/story.ts';
import { fill } from './applying.ts';

const { story, server } = await storyServer();
const browser = await testBrowser();

const persona = (role: string): StoryPerson => {
	const found = story.personas[role];
	if (!found) throw new Error(`nobody at the door is a ${role}`);
	return found;
};
const main = (traveller: Traveller) => traveller.page.textContent('main');

const schools = story.schools.slice(0, 6);
let slug = '';
for (const school of schools) slug = (await confirmPlace(story, school, persona('centre_officer').id)).edition.slug;
await story.query(`update programmes.edition set terms = jsonb_set(terms, '{grouping}', $2) where slug = $1`, [
	slug,
	{ kind: 'networks', networks: 2, schools_each: 3, coordinators_each: 1, experts_at_least: 1 }
]);
const base = `/programme/${story.call.programme}/editions/${slug}/networks`;

test('an officer forms two networks, a coordinator and an expert answer from their letters, and a school sees its network at work', async () => {
	const officer = await travel(browser, server.url, story);
	await officer.signInAs(persona('centre_officer'));
	await propose(officer);
	await change(officer);
	await confirm(officer);
	const network = await find(officer);
	await officer.go(`/network/${network.id}`, { status: 200 });
	expect(await main(officer)).toContain('Pilnas');
	await officer.press('Leisti pradėti darbą', { status: 200 });
	await agree(network.id);
	await visit(network);
});

/** The machine proposes; without scripts the page shows how far it is, and then the proposal. */
async function propose(officer: Traveller): Promise<void> {
	await officer.go(base, { status: 200 });
	await officer.press('Pradėti sudaryti tinklus', { status: 200 });
	await officer.go(`${base}/criteria`, { status: 200 });
	await fill(officer, { least: '4', most: '4' });
	await officer.press('Išsaugoti', { status: 200 });
	await officer.go(base, { status: 200 });
	expect(await main(officer)).not.toContain('Paprašyti pasiūlymo');
	await officer.go(`${base}/criteria`, { status: 200 });
	await fill(officer, { least: '4', most: '3' });
	await officer.press('Išsaugoti', { status: 422, title: /^Klaida/ });
	await fill(officer, { least: '3', most: '3' });
	await officer.press('Išsaugoti', { status: 200 });
	await officer.press('Paprašyti pasiūlymo', { status: 200 });
	await expect.poll(() => proposals(), { timeout: 30_000 }).toBe(1);
	await officer.go(base, { status: 200 });
}

const proposals = async () => (await story.query<{ count: number }>('select count(*)::int from networks.proposal'))[0]?.count;

/** A school is asked why it is where it is, locked, and swapped with one of the other network; both proposals are compared. */
async function change(officer: Traveller): Promise<void> {
	await officer.follow('Nr. 1', { title: /Nr. 1/ });
	const [school] = await story.query<{ id: string }>(`select groups -> 0 -> 'members' ->> 1 as id from networks.proposal where number = 1`);
	await officer.page.locator(`main svg a[href*="${school?.id}"]`).first().focus();
	await officer.after(() => officer.page.keyboard.press('Enter'), { status: 200 });
	expect(await main(officer)).toContain('Iki tinklo centro');
	await officer.press('Užrakinti šiame tinkle', { status: 200 });
	await officer.page.locator('main table button', { hasText: 'Sukeisti' }).first().waitFor();
	await officer.press('Sukeisti', { status: 200 });
	await officer.go(base, { status: 200 });
	await officer.press('Palyginti', { title: /Kuo skiriasi/ });
}

async function confirm(officer: Traveller): Promise<void> {
	const [first] = await story.query<{ id: string }>('select id from networks.proposal where number = 1');
	await officer.go(`${base}/confirmation?proposal=${first?.id}`, { title: /Patvirtinti pasiūlymą Nr. 1/ });
	await officer.press(/^Patvirtinti ir sudaryti tinklus/, { status: 200 });
	await officer.go(`${base}/proposals/${first?.id}`, { status: 200 });
}

/** Helpers are named and asked; they answer from the letter, the expert in English and without scripts. */
async function find(officer: Traveller): Promise<{ id: string; slug: string; school: string }> {
	const [network] = await story.query<{ id: string; slug: string; school: string }>(
		`select n.id, n.slug, m.school_id as school from networks.network n join networks.membership m on m.network_id = n.id
		where m.school_id = any($1) order by (m.school_id = $2) desc limit 1`,
		[schools.map(({ id }) => id), ownSchool().id]
	);
	if (!network) throw new Error('no network was formed');
	await officer.go(`${base}/people`, { status: 200 });
	await name(officer, persona('network_coordinator'), 'Koordinatorius');
	await name(officer, persona('expert'), 'Ekspertas');
	for (const [person, duty] of [
		[persona('network_coordinator'), 'coordinator'],
		[persona('expert'), 'expert']
	] as const) {
		await officer.go(`${base}/people`, { status: 200 });
		await officer.after(
			() => officer.page.locator(`form:has([value="${network.id}"]):has([value="${person.id}"]) button`).first().click(),
			{
				status: 200
			}
		);
		const reader = await travel(browser, server.url, story, duty === 'expert' ? { locale: 'en', javaScriptEnabled: false } : {});
		await reader.go(await letterTo(person, 'duty'), { status: 200 });
		await reader.press(duty === 'expert' ? 'I agree' : 'Sutinku', { status: 200 });
	}
	return network;
}

const ownSchool = () => schools.find(({ head }) => head.id === persona('school_head').id) ?? (schools[0] as (typeof schools)[number]);

async function name(officer: Traveller, person: StoryPerson, duty: string): Promise<void> {
	await officer.page.locator('summary', { hasText: 'Įrašyti žmogų' }).click();
	await fill(officer, { email: person.email, most_networks: '2' });
	await officer.page.getByLabel(new RegExp(duty, 'i')).first().check();
	await officer.page.locator('[name=municipality_id]').selectOption({ index: 3 });
	await officer.press('Įrašyti', { status: 200 });
}

/** The path of the signed link in the last letter to somebody. */
async function letterTo(person: StoryPerson, what: string): Promise<string> {
	const [letter] = await story.query<{ body: string }>(
		`select body from platform.mail where to_address = $1 and body like '%/network/${what}/%' order by written_at desc limit 1`,
		[person.email]
	);
	const path = new RegExp(`/network/${what}/[^\\s)]+`).exec(letter?.body ?? '')?.[0];
	if (!path) throw new Error(`there is no letter to ${person.email}`);
	return path;
}

/** The coordinator writes the charter. */
async function agree(network: string): Promise<void> {
	const coordinator = await travel(browser, server.url, story);
	await coordinator.signInAs(persona('network_coordinator'));
	await coordinator.go('/network', { status: 200 });
	await coordinator.go(`/network/${network}/charter`, { status: 200 });
	await coordinator.press('Išsaugoti susitarimą', { status: 422, title: /^Klaida/ });
	await fill(coordinator, { aim: 'Iki pavasario komandos lankysis trijose pamokose.', rules: 'Atvykstame dviese.', time: '14' });
	await fill(coordinator, { first_on_year: '2027', first_on_month: 'sausio', first_on_day: '12' });
	await coordinator.page.locator('[name=every_weeks]').selectOption('4');
	await coordinator.page.locator('[name=place]').first().check();
	await coordinator.press('Išsaugoti susitarimą', { status: 200 });
	expect(await main(coordinator)).toContain('trijose pamokose');
}

/** The head sees the network and founds a small one; everybody sees the active one on the map. */
async function visit(network: { id: string; slug: string; school: string }): Promise<void> {
	const school = story.schools.find(({ id }) => id === network.school) as (typeof schools)[number];
	const head = await travel(browser, server.url, story, { viewport: { width: 390, height: 844 } });
	await head.signInAs(school.head);
	await head.go(`/school/${school.id}/networks`, { status: 200 });
	await head.go(`/network/${network.id}`, { status: 200 });
	await head.go(`/school/${school.id}/networks/new`, { status: 200 });
	await head.press('Įkurti tinklą', { status: 422, title: /^Klaida/ });
	await fill(head, { name: 'Kaimynų tinkliukas', problem: 'Kaip kalbėtis apie mokymąsi' });
	await head.page.locator('[name=inherits_id]').first().check();
	await head.press('Įkurti tinklą', { status: 200 });
	const reader = await travel(browser, server.url, story, { locale: 'en' });
	await reader.go('/networks', { status: 200 });
	await reader.go(`/networks/${network.slug}`, { status: 200 });
	expect(await main(reader)).toContain(school.name);
	expect(await main(reader)).not.toContain('@');
}
