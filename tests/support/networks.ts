import { newId } from '#platform';
import { activateNetwork, answerDuty, askProposal, confirmProposal, nameHelper, offerDuty, readFormation } from '#networks/server';
import type { Duty } from '#networks';
import { today, type TestDatabase } from './database.ts';
import { value } from './deciding.ts';
import { joinForming, openForming, plainWorker, type Forming, type FormingSchool } from './formation.ts';

export type FormedNetwork = { id: string; slug: string; number: number; schools: (FormingSchool & { membership: string })[] };
export type Formed = Forming & { networks: FormedNetwork[]; officer: (now?: Date) => ReturnType<TestDatabase['as']> };

/**
 * Networks of an edition, formed and confirmed: the schools in their order, the first of each network its host. `spare` schools
 * confirm their places afterwards and are in no network.
 */
export async function openFormed(db: TestDatabase, { networks = 2, each = 6, spare = 0 } = {}): Promise<Formed> {
	const forming = await openForming(db, { networks, each, schools: networks * each });
	const officer = (now?: Date) => db.as(forming.open.centre.officer, now);
	value(await askProposal(officer(), { edition_id: forming.edition.id }));
	await db.work({ ...plainWorker, 'mail.deliver': async () => undefined });
	const [proposal] = value(await readFormation(officer(), forming.edition.id)).proposals;
	const names = Array.from({ length: networks }, (_, index) => ({ lt: `${index + 1} tinklas`, en: `Network ${index + 1}` }));
	const made = value(await confirmProposal(officer(), { proposal_id: proposal?.id ?? '', names }));
	const { rows } = await db.beside.query('select id, network_id, school_id from networks.membership where edition_id = $1', [
		forming.edition.id
	]);
	const formed = made.networks.map((network) => ({
		...network,
		schools: forming.schools.flatMap((school) =>
			rows
				.filter(({ network_id, school_id }) => network_id === network.id && school_id === school.id)
				.map(({ id }) => ({ ...school, membership: id as string }))
		)
	}));
	for (let number = 0; number < spare; number++) await joinForming(db, forming);
	return { ...forming, networks: formed, officer };
}

/** Somebody whom the officer has named as coordinator or expert. */
export async function helperIn(
	db: TestDatabase,
	{ open, officer }: Formed,
	duty: Duty,
	name: string,
	{ most = 3, municipality = 'LT-57', topics = [] as string[] } = {}
): Promise<string> {
	const { rows } = await db.beside.query('select id from schools.municipality where code = $1', [municipality]);
	const named = await nameHelper(officer(), {
		centre_id: open.centre.id,
		email: `${newId().slice(0, 8)}@tinklai.example`,
		name,
		duty,
		municipality_id: rows[0].id,
		most_networks: String(most),
		topics
	});
	return value(named).person_id;
}

/** Somebody who was asked and has accepted. Answers the duty. */
export async function accepted(
	db: TestDatabase,
	formed: Formed,
	network_id: string,
	duty: Duty,
	person_id: string,
	now = today
): Promise<string> {
	const { id } = value(await offerDuty(formed.officer(now), { network_id, person_id, duty }));
	value(await answerDuty(db.as(person_id, now), { duty_id: id, answer: 'accepted' }));
	return id;
}

/** Two coordinators and an expert who have accepted. */
export async function staffed(
	db: TestDatabase,
	formed: Formed,
	network_id: string
): Promise<{ coordinators: [string, string]; expert: string }> {
	const coordinators: [string, string] = [
		await helperIn(db, formed, 'coordinator', 'Alma Koordinatorė'),
		await helperIn(db, formed, 'coordinator', 'Balys Koordinatorius')
	];
	const expert = await helperIn(db, formed, 'expert', 'Elena Ekspertė');
	for (const person of coordinators) await accepted(db, formed, network_id, 'coordinator', person);
	await accepted(db, formed, network_id, 'expert', expert);
	return { coordinators, expert };
}

/** The same, and the network has begun. */
export async function activeNetwork(
	db: TestDatabase,
	formed: Formed,
	network_id: string
): Promise<{ coordinators: [string, string]; expert: string }> {
	const people = await staffed(db, formed, network_id);
	value(await activateNetwork(formed.officer(), { network_id }));
	return people;
}
