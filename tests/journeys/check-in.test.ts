import { expect, test } from 'vitest';
import { keepSecret } from '#lib/people/server/secret.ts';
import { testBrowser } from '../support/browser.ts';
import { ask, testDatabase } from '../support/database.ts';
import { heldNow } from '../support/held-now.ts';
import { travel, type Traveller } from '../support/journey.ts';
import { testServer } from '../support/server.ts';
import { cookieOf, get } from '../support/sign-in.ts';
import type { Story } from '../support/story.ts';

const secret = 'the secret of a test, long enough to sign with';
keepSecret(secret);
const db = await testDatabase();
const { season, training, sessions, team } = await heldNow(db);
const server = await testServer(db, { KARTU_SECRET: secret });
const browser = await testBrowser();
const query = <Row extends object>(sql: string, values?: unknown[]) => ask<Row>(db.url, sql, values);
const story = { db, query } as unknown as Story;
const wall = `/training/${training}/register/${sessions[0]}/wall`;

async function comesIn({ context }: Traveller, person: string): Promise<void> {
	const cookies = (await cookieOf(story, server, person)).split('; ').map((pair) => pair.split('='));
	await context.addCookies(cookies.map(([name = '', ...value]) => ({ name, value: value.join('='), url: server.url })));
}
const lecturer = season.lecturers[0] as string;
const lecturersCookie = await cookieOf(story, server, lecturer);
const codeNow = async () => {
	const page = await (await get(server.url, wall, lecturersCookie)).text();
	return /class="code[^>]*>([0-9A-Z]{3}) ([0-9A-Z]{3})</.exec(page)?.slice(1).join('') ?? '';
};
const atTheWall = async (): Promise<Traveller> => {
	const traveller = await travel(browser, server.url, story);
	await comesIn(traveller, lecturer);
	return traveller;
};
const text = (traveller: Traveller) => traveller.page.locator('main').innerText();

test('the wall changes its code by itself, with scripts and without', async () => {
	const hall = await atTheWall();
	await hall.go(wall, { status: 200, title: /Žymėjimasis telefonu/ });
	const before = await hall.page.locator('.code').innerText();
	await expect.poll(() => hall.page.locator('.code').innerText(), { timeout: 45_000, interval: 1000 }).not.toBe(before);
	await hall.look();
	const without = await travel(browser, server.url, story, { javaScriptEnabled: false });
	await comesIn(without, season.lecturers[1] as string);
	await without.go(wall, { status: 200 });
	expect(await without.page.locator('head meta[http-equiv="refresh"]').getAttribute('content')).toBe('10');
	await Promise.all([without.context.close(), hall.context.close()]);
});

test('a participant without an account and without scripts scans, chooses their name, and is told so the second time', async () => {
	const phone = await travel(browser, server.url, story, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await phone.go(`/check-in/${sessions[0]}/${await codeNow()}`, { status: 200, title: /Pažymėkite, kad dalyvaujate/ });
	expect(new URL(phone.page.url()).pathname).toMatch(/^\/check-in\/[0-9a-f-]{36}\/\w+-[0-9a-f]{40}$/);
	await phone.press('Taip, dalyvauju', { title: /^Klaida/ });
	expect(await text(phone)).toContain('Pasirinkite save iš dalyvių sąrašo');
	await phone.page.getByLabel(team[1]?.name ?? '').check();
	await phone.press('Taip, dalyvauju');
	expect(await text(phone)).toMatch(new RegExp(`Pažymėta \\d\\d:\\d\\d: ${team[1]?.name} dalyvauja`));
	await phone.go(`/check-in/${sessions[0]}/${await codeNow()}`);
	expect(await text(phone)).toMatch(new RegExp(`Jau pažymėta \\d\\d:\\d\\d: ${team[1]?.name} dalyvauja`));
	await phone.context.close();
});

test('who types the code signs in on the way and comes back; a link that is sent on helps nobody', async () => {
	const phone = await travel(browser, server.url, story, { locale: 'en' });
	await phone.go('/check-in', { status: 200 });
	await phone.page.getByLabel('What is the code on the screen?').fill('wrong2');
	await phone.press('Continue', { title: /^Error/ });
	const code = await codeNow();
	await phone.page.getByLabel('What is the code on the screen?').fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
	await phone.page.waitForTimeout(1000);
	await phone.press('Continue');
	const address = phone.page.url();
	await phone.follow('I have an account: sign in and say so');
	await query('update people.person set email = $2 where id = $1', [team[2]?.person_id, 'dalyvis@mokykla.example']);
	await comesIn(phone, team[2]?.person_id as string);
	await phone.after(() => phone.page.goto(address), { status: 200 });
	expect(await text(phone)).not.toContain(team[3]?.name);
	await phone.press('Yes, I am here');
	expect(await text(phone)).toContain(`${team[2]?.name} is here`);
	expect(await query('select marked_by from delivery.mark where participant_id = $1', [team[2]?.id])).toEqual([
		{ marked_by: team[2]?.person_id }
	]);

	const other = await travel(browser, server.url, story);
	await other.page.goto(address.replace('/en/', '/'));
	await other.look();
	expect(await text(other)).toContain('Nuskaitykite kodą iš naujo');
	for (const { name } of team) expect(await text(other)).not.toContain(name);
	await Promise.all([phone.context.close(), other.context.close()]);
});

test('outside of the half-day a plain page says why', async () => {
	await query(
		`update delivery.session set begins_at = begins_at - interval '5 hours', ends_at = ends_at - interval '5 hours' where id = $1`,
		[sessions[0]]
	);
	const late = await travel(browser, server.url, story);
	await late.go(`/check-in/${sessions[0]}/ABC234`, { status: 200 });
	expect(await text(late)).toContain('Šis pusdienis jau baigėsi');
	const hall = await atTheWall();
	await hall.go(wall, { status: 200 });
	expect(await hall.page.locator('.code').count()).toBe(0);
	await Promise.all([late.context.close(), hall.context.close()]);
});
