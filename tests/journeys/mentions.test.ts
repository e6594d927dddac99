import { expect, test } from 'vitest';
import { addDays, dayOf } from '#platform';
import { planGathering, signUp, startDiscussion, writePost } from '#spaces/server';
import { value } from '../support/deciding.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { picture, textOn as text } from '../support/pages.ts';

const living = await livingNetwork();
const { db, room } = living;
const [ruta, jonas, ieva] = living.teachers as [LivingPerson, LivingPerson, LivingPerson];
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

test('while an @ is written, names of the room are offered and chosen by the keyboard', async () => {
	const traveller = await living.signedIn(ruta, { viewport: { width: 390, height: 844 } });
	const { page } = traveller;
	await traveller.go(`/room/${room}/discussions/new`, { status: 200 });
	const body = page.locator('textarea[name="body"]');
	await body.pressSequentially('Klausiu: @jon');
	const list = page.getByRole('listbox', { name: 'Kambario žmonės' });
	await list.waitFor();
	expect(await list.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('Jonas Ąžuolas')]);
	expect(await body.getAttribute('aria-activedescendant')).toBe('body-names-0');
	await traveller.look({ status: 200 });
	await picture(traveller, 'mention-names');
	await body.press('Enter');
	expect(await body.inputValue()).toBe('Klausiu: @Jonas Ąžuolas ');
	expect(await list.isVisible()).toBe(false);
	// Escape leaves what was typed; an address of mail offers nobody.
	await body.pressSequentially('ir @iev');
	await list.waitFor();
	await body.press('Escape');
	expect([await list.isVisible(), await body.inputValue()]).toEqual([false, 'Klausiu: @Jonas Ąžuolas ir @iev']);
	await body.pressSequentially('a, rasykite@jon');
	await page.waitForTimeout(600);
	expect(await list.isVisible()).toBe(false);
});

test('who was there is ticked on a phone without scripts, also whoever came unasked, and the minutes begin with their names', async () => {
	const [before, day] = [days(-3), addDays(dayOf(new Date()), -2)];
	const typed = { kind: 'gathering', title: 'Stebėjimų aptarimas', place: 'Molėtų gimnazija', link: '', day, from: '14.00', to: '16.00' };
	const { id } = value(
		await planGathering(db.as(ruta.id, before), {
			...{ ...typed, agenda: '', seats: '', neighbours: '', room_id: room, visibility: 'network' }
		})
	);
	value(await signUp(db.as(jonas.id, before), { id }));
	const traveller = await living.signedIn(ruta, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
	const { page } = traveller;
	await traveller.go(`/room/${room}/events/${id}`, { status: 200 });
	expect(await text(traveller)).toContain('Kas iš tiesų dalyvavo, dar nepažymėta');
	await traveller.go(`/room/${room}/events/${id}/attendance`, { status: 200 });
	await page.getByLabel(jonas.name).check();
	await page.getByText('Atėjo ir neužsiregistravę').first().click();
	await page.getByLabel(ieva.name).check();
	await picture(traveller, 'attendance-form');
	await traveller.press('Išsaugoti');
	const said = await text(traveller);
	for (const words of [jonas.name, ' (nebuvo užsiregistravę)', 'Valandų už šį renginį neskaičiuojama']) expect(said).toContain(words);
	await picture(traveller, 'attendance-told');
	await traveller.go(`/room/${room}/events/${id}/minutes`, { status: 200 });
	expect(await page.getByLabel('Kas dalyvavo').inputValue()).toBe(`${ieva.name}, ${jonas.name}`);
});

test('before more people see a discussion it is said, without scripts, how many and what of others they will read', async () => {
	const begun = { room_id: room, title: 'Kas pavyko?', body: 'Papasakokite.', visibility: 'network', question: false };
	const { discussion_id } = value(await startDiscussion(db.as(living.alma.id, days(0)), begun));
	value(await writePost(db.as(jonas.id, days(0)), { discussion_id, body: 'Mums pavyko.', came_by: 'page' }));
	const traveller = await living.signedIn(living.alma, { javaScriptEnabled: false });
	const { page } = traveller;
	await traveller.go(`/room/${room}/discussions/${discussion_id}`, { status: 200 });
	await page.locator('details.more summary').click();
	await page
		.locator('form[action="?/show"]')
		.getByRole('radio', { name: /^Visi tinklai/i })
		.check();
	await traveller.after(() => page.locator('form[action="?/show"] button').click());
	const asked = await text(traveller);
	for (const words of ['Rodyti daugiau žmonių?', 'Kartu bus rodoma 1 kitų parašyta žinutė']) expect(asked).toContain(words);
	await picture(traveller, 'show-confirm');
	await traveller.press('Taip, rodyti');
	const [item] = await living.query<{ visibility: string }>('select visibility from spaces.item where id = $1', [discussion_id]);
	expect(item?.visibility).toBe('edition');
});
