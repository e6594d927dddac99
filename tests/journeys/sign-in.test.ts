import { describe, expect, test } from 'vitest';
import { testBrowser } from '../support/browser.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { testServer } from '../support/server.ts';
import { storyServer, type StoryPerson } from '../support/story.ts';

const { story, server } = await storyServer();
const strict = await testServer(story.db, { KARTU_EMBEDDED: '', KARTU_SECOND_FACTOR: '1' });
const browser = await testBrowser();
const { school_head: head, centre_officer: officer } = story.personas as Record<'school_head' | 'centre_officer', StoryPerson>;
const school = story.schools.find((one) => one.head.id === head.id)?.id ?? '';

const words = {
	lt: {
		send: 'Siųsti nuorodą',
		signIn: 'Prisijungti',
		go: 'Tęsti',
		out: 'Atsijungti',
		invite: 'Siųsti kvietimą',
		accept: 'Priimti kvietimą',
		coordinator: 'Koordinavimas mokykloje'
	},
	en: {
		send: 'Send the link',
		signIn: 'Sign in',
		go: 'Go on',
		out: 'Sign out',
		invite: 'Send the invitation',
		accept: 'Accept the invitation',
		coordinator: 'School coordinator'
	}
};

/** Asks for a link and presses the button behind it; the letter is shown, because the demonstration sends none. */
async function byLetter({ page, go, press, after }: Traveller, email: string, { send, signIn }: (typeof words)['lt']): Promise<string> {
	await go('/sign-in', { status: 200 });
	await page.locator('#email').fill(email);
	await press(send, { title: /^(Patikrinkite paštą|Check your mail)/ });
	const link = (await page.locator('.letter a').getAttribute('href')) ?? '';
	await after(() => page.goto(link), { status: 200 });
	await after(() => page.locator('main').getByRole('button', { name: signIn }).click());
	return link;
}

describe.each(['lt', 'en'] as const)('in %s', (locale) => {
	const said = words[locale];

	test('a newcomer signs in by a letter, without scripts, says their name, and the link is used up', async () => {
		const newcomer = await travel(browser, server.url, story, { locale, javaScriptEnabled: false });
		const { page, go, press, after } = newcomer;
		await go('/sign-in?to=%2Fcalls');
		await press(said.send, { title: /^(Klaida|Error): /, status: 422 });
		const link = await byLetter(newcomer, `nauja.${locale}@mokykla.lt`, said);
		expect(page.url()).toContain('/profile/name');
		await page.locator('#name').fill('Ona 🌷');
		await press(said.go, { title: /^(Klaida|Error): /, status: 422 });
		expect(await page.locator('#name').inputValue()).toBe('Ona 🌷');
		await page.locator('#name').fill('Ona Onaitė-Ąžuolienė');
		await page.locator(`input[name=locale][value=${locale}]`).check();
		await press(said.go);
		expect(await page.textContent('header')).toContain('Ona Onaitė-Ąžuolienė');
		for (const path of ['/profile', '/profile/name', '/profile/password', '/profile/second-factor']) await go(path, { status: 200 });
		await page.locator('details.person summary').click();
		await press(said.out);
		await go('/profile');
		expect(page.url()).toContain('/sign-in?to=');
		await after(() => page.goto(link), { title: /^(Šia nuoroda jau prisijungta|This link has been used)/ });
		await go('/sign-in/link/no.such.link', { title: /^(Tokios nuorodos nėra|There is no such link)/ });
		await newcomer.context.close();
	});

	test('a head invites a colleague, who accepts from the letter; the second look says so', async () => {
		const inviter = await travel(browser, server.url, story, { locale });
		await inviter.signInAs(head);
		await inviter.go(`/school/${school}/people`, { status: 200 });
		await inviter.go(`/school/${school}/people/invitation`, { status: 200 });
		await inviter.press(said.invite, { status: 422 });
		await inviter.page.locator('#name').fill('Rūta Kviestinė');
		await inviter.page.locator('#email').fill(`ruta.${locale}@mokykla.lt`);
		await inviter.page.getByLabel(said.coordinator).check();
		await inviter.press(said.invite, { status: 200 });
		expect(await inviter.page.textContent('main')).toContain(`ruta.${locale}@mokykla.lt`);

		const [letter] = await story.query<{ body: string }>('select body from platform.mail where to_address = $1', [
			`ruta.${locale}@mokykla.lt`
		]);
		const path = /\/invitation\/\S+/.exec(letter?.body ?? '')?.[0] ?? '';
		const invited = await travel(browser, server.url, story, { locale, javaScriptEnabled: false });
		await invited.go(path, { status: 200 });
		await invited.press(said.accept, { status: 200 });
		await invited.go(path, { title: /^(Šis kvietimas jau priimtas|This invitation has been accepted)/ });
		await invited.go('/invitation/none', { title: /^(Tokio kvietimo nėra|There is no such invitation)/ });
		await byLetter(invited, `ruta.${locale}@mokykla.lt`, said);
		await invited.go(`/school/${school}/people`, { status: 200 });
		expect(await invited.page.textContent('main')).toContain('Rūta Kviestinė');
		await inviter.context.close();
		await invited.context.close();
	});

	test('an officer finds people and gives a role', async () => {
		const traveller = await travel(browser, server.url, story, { locale });
		await traveller.signInAs(officer);
		await traveller.go('/admin/people', { status: 200 });
		await traveller.go(`/admin/people?q=${encodeURIComponent(head.name.split(' ')[0] ?? '')}`, { status: 200 });
		await traveller.go('/admin/people/invitation', { status: 200 });
		await traveller.go(`/admin/people/${head.id}`, { status: 200 });
		await traveller.page.locator('#kind').selectOption('reviewer');
		await traveller.page.locator('#organisation').fill('x'.repeat(50));
		await traveller.after(() => traveller.page.locator('form[action="?/give"] button').click(), { status: 422 });
		await traveller.context.close();
	});
});

test('a passkey is made in the browser and signs in from then on, as a second factor too', async () => {
	const traveller = await travel(browser, server.url.replace('127.0.0.1', 'localhost'), story);
	const { page, go, signInAs, press, context } = traveller;
	const devtools = await context.newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	const options = {
		protocol: 'ctap2',
		transport: 'internal',
		hasResidentKey: true,
		hasUserVerification: true,
		isUserVerified: true,
		automaticPresenceSimulation: true
	} as const;
	await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
	await signInAs(head);
	await go('/profile', { status: 200 });
	await page.getByRole('button', { name: 'Pridėti prieigos raktą' }).click();
	await page.locator('.keys li').waitFor();
	await page.locator('details.person summary').click();
	await press('Atsijungti');
	await go('/sign-in/with-passkey', { status: 200 });
	await page.getByRole('button', { name: 'Naudoti prieigos raktą' }).click();
	await page.waitForURL('**/today');
	const [session] = await story.query<{ shown: boolean }>(
		'select second_factor_at is not null as shown from people.session as session join people."user" as account on account.id = session.user_id where account.person_id = $1 order by session.created_at desc limit 1',
		[head.id]
	);
	expect(session?.shown).toBe(true);
	await context.close();
});

test('on an address that is a number no passkey is offered', async () => {
	const traveller = await travel(browser, server.url, story);
	await traveller.go('/sign-in');
	expect(await traveller.page.getByText('Prisijungti prieigos raktu').count()).toBe(0);
	await traveller.go('/sign-in/with-passkey', { status: 404 });
	await traveller.context.close();
});

const post = (url: string, path: string, form: Record<string, string>, origin = url) =>
	fetch(url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(form)
	});

test('the door of the personas exists on the embedded database only', async () => {
	const opened = await post(server.url, '/sign-in/persona', { person_id: head.id });
	expect(opened.status).toBe(303);
	expect(opened.headers.getSetCookie().join()).toMatch(/kartu\.session_token=.*HttpOnly/i);
	expect((await post(server.url, '/sign-in/persona', { person_id: story.schools[1]?.staff[0]?.id ?? '' })).status).toBe(404);
	expect((await post(strict.url, '/sign-in/persona', { person_id: head.id })).status).toBe(404);
	expect(await (await fetch(`${strict.url}/sign-in`)).text()).not.toContain('person_id');
	expect(await (await fetch(`${server.url}/sign-in`)).text()).toContain('person_id');
});

test('another site cannot sign its visitors in here, nor out', async () => {
	for (const path of ['/sign-in/persona', '/sign-in?/link', '/sign-out'])
		expect((await post(server.url, path, { person_id: head.id, email: head.email }, 'https://evil.example')).status).toBe(403);
});

test('without a demonstration the page after a request does not show the letter', async () => {
	const asked = await post(strict.url, '/sign-in?/link', { email: 'atsargus@mokykla.lt', to: '' });
	expect(asked.headers.get('location')).toBe('/sign-in/sent');
	const cookie = asked.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const page = await (await fetch(`${strict.url}/sign-in/sent`, { headers: { cookie } })).text();
	expect(page).toContain('atsargus@mokykla.lt');
	expect(page).not.toContain('/sign-in/link/');
});

test('an officer who owes a second factor is led to set it up, and sees nothing before', async () => {
	const traveller = await travel(browser, strict.url, story);
	await post(strict.url, '/sign-in?/link', { email: officer.email, to: '' });
	const [letter] = await story.query<{ body: string }>(
		`select body from platform.mail where to_address = $1 and template = 'people.sign_in' order by written_at desc limit 1`,
		[officer.email]
	);
	await traveller.go(/\/sign-in\/link\/\S+/.exec(letter?.body ?? '')?.[0] ?? '', { status: 200 });
	await traveller.after(() => traveller.page.locator('main').getByRole('button', { name: 'Prisijungti' }).click());
	await traveller.go('/admin/people');
	expect(traveller.page.url()).toContain('/sign-in/second-factor');
	await traveller.press('Nustatyti', { status: 200 });
	expect(await traveller.page.locator('.spare li').count()).toBe(10);
	await traveller.page.locator('#code').fill('000000');
	await traveller.press('Patvirtinti kodą', { status: 409 });
	await traveller.context.close();
});
