import { newId } from '#platform';
import { findOrAddPerson, giveRole } from '#people/server';
import { asSent, judge, type Verdict } from '#programmes';
import { callById, publishCall, rulesInForce, type CallRecord, type Rules } from '#programmes/server';
import { checkDigit } from '#schools';
import { registerSchool } from '#schools/server';
import type { Content } from '#applications';
import { today, type TestDatabase } from './database.ts';
import { makeCall, makeProgramme, openCentre, type Centre } from './programmes.ts';
import { contentOf, factsOf, memberOf, type MadeSchool, type Sending } from './sent-content.ts';

export type { MadeSchool, Sending } from './sent-content.ts';

/** A published call of mini-trainings, open now, with its centre. */
export type OpenCall = { centre: Centre; call: CallRecord; rules: Rules };

export async function openCall(db: TestDatabase, centre?: Centre): Promise<OpenCall> {
	const own = centre ?? (await openCentre(db));
	const programme = await makeProgramme(db, own, undefined, `Mini mokymai ${newId().slice(0, 4)}`);
	return callIn(db, own, programme.edition.id);
}

export async function callIn(db: TestDatabase, centre: Centre, editionId: string, changes: object = {}): Promise<OpenCall> {
	const { id } = await makeCall(db, centre, editionId, changes);
	const published = await publishCall(db.as(centre.officer, new Date('2026-11-19T08:00:00Z')), { call_id: id });
	if (!published.ok) throw new Error(published.refusal);
	return db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			const [call, rules] = [await callById(trx, id), await rulesInForce(trx, id)];
			if (!call || !rules) throw new Error('the call is not there');
			return { centre, call, rules };
		});
}

let count = 0;

/** A school with a head, in the municipality with this ISO key. */
export async function makeSchool(db: TestDatabase, name: string, municipality = 'LT-57'): Promise<MadeSchool> {
	const number = ++count;
	const eight = String(30000000 + number * 10);
	const { rows } = await db.beside.query('select id, code, county_code, name from schools.municipality where code = $1', [municipality]);
	const registered = await registerSchool(db.asSystem(), {
		name,
		legal_code: `${eight}${checkDigit(eight)}`,
		type: 'gymnasium',
		owner_kind: '20',
		municipality: rows[0].name,
		address: `Mokyklos g. ${number}`,
		email: `rastine${number}@mokykla.example`,
		starts_on: '2020-09-01'
	});
	if (!registered.ok) throw new Error(`${registered.refusal} ${JSON.stringify(registered.faults)}`);
	const { id } = registered.value;
	const head = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name: `Direktorė ${number}`, email: `direktore${number}@mokykla.example` }));
	await giveRole(db.asSystem(), { person_id: head, kind: 'school_head', organisation_id: id, starts_on: '2026-01-01' });
	return {
		id,
		name,
		head,
		municipality_id: rows[0].id,
		municipality_code: rows[0].code,
		county_code: rows[0].county_code,
		municipality: rows[0].name
	};
}

/** An officer of a municipality. */
export async function makeMunicipalOfficer(db: TestDatabase, municipality_id: string, name = 'Ona Savickienė'): Promise<string> {
	const id = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${newId().slice(0, 8)}@savivaldybe.example` }));
	await giveRole(db.asSystem(), { person_id: id, kind: 'municipal_officer', organisation_id: municipality_id, starts_on: '2026-01-01' });
	return id;
}

export type SentApplication = {
	id: string;
	reference: string;
	submission_id: string;
	school: MadeSchool;
	verdict: Verdict;
	content: Content;
};

const names = [
	'Rasa Petrauskaitė',
	'Ūla Žąsytė',
	'Jonas Kazlauskas',
	'Eglė Šimkutė',
	'Tomas Čepas',
	'Ieva Ąžuolaitė',
	'Lina Įvanauskienė',
	'Marius Ėringis'
];

/** An application that was sent, with everything right unless told otherwise; its rows are written as sending writes them. */
export async function sendOne(
	db: TestDatabase,
	{ call, rules }: OpenCall,
	school: MadeSchool,
	sending: Sending = {}
): Promise<SentApplication> {
	const id = newId();
	const number = ++count;
	const reference = `KRT-2026-${String(number).padStart(6, '0')}`;
	const at = sending.sent_at ?? new Date('2026-11-25T09:00:00Z');
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) =>
			trx
				.insertInto('applications.application')
				.values({
					id,
					reference,
					call_id: call.id,
					school_id: school.id,
					started_at: at,
					started_by: school.head,
					changed_at: at,
					changed_by: school.head
				})
				.execute()
		);
	return sendAgain(db, { call, rules }, { id, reference, school }, sending);
}

/** One more sending of the same application. */
export async function sendAgain(
	db: TestDatabase,
	{ call, rules }: Pick<OpenCall, 'call' | 'rules'>,
	{ id, reference, school }: Pick<SentApplication, 'id' | 'reference' | 'school'>,
	sending: Sending = {}
): Promise<SentApplication> {
	const at = sending.sent_at ?? new Date('2026-11-25T09:00:00Z');
	const team = (sending.team ?? names).map((name, place) => memberOf(name, place, sending.persons?.[place] ?? newId(), sending.category));
	const facts = asSent({ ...factsOf(school, team, sending), ...sending.facts });
	const verdict = judge({ ...call, topics: rules.topics, criteria: rules.criteria }, facts);
	const content = contentOf(school, team, sending);
	const submission_id = newId();
	await db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			const before = await trx
				.selectFrom('applications.submission')
				.select((eb) => eb.fn.max('number').as('number'))
				.where('application_id', '=', id)
				.executeTakeFirst();
			await trx
				.insertInto('applications.submission')
				.values({
					id: submission_id,
					application_id: id,
					number: (before?.number ?? 0) + 1,
					sent_at: at,
					sent_by: school.head,
					rules_id: rules.id,
					content: JSON.stringify(content),
					facts: JSON.stringify(facts),
					verdict: JSON.stringify(verdict),
					outcome: verdict.outcome,
					priority: verdict.priority
				})
				.execute();
			await trx
				.updateTable('applications.return')
				.set({ resolved_at: at })
				.where('application_id', '=', id)
				.where('resolved_at', 'is', null)
				.execute();
			await trx.updateTable('applications.application').set({ state: 'submitted', submitted_at: at }).where('id', '=', id).execute();
			await trx.deleteFrom('applications.team_member').where('application_id', '=', id).execute();
			for (const { person, name, post, roles, leads } of content.team) {
				const known = sending.persons?.includes(person) ?? false;
				await trx
					.insertInto('applications.team_member')
					.values({
						id: known ? newId() : person,
						application_id: id,
						person_id: known ? person : null,
						name,
						post,
						roles,
						leads,
						added_by: school.head,
						added_at: at
					})
					.execute();
			}
		});
	return { id, reference, submission_id, school, verdict, content };
}

/** A draft that nobody has sent. */
export async function makeDraft(db: TestDatabase, { call }: OpenCall, school: MadeSchool): Promise<string> {
	const id = newId();
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) =>
			trx
				.insertInto('applications.application')
				.values({
					id,
					reference: `KRT-2026-${String(++count).padStart(6, '0')}`,
					call_id: call.id,
					school_id: school.id,
					started_at: today,
					started_by: school.head,
					changed_at: today,
					changed_by: school.head
				})
				.execute()
		);
	return id;
}
