import type { Traveller } from '../support/journey.ts';

/** What a school answers to the questions of mini-trainings, section by section; the team and the evidence have pages of their own. */
export const answers: Record<string, Record<string, string>> = {
	contact: { contact_post: 'Direktoriaus pavaduotoja ugdymui', contact_phone: '+370 612 34567' },
	topic: { topic: 'integration' },
	expectations: { change_in_lessons: 'Mokiniai kiekvienoje pamokoje patys kels klausimus ir ieškos atsakymų.' },
	time: { date_pattern: 'pattern_b' },
	conditions: { venue_is_school: 'yes', room_and_equipment: 'Aktų salė, projektorius, pietūs valgykloje.' },
	money: { money_lacking: 'no', money_per_teacher: '120' },
	climate: { climate: 'Mokytojai mielai dirba kartu.' },
	statements: { data_true: 'yes', participants_informed: 'yes' }
};

/** Fills in what a section asks, as the page shows it. */
export async function fill({ page }: Traveller, section: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(section)) {
		const field = page.locator(`[name="${name}"]`);
		if ((await field.first().getAttribute('type')) === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
		else await field.fill(value);
	}
}

/** From the tasks of an application through every section to the end of the form, saving each. */
export async function fillEverySection(traveller: Traveller, path: string, team: readonly string[]): Promise<void> {
	for (const section of ['school', 'contact', 'topic']) await fillSection(traveller, path, section);
	await addEvidence(traveller, path);
	if (team.length > 0) await chooseTeam(traveller, path, team);
	for (const section of ['expectations', 'time', 'conditions', 'money', 'climate', 'statements'])
		await fillSection(traveller, path, section);
}

export async function fillSection(traveller: Traveller, path: string, section: string): Promise<void> {
	await traveller.go(`${path}/sections/${section}`, { status: 200 });
	if (!answers[section]) return;
	await fill(traveller, answers[section]);
	await traveller.press(/^(Išsaugoti ir tęsti|Save and continue)$/, { status: 200 });
}

export async function addEvidence(
	traveller: Traveller,
	path: string,
	file?: { name: string; mimeType: string; buffer: Buffer }
): Promise<void> {
	const { page } = traveller;
	await traveller.go(`${path}/evidence/new`, { status: 200 });
	await page.locator('[name="indicator"]').selectOption({ index: 3 });
	await fill(traveller, { level: '2,4', conclusion: 'Mokiniai retai kelia klausimus: stebėtose pamokose jų buvo po du.' });
	if (file) await page.locator('[name="attachment"]').setInputFiles(file);
	await traveller.press(/^(Išsaugoti|Save)$/, { status: 200 });
}

/** Ticks people of the staff list and puts them into the team. */
export async function chooseTeam(traveller: Traveller, path: string, names: readonly string[]): Promise<void> {
	await traveller.go(`${path}/sections/team`, { status: 200 });
	for (const name of names) await traveller.page.getByLabel(name, { exact: true }).check();
	await traveller.press(/^(Įtraukti pažymėtus|Add those ticked)$/, { status: 200 });
}
