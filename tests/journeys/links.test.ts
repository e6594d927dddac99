import { describe, expect, test } from 'vitest';
import { signedLink } from '#people/server';
import { keepSecret } from '../../src/lib/people/server/secret.ts';
import { cookieOf, get, post } from '../support/sign-in.ts';
import { newSchool, storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const school = await newSchool(story, 'Gluosnių pagrindinė mokykla');
const cookie = await cookieOf(story, server, school.coordinator.id);

const text = async (answer: Response): Promise<string> => (await answer.text()).replaceAll(/\s+/g, ' ');

/** Asks for a link and takes it out of the letter, which the demonstration shows. */
async function linkFor(email: string, prefix: string): Promise<string> {
	const asked = await post(server.url, `${prefix}/sign-in?/link`, { email, to: '' });
	const ticket = asked.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const letter = await text(await get(server.url, `${prefix}/sign-in/sent`, ticket));
	return /href="((?:\/en)?\/sign-in\/link\/[^"]+)"/.exec(letter)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

describe.each([
	['lt', '', 'Nuoroda nebegalioja', 'Šia nuoroda jau prisijungta', 'Siųsti naują nuorodą'],
	['en', '/en', 'The link is too old', 'This link has been used', 'Send a new link']
])('a link that does not sign in says why and what next, in %s', (locale, prefix, expired, used, onward) => {
	test('an expired one', async () => {
		keepSecret('the secret of a test, long enough to sign with');
		const link = `${prefix}/sign-in/link/${signedLink('sign-in', 'nobody', new Date(Date.now() - 1000))}`;
		const looked = await get(server.url, link);
		expect(await text(looked)).toContain(expired);
		const pressed = await post(server.url, link, {});
		expect(pressed.status).toBe(409);
		expect(pressed.headers.getSetCookie().join()).not.toContain('session');
		const page = await text(pressed);
		expect(page).toContain(`<html lang="${locale}"`);
		expect(page).toContain(expired);
		expect(page).toMatch(new RegExp(`action="${prefix}/sign-in\\?/link".*${onward}`));
	});

	test('a used one', async () => {
		const link = await linkFor(`antra.${locale}@gluosniai.example`, prefix);
		expect((await post(server.url, link, {})).status).toBe(303);
		for (const answer of [await get(server.url, link), await post(server.url, link, {})]) {
			expect(answer.headers.getSetCookie().join()).not.toContain('session');
			const page = await text(answer);
			expect(page).toContain(used);
			expect(page).toMatch(new RegExp(`action="${prefix}/sign-in\\?/link".*${onward}`));
		}
	});
});

test('the address one signs in with is changed from the letter to the new one, without signing in there', async () => {
	const asked = await post(server.url, '/profile/email', { email: 'nauja.koordinatore@gluosniai.example' }, cookie);
	expect(await text(asked)).toContain('nauja.koordinatore@gluosniai.example');
	const [letter] = await story.query<{ body: string }>(`select body from platform.mail where to_address = $1`, [
		'nauja.koordinatore@gluosniai.example'
	]);
	const link = /\/profile\/email\/\S+/.exec(letter?.body ?? '')?.[0] ?? '';
	expect(await text(await get(server.url, link))).toContain('Ar jungtis šiuo adresu?');
	expect(await text(await post(server.url, link, {}))).toContain('Adresas pakeistas');
	expect((await post(server.url, link, {})).status).toBe(409);
	expect(await text(await get(server.url, `/en${link}x`))).toContain('There is no such link');
	expect(await text(await get(server.url, '/profile', cookie))).toContain('nauja.koordinatore@gluosniai.example');
	const [old] = await story.query<{ to_address: string }>(`select to_address from platform.mail where template = 'people.email_changed'`);
	expect(old).toEqual({ to_address: school.coordinator.email });
});

describe('a form that is sent after the session has ended', () => {
	const path = `/school/${school.id}/staff/new`;
	const typed = { name: 'Ona „Onutė“ <b>Onaitė</b>', post: 'mokytoja\nir vadovė', subject: '' };

	test('comes back with all that was typed, and is sent again to the same address after signing in', async () => {
		const kept = await post(server.url, `${path}?x=1`, typed);
		expect(kept.status).toBe(401);
		expect(kept.headers.get('cache-control')).toBe('no-store');
		const page = await kept.text();
		expect(page).toContain('Prisijunkite iš naujo');
		expect(page).toContain(`action="${path}?x=1"`);
		expect(page).not.toContain('<b>Onaitė');
		expect(page).toMatch(/<link href="\/_app\/[^"]+\.css"/);
		expect(page).toMatch(/href="\/sign-in"[^>]*target="_blank"/);
		const fields = Object.fromEntries(hiddenIn(page));
		expect(fields).toEqual(typed);
		const again = await post(server.url, path, { ...fields, name: 'O1', ends: '' }, cookie);
		expect(again.status).toBe(422);
		expect(await again.text()).toContain('mokytoja');
	});

	test('is answered in the language of its page', async () => {
		const page = await text(await post(server.url, `/en${path}`, typed));
		expect(page).toContain('Sign in again');
		expect(page).toContain(`action="/en${path}"`);
	});

	test('keeps no file, and says so, and no secret', async () => {
		const form = new FormData();
		form.append('conclusion', 'Mokiniai klausia retai.');
		form.append('attachment', new Blob(['%PDF-1.4 paslaptis']), 'isvados.pdf');
		const page = await text(await post(server.url, `${path}?/save`, form));
		expect(page).toContain('Mokiniai klausia retai.');
		expect(page).toContain('Pridėto failo puslapis neišsaugo');
		expect(page).not.toContain('%PDF');
		const secret = await text(await post(server.url, '/profile/password', { password: 'labai-slapta-1', code: '123456' }));
		expect(secret).toContain('Prisijunkite iš naujo');
		expect(secret).not.toMatch(/labai-slapta|123456/);
	});

	test('is not taken from another site, and leads to no other', async () => {
		const foreign = (address: string) =>
			fetch(server.url + address, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: 'https://evil.example', accept: 'text/html' },
				body: new URLSearchParams(typed)
			});
		for (const address of [path, '/sign-in/kept?to=%2Ftoday']) {
			const answer = await foreign(address);
			expect(answer.status).toBe(403);
			expect(await answer.text()).not.toContain('Onutė');
		}
		const elsewhere = await text(await post(server.url, '/sign-in/kept?to=https%3A%2F%2Fevil.example', typed));
		expect(elsewhere).toContain('<form method="post" action="/">');
	});

	test('is not asked of a page that everybody may use', async () => {
		expect((await post(server.url, '/sign-in?/link', { email: '' })).status).toBe(422);
		expect((await get(server.url, '/sign-in/kept')).status).toBe(303);
	});
});

/** The hidden fields of a page, as a browser would send them. */
function hiddenIn(page: string): [string, string][] {
	const plain = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
	return [...page.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(([, name = '', value = '']) => [
		plain(name),
		plain(value)
	]);
}
