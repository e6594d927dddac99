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

test('three parties sign an agreement, the last of them without scripts, and it is in force', async () => {
	const officer = await travel(browser, server.url, story);
	const school = story.schools.find(({ head }) => head.id === persona('school_head').id);
	if (!school) throw new Error('the head at the door has no school');
	const { edition } = await confirmPlace(story, school, persona('centre_officer').id);
	const board = `/programme/${story.call.programme}/editions/${edition.slug}/agreements`;
	await officer.signInAs(persona('centre_officer'));
	await officer.go(board, { status: 200 });
	expect(await main(officer)).toContain('žmogaus, turinčio teisę pasirašyti');
	await officer.press('Paprašyti nurodyti, kas pasirašo', { status: 200 });

	const [ministry] = await story.query<{ id: string }>(
		`select organisation_id as id from people.role where person_id = $1 and ends_on is null`,
		[persona('programme_owner').id]
	);
	const municipal = await travel(browser, server.url, story);
	await saysWhoSigns(municipal, persona('municipal_officer'), school.municipality_id, 'Švietimo skyriaus vedėja');
	const owner = await travel(browser, server.url, story, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await saysWhoSigns(owner, persona('programme_owner'), ministry?.id ?? '', 'viceministrė');

	await officer.go(`${board}/plan`, { status: 200 });
	await officer.page.getByLabel('Iš eilės').check();
	await officer.press('Išsaugoti', { status: 200 });
	await officer.press(/Parengti 1 sutartį/, { status: 200 });
	expect(await main(officer)).toContain('Laukiama parašų');

	const head = await travel(browser, server.url, story);
	await head.signInAs(persona('school_head'));
	await head.go('/agreements', { status: 200 });
	await head.follow(school.name, { title: /Sutartis Nr. SUT-/ });
	const path = new URL(head.page.url()).pathname;
	await signs(head);
	await municipal.go(path, { status: 200 });
	await signs(municipal);
	await owner.go(path, { status: 200 });
	await signs(owner);
	expect(await main(owner)).toContain('Pasirašyta visų šalių');
	await owner.follow('1 redakcija', { status: 200 });

	await officer.go(`${path}/amendment`, { status: 200 });
	await fill(officer, { reason: 'Papildyta' });
	await officer.page.locator('[name=before_0]').fill('Šalys susitaria dėl visko.\nMokymai vyksta ir nuotoliu.');
	await officer.press('Parengti naują redakciją', { status: 200 });
	expect(await main(officer)).toContain('Pasirašyta visų šalių');
	await officer.follow('2 redakcija', { status: 200 });
	expect(await officer.page.locator('ins').first().textContent()).toContain('visko');
	await head.go(`${path}/refusal`, { status: 200 });
	await head.press('Atsisakyti pasirašyti', { status: 422 });
	await fill(head, { reason: 'Netinka naujas tekstas' });
	await head.press('Atsisakyti pasirašyti', { status: 200 });
	await head.go(`${path}/termination`, { status: 200 });
	await head.go(`${path}/paper`, { status: 200 });
	await head.go(`/school/${school.id}/agreements`, { status: 200 });
	await municipal.go(`/municipality/${school.municipality_id}/agreements`, { status: 200 });
	await officer.go(`${board}?state=in_force`, { status: 200 });
	expect(await main(officer)).toContain(school.name);
});

/** The officer of a party records its particulars and, as the one who signs, themselves. */
async function saysWhoSigns(traveller: Traveller, person: StoryPerson, organisation: string, post: string): Promise<void> {
	await traveller.signInAs(person);
	await traveller.go(`/agreements/organisations/${organisation}`, { status: 200 });
	await fill(traveller, { legal_code: '188 600 000', address: 'Pavyzdžio g. 1, Vilnius' });
	await traveller.press('Išsaugoti duomenis', { status: 200 });
	await traveller.press('Įrašyti teisę', { status: 422 });
	const day = { starts_on_year: '2026', starts_on_month: 'sausio', starts_on_day: '1' };
	await fill(traveller, { name: person.name, email: person.email, post, basis: 'Pavyzdinis įsakymas Nr. 1', ...day });
	await traveller.press('Įrašyti teisę', { status: 200 });
	expect(await main(traveller)).toContain('Pavyzdinis įsakymas Nr. 1');
}

async function signs(traveller: Traveller): Promise<void> {
	await traveller.follow(/^Pasirašyti \(/, { status: 200 });
	await traveller.press('Eiti į pasirašymo puslapį', { title: /Bandomasis pasirašymas/ });
	await traveller.press('Pasirašyti bandomuoju parašu', { title: /Sutartis Nr. SUT-/ });
	expect(await main(traveller)).toContain('Parašas galioja');
}
