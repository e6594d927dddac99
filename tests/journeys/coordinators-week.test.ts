import { expect, test } from 'vitest';
import { addDays, dayOf } from '#platform';
import { addMeasure, answerHealth, beginPlan, beginProject } from '#projects/server';
import { holidaysBetween } from '#scheduling/server';
import { goesOut } from '#lib/spaces/letters.ts';
import { startDiscussion, writeDigest } from '#spaces/server';
import { value } from '../support/deciding.ts';
import type { Traveller } from '../support/journey.ts';
import { livingNetwork, type LivingPerson } from '../support/living.ts';
import { fillDay, picture, textOn as text } from '../support/pages.ts';

const living = await livingNetwork({ schools: 6 });
const { db, room, network, alma } = living;
const [ruta, jonas, ieva] = living.teachers as [LivingPerson, LivingPerson, LivingPerson];
const today = dayOf(new Date());
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
const school = (at: number) => ({ id: network.schools[at]?.id ?? '', name: network.schools[at]?.name ?? '' });

// What happened before that Monday: the first school works on its plan, the second waits for an answer, the others have given no sign.
const project = value(
	await beginProject(db.as(ruta.id, ago(30)), { school_id: school(0).id, network_id: network.id, title: 'Septintokai drąsiai klausia' })
).id;
value(
	await addMeasure(db.as(ruta.id, ago(29)), {
		...{ project_id: project, name: 'Klausiančių dalis', unit: '%', kind: 'outcome', better: 'up', of_aim: false },
		...{ how: '', rhythm: 'weekly', baseline: '' }
	})
);
value(await beginPlan(db.as(ruta.id, ago(20)), project));
value(
	await startDiscussion(db.as(jonas.id, ago(10)), {
		...{ room_id: room, title: 'Kas padėtų pradėti stebėti pamokas?', body: 'Kolegos bijo, kad bus vertinami.', visibility: 'network' },
		...{ question: true, help: { helper_id: alma.id, answer_by: addDays(today, -3) } }
	})
);

let coordinator: Traveller;
const row = (name: string) => coordinator.page.getByRole('row', { name: new RegExp(name) }).innerText();

test('on Monday she reads what is new in the letter, and Today leads her to what is stuck', async () => {
	coordinator = await living.signedIn(alma);
	await coordinator.go(`/room/${room}/letters`, { status: 200 });
	await coordinator.page.getByLabel('Kiekvieną darbo dieną').check();
	await coordinator.press('Išsaugoti', { status: 200 });
	await living.query('delete from spaces.told');
	await startedLately(`${nextMorning()}T05:10:00Z`);

	await coordinator.go('/today', { status: 200 });
	await picture(coordinator, 'week-today');
	await coordinator.follow('Jonas Ąžuolas prašo Jūsų pagalbos', { status: 200 });
	await coordinator.page.getByLabel('Ką norite pasakyti?').fill('Pradėkime nuo mano pamokos: **stebėkite mane**. Ketvirtadienį atvykstu.');
	await coordinator.press('Siųsti', { status: 200 });
	expect(await text(coordinator)).toContain('Alma Koordinatorė atsakė');
	await picture(coordinator, 'week-answered');
	await coordinator.go('/today', { status: 200 });
	expect(await text(coordinator)).not.toContain('Kas padėtų pradėti stebėti pamokas');
});

/** The next day on which digests of every day go out: after a weekend a Monday. */
function nextMorning(): string {
	const holidays = new Set(holidaysBetween(today, addDays(today, 14)).map(({ day }) => day));
	return Array.from({ length: 14 }, (_, at) => addDays(today, at + 1)).find((day) => goesOut('daily', day, holidays)) ?? '';
}

/** A teacher writes, and the letter of that morning tells of it. */
async function startedLately(morning: string): Promise<void> {
	value(
		await startDiscussion(db.as(ieva.id, new Date()), {
			...{ room_id: room, title: 'Refleksijos kortelės', body: 'Įkeliu mūsų korteles.', visibility: 'network', question: false }
		})
	);
	await writeDigest(db.asSystem(new Date(morning)), { person_id: alma.id, day: morning.slice(0, 10) });
	const [letter] = await living.query<{ body: string }>(`select body from platform.mail where template = 'digest' and person_id = $1`, [
		alma.id
	]);
	expect(letter?.body).toContain('Įkeliu mūsų korteles.');
}

test('she sees her six schools side by side, and writes to the quiet one kindly', async () => {
	await coordinator.go(`/network/${network.id}`, { status: 200 });
	await coordinator.follow('Kaip sekasi mokykloms', { status: 200 });
	await picture(coordinator, 'week-progress');
	expect(await coordinator.page.getByRole('row').count()).toBe(7);
	expect(await row(school(0).name)).toContain('Septintokai drąsiai klausia');
	expect(await row(school(1).name)).not.toMatch(/Tylu \d+ d\./);
	expect(await row(school(3).name)).toMatch(/Tylu \d+ d\./);
	await coordinator.follow(new RegExp(`^Parašyti mokyklai ?: ${school(3).name}`), { status: 200 });
	const suggested = await coordinator.page.getByLabel('Laiškas').inputValue();
	expect(suggested).toContain('Pradžia dažnai būna sunkiausia.');
	expect(suggested).not.toMatch(/vėluoja|privalo|nedelsiant/i);
	await picture(coordinator, 'week-letter');
	await coordinator.page.getByLabel('Laiškas').fill(`${suggested}\n\nBūsiu Jūsų krašte trečiadienį.`);
	await coordinator.press('Išsiųsti laišką', { status: 200 });
	expect(await coordinator.page.locator('.notice').innerText()).toContain('Laiškas išsiųstas.');
	const written = await living.query<{ to_address: string; body: string }>(
		`select to_address, body from platform.mail where body like '%Būsiu Jūsų krašte trečiadienį.%'`
	);
	expect(written.map(({ to_address }) => to_address)).toContain(living.heads[3]?.email);
});

let event = '';

test('on a phone without scripts she plans a gathering with its agenda, and a teacher signs up for it', async () => {
	const plain = await living.signedIn(alma, phone);
	await plain.go(`/room/${room}/events/new`, { status: 200 });
	await plain.page.getByLabel('Pavadinimas').fill('Ką rodo pirmieji skaičiai');
	await plain.press('Numatyti ir pakviesti', { title: /^Klaida/ });
	await plain.page.getByLabel('Susitikimas').check();
	await fillDay(plain, 'day', addDays(today, 7));
	await plain.page.getByLabel('Nuo', { exact: true }).fill('14:30');
	await plain.page.getByLabel('Iki', { exact: true }).fill('16');
	await plain.page.getByLabel('Kur', { exact: true }).fill('Mokykla A, biblioteka');
	await plain.page.getByLabel('Darbotvarkė').fill('1. Kiekvienos mokyklos grafikas – po 5 minutes\n2. Ką bandome toliau');
	await plain.page.getByLabel('Kiek žmonių gali ateiti').fill('12');
	await plain.press('Numatyti ir pakviesti', { status: 200 });
	event = new URL(plain.page.url()).pathname;
	expect(await text(plain)).toContain('2. Ką bandome toliau');
	expect(await text(plain)).toContain('Laisvų vietų: 12 iš 12');
	await picture(plain, 'week-event-phone');

	const teacher = await living.signedIn(jonas, phone);
	await teacher.go(`/room/${room}/events`, { status: 200 });
	await teacher.follow('Ką rodo pirmieji skaičiai', { status: 200 });
	await teacher.press('Dalyvausiu', { status: 200 });
	expect(await text(teacher)).toContain('Jonas Ąžuolas');
});

test('afterwards she writes the minutes: what was decided, and who does what by when', async () => {
	await living.query(`update spaces.event set starts_at = $1, ends_at = $2`, [ago(1), new Date(ago(1).getTime() + 5_400_000)]);
	await coordinator.go(event, { status: 200 });
	await coordinator.go(`${event}/attendance`, { status: 200 });
	await picture(coordinator, 'week-attendance');
	await coordinator.go(event);
	await coordinator.follow('Rašyti protokolą', { status: 200 });
	await coordinator.page.getByLabel('Kas dalyvavo').fill('Visos šešios mokyklos');
	await coordinator.page.getByLabel('Apie ką kalbėta').fill('Žiūrėjome grafikus.');
	await coordinator.page.getByLabel('Nutarta').fill('Matuojame kas savaitę\nStebime po vieną pamoką per mėnesį');
	await coordinator.page.locator('[name=title_0]').fill('Parengti stebėjimo lapą');
	await coordinator.press('Išsaugoti protokolą', { title: /^Klaida/ });
	await picture(coordinator, 'week-minutes-faulty');
	await coordinator.page.locator('[name=owner_id_0]').selectOption({ label: jonas.name });
	await fillDay(coordinator, 'due_0', addDays(today, 9));
	await coordinator.press('Išsaugoti protokolą', { status: 200 });
	const minutes = await text(coordinator);
	for (const said of ['Stebime po vieną pamoką per mėnesį', 'Parengti stebėjimo lapą', 'Jonas Ąžuolas']) expect(minutes).toContain(said);
	await picture(coordinator, 'week-minutes');
	const tasks = await living.query<{ to_address: string }>(
		`select to_address from platform.mail where subject like '%Parengti stebėjimo lapą%'`
	);
	expect(tasks.map(({ to_address }) => to_address)).toEqual([jonas.email]);
});

test('she answers how the network is; what others said stays theirs', async () => {
	for (const [at, person] of [ruta, jonas, ieva].entries())
		value(await answerHealth(db.as(person.id, ago(at + 1)), { network_id: network.id, ...marks('3') }));
	await coordinator.go(`/network/${network.id}/health`, { status: 200 });
	for (const [item, mark] of Object.entries(marks('4'))) await coordinator.page.locator(`[name=${item}][value="${mark}"]`).check();
	await coordinator.press('Siųsti atsakymus', { status: 200 });
	expect(await coordinator.page.locator('.notice').innerText()).toContain('Ačiū, atsakymai išsaugoti.');
	expect(await coordinator.page.locator('[name=culture][value="4"]').isChecked()).toBe(true);
	await picture(coordinator, 'week-health');
	expect(await text(coordinator)).not.toContain(ruta.name);
});

const marks = (mark: string) =>
	Object.fromEntries(['leadership', 'roles', 'connections', 'improvement', 'culture', 'context'].map((item) => [item, mark]));

test('she remarks on a part of a school’s plan, and sees on Friday that it waits for the school', async () => {
	await coordinator.go(`/project/${project}/plan`, { status: 200 });
	await coordinator.follow('Skaityti visą planą', { status: 200 });
	await coordinator.follow(/^Parašyti pastabą ?: Stebėsena/, { status: 200 });
	await coordinator.page.locator('[name=body]').fill('Kas ir kada žiūrės į skaičius?');
	await coordinator.press(/^Siųsti/, { status: 200 });
	await coordinator.go(`/network/${network.id}/progress`, { status: 200 });
	await picture(coordinator, 'week-friday');
	expect(await row(school(0).name)).toMatch(/pastab/);

	const team = await living.signedIn(ruta, { locale: 'en', viewport: { width: 390, height: 844 } });
	await team.go(`/project/${project}/plan`, { status: 200 });
	expect(await text(team)).toContain('Kas ir kada žiūrės į skaičius?');
	await picture(team, 'week-plan-en');
	await team.go(`/project/${project}/plan/parts/monitoring`, { status: 200 });
	await team.go(`/network/${network.id}/progress`, { status: 403 });
});
