import { expect, test } from 'vitest';
import { addDays, dayOf } from '#platform';
import { addMeasure, enterValue } from '#projects/server';
import { value } from '../support/deciding.ts';
import type { Traveller } from '../support/journey.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { fillDay, picture, textOn as text } from '../support/pages.ts';
import { fill } from './applying.ts';

const living = await livingNetwork({ schools: 2 });
const { db } = living;
const school = living.network.schools[0]?.id ?? '';
const [head] = living.heads as [LivingPerson];
const [teacher] = living.teachers as [LivingPerson];
const today = dayOf(new Date());
const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };

let team: Traveller;
let project = '';

/** Writes words into the rows of an outline, from the first one on. */
const writeRows = async ({ page }: Traveller, rows: readonly string[]) => {
	for (const [place, words] of rows.entries()) await page.locator(`#words-${place}`).fill(words);
};
const written = ({ page }: Traveller) =>
	page.locator('input.words').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).filter(Boolean));

test('a team begins with a problem, its causes and what it rests on', async () => {
	team = await living.signedIn(head);
	await team.go(`/school/${school}/projects`, { status: 200 });
	await team.follow('Pradėti projektą');
	await fill(team, { title: '' });
	await team.press('Pradėti projektą', { status: 422 });
	await fill(team, { title: 'Septintokai drąsiai klausia per pamokas' });
	await team.press('Pradėti projektą', { title: /^Septintokai/ });
	await picture(team, 'change-front-new');
	project = new URL(team.page.url()).pathname;

	await team.follow('Problema');
	await team.go(`${project}/problem/words`);
	await fill(team, {
		statement: 'Per pamokas klausia tik du ar trys septintokai.',
		concerns: 'Septintų klasių mokiniai, 54',
		known_from: 'Stebėjome 20 pamokų.'
	});
	await team.press('Išsaugoti', { title: /^Problema/ });
	await team.follow('Rašyti priežastis');
	await fill(team, {
		'causes-0': 'Bijo suklysti prieš klasę\nNežino, ko klausti',
		'causes-1': '* Patys atsakome, nelaukę nė trijų sekundžių\nKlausiame to, ką galima atsakyti vienu žodžiu',
		'causes-2': 'Pamokoje daug medžiagos\nKlausimams vietos lieka pabaigoje',
		'bone-3': 'Klasė',
		'causes-3': 'Suolai eilėmis',
		'bone-4': 'Mūsų susitarimai',
		'bone-5': '',
		'causes-4': 'Nesutarėme, kaip vertiname klausimus'
	});
	await team.press('Išsaugoti', { title: /^Problema/ });
	await team.follow('Įrašyti išvadą');
	await fill(team, { level: '7', words: 'Mokiniai klausia retai.' });
	await team.press('Išsaugoti', { status: 422 });
	await team.page.locator('#indicator').selectOption('self_evaluation_2016 2.3.1');
	await fill(team, { level: '1,7' });
	await team.press('Išsaugoti', { title: /^Problema/ });
	expect(await team.page.getByText('1,7 lygis').count()).toBe(1);
	await picture(team, 'change-problem');
	await team.follow('Paskelbti atvirame sąraše');
	await picture(team, 'change-publication');
	await team.press('Sutinku ir skelbiu mokyklos vardu', { title: /^Problema/ });
});

test('an aim without a number and a date is none; with them it stands, and what it depends on is drawn', async () => {
	await team.go(`${project}/aim`);
	await fill(team, { measure: 'Klausiančių septintokų dalis', from: '12 %', to: '', for_whom: 'Septintokai' });
	await team.press('Įrašyti siekį', { status: 422 });
	expect(await team.page.locator('.error-summary a').allTextContents()).toEqual([
		'Tai dar ne siekis: parašykite, kiek bus',
		'Tai dar ne siekis: parašykite, iki kada'
	]);
	await fill(team, { to: '40,5', by_on_year: '2099', by_on_month: 'birželio', by_on_day: '10' });
	await team.press('Įrašyti siekį', { title: /^Siekis/ });
	expect(await team.page.locator('h1').textContent()).toBe(
		'Klausiančių septintokų dalis – ne 12\u00a0%, o 40,5\u00a0%. Pasieksime iki 2099 m. birželio 10 d.'
	);

	await team.go(`${project}/drivers/outline`);
	await writeRows(team, [
		'Laukimas po klausimo',
		'Tylos mokėjimas',
		'Trijų sekundžių taisyklė',
		'Klausimų kortelės',
		'Saugi klasė',
		'Klaidų aptarimas'
	]);
	await team.press('Išsaugoti', { title: /^Veiksnių/ });
	await picture(team, 'change-drivers');
	await team.follow('Rašyti veiksnius ir idėjas');
	// By the keyboard: the row in which one writes goes up.
	await team.page.locator('#words-4').focus();
	await team.after(() => team.page.keyboard.press('Alt+ArrowUp'));
	expect((await written(team)).slice(0, 2)).toEqual(['Saugi klasė', 'Klaidų aptarimas']);
	expect(await team.page.evaluate(() => document.activeElement?.id)).toBe('words-0');
});

let plain: Traveller;

test('on a phone without scripts the outline moves by its buttons, and what a colleague wrote meanwhile is not lost', async () => {
	plain = await living.signedIn(teacher, phone);
	await plain.go(`${project}/drivers/outline`);
	const before = await written(plain);
	await plain.page.locator('#words-1').fill('Klaidos aptariamos ramiai');
	await plain.after(() => plain.page.locator('[data-row]').nth(2).locator('[data-act="up"]').click());
	expect(await written(plain)).toEqual([before[2], ...before.slice(3), before[0], 'Klaidos aptariamos ramiai']);
	// A colleague moves rows while this form stands.
	await living.query(`update projects.driver set words = 'Kolegos žodžiai' where words = 'Saugi klasė'`);
	await plain.page.locator('#words-0').fill('Mano žodžiai');
	await plain.press(/^Išsaugoti$/, { status: 409 });
	expect(await plain.page.locator('.meanwhile').textContent()).toContain('Kolegos žodžiai');
	expect((await written(plain))[0]).toBe('Mano žodžiai');
	await plain.press(/^Išsaugoti$/, { title: /^Veiksnių/ });
	await picture(plain, 'change-drivers-phone');
	await plain.go(`${project}/problem`);
});

test('two minutes at a time, on the phone: a measure with its baseline, and values as people write them', async () => {
	const { page } = plain;
	await plain.go(`${project}/measures/new`, { status: 200 });
	// What the aim has said is not asked again.
	expect(await page.locator('[name=name]').inputValue()).toBe('Klausiančių septintokų dalis');
	await fill(plain, { name: '', unit: '%', kind: 'outcome', better: 'up', baseline: '4' });
	await page.locator('[name=of_aim]').check();
	await plain.press('Išsaugoti matą', { title: /^Klaida/ });
	await fill(plain, { name: 'Klausiančių septintokų dalis' });
	await plain.press('Išsaugoti matą');
	for (const typed of [`${addDays(today, -14)} 12`, 'vakar – 12,5 % (tik 7a)', '15 proc.']) {
		await page.getByLabel('Nauja reikšmė').fill(typed);
		await plain.press('Įrašyti reikšmę', { status: 200 });
	}
	expect(await text(plain)).toContain('tik 7a');
	expect(await text(plain)).toMatch(/12,5/);
	await picture(plain, 'change-measure-phone');

	await plain.go(`${project}/measures/new`, { status: 200 });
	await fill(plain, { name: 'Pamokos, baigtos klausimu', unit: 'pamokos' });
	await page.getByLabel('Tai, ką darome').check();
	await page.getByLabel('Kai daugiau').check();
	await plain.press('Išsaugoti matą');
	await page.getByLabel('Nauja reikšmė').fill('7 mokiniai');
	await plain.press('Įrašyti reikšmę', { title: /^Klaida/ });
	expect(await text(plain)).toContain('Parašytas kitas vienetas negu mato (pamokos)');
	expect(await page.getByLabel('Nauja reikšmė').inputValue()).toBe('7 mokiniai');
	await page.getByLabel('Nauja reikšmė').fill('vakar – 7 pamokų (po dvi 7a ir 7b)');
	await plain.press('Įrašyti reikšmę', { status: 200 });
	expect(await text(plain)).toContain('po dvi 7a ir 7b');
});

test('a test of the change: predicted, tried, noted in ninety seconds, studied, and adopted', async () => {
	const { page } = plain;
	await plain.go(`${project}/cycles`, { status: 200 });
	await plain.follow('Suplanuoti bandymą', { status: 200 });
	await page.getByLabel('Ką bandysite?').fill('Trys klausimai pamokos gale');
	await page.getByLabel('Ko tikitės?').fill('Paklaus bent pusė klasės');
	await plain.press('Išsaugoti planą', { status: 200 });
	expect(await text(plain)).toContain('Bandymas suplanuotas.');
	await plain.follow('Parašyti žinią', { status: 200 });
	await page.getByLabel('Ką bandėme?').fill('Trys mokinių klausimai pamokos gale');
	await page.getByLabel('Kas įvyko?').fill('Klausė daugiau negu paprastai');
	await page.getByLabel('Kas toliau?').fill('Kartosime su 7b');
	await plain.press('Išsaugoti žinią', { status: 200 });
	expect(await text(plain)).toContain('Žinia priskirta bandymui „Trys klausimai pamokos gale“.');
	await page.getByLabel('Kiek? Pasakykite skaičiumi, kad ir apytikriai.').fill('18 iš 24');
	await plain.press('Atsakyti', { status: 200 });
	await plain.go(`${project}/notes`, { status: 200 });
	expect(await text(plain)).toContain('18 iš 24');
	await picture(plain, 'change-notes-phone');

	await plain.go(`${project}/cycles`);
	await plain.follow(/Trys klausimai pamokos gale/, { status: 200 });
	await plain.follow('Kaip sekasi', { status: 200 });
	await page.getByLabel('Ką padarėte?').fill('Keturias pamokas iš eilės.');
	await plain.press('Išsaugoti', { status: 200 });
	await plain.follow('Pakeisti planą', { status: 200 });
	expect(await text(plain)).toContain('Prognozė nebekeičiama');
	await page.goBack();
	await plain.follow('Nuspręsti', { status: 200 });
	await plain.press('Nuspręsti', { title: /^Klaida/ });
	await page.getByLabel('Ką sužinojote?').fill('Paklausė trys ketvirtadaliai klasės.');
	await page.getByLabel('Diegiame').check();
	await plain.press('Nuspręsti', { status: 200 });
	expect(await text(plain)).toContain('Nuspręsta: diegiame.');

	await plain.follow('Suplanuoti kitą bandymą', { status: 200 });
	await page.getByLabel('Ką bandysite?').fill('Trys klausimai visose 7 klasėse');
	await page.getByLabel('Ko tikitės?').fill('Paklaus 30 iš 54');
	await plain.press('Išsaugoti planą', { status: 200 });
	expect(await text(plain)).toContain('Trys klausimai pamokos gale');
	await picture(plain, 'change-chain-phone');
});

test('the plan gets an action, is put to approval, stamped, and looked at on the day that was set', async () => {
	await team.go(`${project}/plan`, { status: 200 });
	await team.press('Pradėti planą', { status: 200 });
	await team.go(`${project}/plan/approval`, { status: 200 });
	await picture(team, 'change-approval-gaps');
	await team.go(`${project}/plan/parts/goal`, { status: 200 });
	await fill(team, { goal: 'Kas antras septintokas kiekvieną savaitę klausia.' });
	await team.press(/^Išsaugoti/, { status: 200 });
	await team.go(`${project}/plan/actions/new`, { status: 200 });
	await fill(team, { action: 'Trys mokinių klausimai kiekvienos pamokos gale', responsible: teacher.name, indicator: 'Klausiančių dalis' });
	await fillDay(team, 'from_on', today);
	await fillDay(team, 'to_on', addDays(today, 60));
	await team.press('Išsaugoti priemonę', { status: 200 });
	await team.go(`${project}/plan`, { status: 200 });
	await picture(team, 'change-plan');
	await team.follow('Pateikti planą tvirtinti', { status: 200 });
	await team.press('Pateikti tvirtinti 1-ąją versiją', { status: 200 });
	await team.follow('Įrašyti žymą', { status: 200 });
	await team.page.getByLabel('Mokyklos vadovo įsakymas').check();
	await fillDay(team, 'stamped_on', today);
	await fill(team, { document: 'V-12' });
	await team.press('Įrašyti žymą', { status: 200 });
	expect(await text(team)).toContain('Nr. V-12');

	await team.follow('Numatyti peržiūrą', { status: 200 });
	await fillDay(team, 'planned_on', addDays(today, 3));
	await team.press('Numatyti peržiūrą', { status: 200 });
	await living.query(`update projects.review set planned_on = current_date - 1`);
	await team.go('/today', { status: 200 });
	await picture(team, 'change-today');
	await team.go(`${project}/plan`);
	await team.follow(/^Aprašyti peržiūrą/, { status: 200 });
	await fillDay(team, 'held_on', today);
	await team.page.locator('[name=seen]').first().fill('Klausia dvigubai daugiau.');
	await team.page.locator('[name=change]').first().check();
	await team.press('Išsaugoti peržiūrą', { status: 200 });
	expect(await text(team)).toContain('Klausia dvigubai daugiau.');
	await picture(team, 'change-plan-approved');
});

test('whoever looks on reads a year of values in English and finds nothing to fill in', async () => {
	const weeks = [12, 15, 11, 14, 13, 18, 19, 22, 21, 25, 27, 30];
	const long = value(
		await addMeasure(db.as(teacher.id, new Date()), {
			...{
				project_id: project.split('/').at(-1) ?? '',
				name: 'Septintokai, per savaitę uždavę bent vieną klausimą',
				unit: '%',
				kind: 'outcome'
			},
			...{ better: 'up', of_aim: false, how: '', rhythm: 'weekly', baseline: '4' }
		})
	).id;
	for (const [at, one] of weeks.entries())
		value(
			await enterValue(db.as(teacher.id, new Date()), {
				...{ measure_id: long, typed: `${addDays(today, 7 * (at - weeks.length))} ${one}`, came_by: 'page' as const }
			})
		);
	await plain.go(`${project}/measures`, { status: 200 });
	expect(await text(plain)).toContain('Poslinkis aukštyn');
	expect(await text(plain)).toContain('Naujausia reikšmė: 30');
	const officer = await living.signedIn(living.officer, { locale: 'en' });
	for (const path of ['measures', 'cycles', 'notes', 'plan']) {
		await officer.go(`${project}/${path}`, { status: 200 });
		expect(await officer.page.locator('main form').count()).toBe(0);
	}
	await officer.go(`${project}/measures/${long}`);
	expect(await text(officer)).toContain('Shift up');
	await picture(officer, 'change-chart-en');
});

test('other schools find what was tried; the project ends with what it has taught, and is read on', async () => {
	await team.go(`${project}/settings`, { status: 200 });
	await team.page.locator('[name=visibility][value=public]').check();
	await team.press('Išsaugoti', { status: 200 });
	await team.go(project, { status: 200 });
	await picture(team, 'change-front');
	await team.follow('Ką jau bandė kitos mokyklos', { status: 200 });
	await team.go(project);
	await team.follow('Užbaigti projektą', { status: 200 });
	await team.press('Užbaigti projektą', { title: /^Klaida/ });
	await team.page.getByLabel('Padarėme, ką norėjome').check();
	await fill(team, { words: 'Pakanka trijų klausimų pamokos gale: pokytį pritaikė visi septintokų mokytojai.' });
	await team.press('Užbaigti projektą', { status: 200 });
	expect(await text(team)).toContain('pokytį pritaikė visi septintokų mokytojai');
	await picture(team, 'change-ended');
	await plain.go(`${project}/measures`, { status: 200 });
	expect(await plain.page.locator('main form').count()).toBe(0);

	const anybody = await living.visitor({ locale: 'en' });
	await anybody.go('/problems', { title: /^What do schools work on/ });
	await anybody.follow(/^Per pamokas/, { status: 200 });
	await anybody.go('/tried', { status: 200 });
	expect(await text(anybody)).toContain('Paklausė trys ketvirtadaliai klasės.');
	await picture(anybody, 'change-tried-en');
});
