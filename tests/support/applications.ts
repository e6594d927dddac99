import { dayOf } from '#platform';
import { findOrAddPerson, giveRole, type Person } from '#people/server';
import { fieldsOf, miniTrainings, type Field } from '#programmes';
import { publishCall, rulesInForce, type Rules } from '#programmes/server';
import { checkDigit } from '#schools';
import { addStaff, registerSchool } from '#schools/server';
import { addEvidence, addStaffToTeam, saveAnswer, signOff, startApplication } from '#applications/server';
import { today, type TestDatabase } from './database.ts';
import { makeCall, makeProgramme, openCentre, type Centre } from './programmes.ts';

/** A school with its people: who leads it, who coordinates, and a staff of ten (two of the administration). */
export type TestSchool = { id: string; municipality_id: string; head: string; coordinator: string; staff: string[] };

let schools = 0;

/** A small school of Utena district, confirmed and staffed. */
export async function openSchool(
	db: TestDatabase,
	name = 'Žemynos progimnazija',
	municipality = 'Utenos rajono savivaldybė'
): Promise<TestSchool> {
	schools += 1;
	const eight = String(99000000 + schools);
	const registered = await registerSchool(db.asSystem(), {
		legal_code: `${eight}${checkDigit(eight)}`,
		name,
		type: 'progimnazija',
		owner_kind: '20',
		municipality,
		address: 'Mokyklos g. 1',
		email: `rastine${schools}@mokykla.example`,
		pupils: '240',
		teachers: '31',
		pupils_as_of: '2026-09-01',
		starts_on: '2020-09-01',
		demo: true
	});
	if (!registered.ok) throw new Error(JSON.stringify(registered));
	const id = registered.value.id;
	const [head, coordinator] = [
		await person(db, 'Aldona Vadovė', `vadove${schools}@mokykla.example`),
		await person(db, 'Rasa Petraitytė', `rasa${schools}@mokykla.example`)
	];
	await giveRole(db.asSystem(), { person_id: head, kind: 'school_head', organisation_id: id, starts_on: '2024-01-01' });
	await giveRole(db.asSystem(), { person_id: coordinator, kind: 'school_coordinator', organisation_id: id, starts_on: '2024-01-01' });
	const staff: string[] = [];
	for (let place = 0; place < 10; place += 1) staff.push(await employ(db, id, place));
	const { municipality_id } = await db
		.asSystem()
		.db.transaction()
		.execute((trx) =>
			trx.selectFrom('schools.school_version').where('school_id', '=', id).select('municipality_id').executeTakeFirstOrThrow()
		);
	return { id, municipality_id, head, coordinator, staff };
}

const letters = 'ABCDEFGHIJ';

async function employ(db: TestDatabase, school_id: string, place: number): Promise<string> {
	const added = await addStaff(db.asSystem(), {
		school_id,
		name: `Mokytoja Pavardė${'aeiouyąęėį'[place]}`,
		email: `${letters[place]}.${school_id.slice(0, 8)}@mokykla.example`.toLowerCase(),
		post: place < 2 ? 'direktoriaus pavaduotoja' : 'mokytoja',
		subject: place < 2 ? '' : 'matematika',
		administration: place < 2,
		teaching: place !== 0,
		category: place === 9 ? 'methodologist' : 'teacher',
		category_from: '2020-09-01',
		starts_on: '2020-09-01'
	});
	if (!added.ok) throw new Error(JSON.stringify(added));
	return added.value.person_id;
}

export const person = (db: TestDatabase, name: string, email: string): Promise<Person['id']> =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email }));

/** An open call for mini-trainings, with its centre. */
export async function openCall(
	db: TestDatabase,
	changes: object = {},
	kind: string = miniTrainings.kind
): Promise<{ centre: Centre; id: string; rules: Rules }> {
	const centre = await openCentre(db);
	return { centre, ...(await publishedCall(db, centre, changes, kind)) };
}

/** One more call of a new programme of a centre. */
export async function publishedCall(
	db: TestDatabase,
	centre: Centre,
	changes: object = {},
	kind: string = miniTrainings.kind
): Promise<{ id: string; rules: Rules }> {
	const programme = await makeProgramme(db, centre, kind);
	const call = await makeCall(db, centre, programme.edition.id, changes);
	const published = await publishCall(db.as(centre.officer, new Date('2026-11-19T08:00:00Z')), { call_id: call.id });
	if (!published.ok) throw new Error(JSON.stringify(published));
	const rules = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => rulesInForce(trx, call.id));
	if (!rules) throw new Error('the call has no rules');
	return { id: call.id, rules };
}

export async function started(db: TestDatabase, school: TestSchool, call: { id: string }, now = today): Promise<string> {
	const outcome = await startApplication(db.as(school.coordinator, now), { call_id: call.id, school_id: school.id });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.id;
}

/** Fills an application in so that it may be sent: every question, one conclusion, a team of eight, the head's signature. */
export async function filled(db: TestDatabase, school: TestSchool, call: { id: string; rules: Rules }, now = today): Promise<string> {
	const application_id = await started(db, school, call, now);
	const context = db.as(school.coordinator, now);
	for (const field of fieldsOf(call.rules.form)) {
		const seen_revision = field.key === 'contact_name' || field.key === 'contact_email' ? 1 : 0;
		const saved = await saveAnswer(context, { application_id, field: field.key, value: answerTo(field, call.rules), seen_revision });
		if (!saved.ok) throw new Error(`${field.key}: ${JSON.stringify(saved)}`);
	}
	const evidence = await addEvidence(context, {
		application_id,
		framework: 'self_evaluation_2016',
		indicator: '2.3.1',
		level: '2,6',
		evaluated_on: '2026-05-20',
		conclusion: 'Mokiniai retai planuoja savo mokymąsi.'
	});
	if (!evidence.ok) throw new Error(JSON.stringify(evidence));
	const team = await addStaffToTeam(context, { application_id, person_ids: school.staff.slice(0, 8) });
	if (!team.ok) throw new Error(JSON.stringify(team));
	const signed = await signOff(db.as(school.head, now), { application_id });
	if (!signed.ok) throw new Error(JSON.stringify(signed));
	return application_id;
}

/** Some answer that the question takes. */
export function answerTo(field: Field, { topics }: Rules): string | string[] {
	if (field.type === 'yes_no') return 'yes';
	if (field.type === 'date') return dayOf(today);
	if (field.type === 'number' || field.type === 'money') return '120';
	if (field.type === 'text' || field.type === 'long_text')
		return field.key === 'contact_email' ? 'rasa@mokykla.example' : `Atsakymas: ${field.key}`;
	const [first] = field.options === 'topics' ? topics : field.options;
	return [first?.code ?? ''];
}
