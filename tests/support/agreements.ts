import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { rm } from 'node:fs/promises';
import { newId } from '#platform';
import { memoryStore, openFiles } from '#platform/server';
import { addOrganisation, findOrAddPerson, giveRole } from '#people/server';
import { giveRight, localGateway, makeAgreements, openGateway, saveParticulars, savePlan, type SigningGateway } from '#agreements/server';
import type { PartyRole, SignOrder } from '#agreements';
import { today, type TestDatabase } from './database.ts';
import { makeProgramme, openCentre } from './programmes.ts';
import { callIn, makeMunicipalOfficer, makeSchool, sendOne, type MadeSchool, type OpenCall } from './sent.ts';

/** An edition of networks whose schools have confirmed their places, with a ministry and a municipality that say who signs. */
export type Agreeing = {
	open: OpenCall;
	edition: string;
	ministry: { id: string; owner: string; signatory: string };
	municipality: { id: string; officer: string; signatory: string };
	/** A second officer of the same centre. */
	colleague: string;
	gateway: SigningGateway;
};

const person = (db: TestDatabase, name: string, email = `${newId().slice(0, 8)}@pavyzdys.example`): Promise<string> =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email }));

/** Opens a gateway of its own for this test file. */
export async function testGateway(): Promise<SigningGateway> {
	const folder = mkdtempSync(join(tmpdir(), 'kartu-signing-'));
	afterAll(() => rm(folder, { recursive: true, force: true }));
	const gateway = await localGateway(folder);
	openGateway(() => Promise.resolve(gateway));
	return gateway;
}

export async function openAgreeing(db: TestDatabase): Promise<Agreeing> {
	openFiles(memoryStore());
	const gateway = await testGateway();
	const centre = await openCentre(db);
	const programme = await makeProgramme(db, centre, 'learning-school-networks', 'Besimokančių mokyklų tinklai');
	const open = await callIn(db, centre, programme.edition.id);
	const colleague = await person(db, 'Petras Kolega');
	await giveRole(db.asSystem(), { person_id: colleague, kind: 'centre_officer', organisation_id: centre.id, starts_on: '2026-01-01' });
	const ministryId = newId();
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { id: ministryId, kind: 'ministry', name: 'Švietimo ministerija' }));
	const owner = await person(db, 'Birutė Programienė');
	await giveRole(db.asSystem(), { person_id: owner, kind: 'programme_owner', organisation_id: ministryId, starts_on: '2026-01-01' });
	const utena = (await makeSchool(db, 'Utenos pavyzdinė mokykla', 'LT-54')).municipality_id;
	const officer = await makeMunicipalOfficer(db, utena);
	return {
		open,
		edition: programme.edition.id,
		colleague,
		gateway,
		ministry: { id: ministryId, owner, signatory: await signerOf(db, ministryId, owner, 'Viktorija Ministraitė', 'ministrė') },
		municipality: { id: utena, officer, signatory: await signerOf(db, utena, officer, 'Marijus Meras', 'meras') }
	};
}

/** Records who signs for an organisation, as its own officer. Answers the signatory. */
export async function signerOf(
	db: TestDatabase,
	organisation_id: string,
	keeper: string,
	name: string,
	post: string,
	ends_on = ''
): Promise<string> {
	const email = `${newId().slice(0, 8)}@parasai.example`;
	await saveParticulars(db.as(keeper), { organisation_id, legal_code: '188600000', address: 'Pavyzdžio g. 1, Vilnius' });
	const given = await giveRight(db.as(keeper), {
		organisation_id,
		name,
		email,
		post,
		basis: 'įstatymas',
		starts_on: '2026-01-01',
		ends_on
	});
	if (!given.ok) throw new Error(`${given.refusal} ${JSON.stringify(given.faults)}`);
	return person(db, name, email);
}

/** A school of the municipality that has confirmed its place. */
export async function confirmedSchool(
	db: TestDatabase,
	{ open }: Agreeing,
	name = `Utenos ${newId().slice(0, 4)} mokykla`
): Promise<MadeSchool & { application: string }> {
	const school = await makeSchool(db, name, 'LT-54');
	const { id } = await sendOne(db, open, school);
	await confirmOffer(db, open, { application: id, head: school.head });
	return { ...school, application: id };
}

/** A sent application is offered a place and the school confirms it: the rows are written as the selection writes them. */
export async function confirmOffer(
	db: TestDatabase,
	{ call, centre }: Pick<OpenCall, 'call' | 'centre'>,
	{ application, head }: { application: string; head: string }
): Promise<void> {
	const at = new Date('2026-11-26T08:00:00Z');
	const [round, decision] = [newId(), newId()];
	const { rows } = await db.beside.query('select id from selection.round where call_id = $1', [call.id]);
	const standing = rows[0]?.id ?? round;
	if (rows.length === 0)
		await db.beside.query('insert into selection.round (id, call_id, begun_at, begun_by, salt) values ($1, $2, $3, $4, $5)', [
			round,
			call.id,
			at,
			centre.officer,
			'0'.repeat(64)
		]);
	await db.beside.query(
		`insert into selection.decision (id, round_id, application_id, outcome, decided_at, decided_by) values ($1, $2, $3, 'accepted', $4, $5)`,
		[decision, standing, application, at, centre.officer]
	);
	await db.beside.query(
		`insert into selection.offer (id, round_id, application_id, decision_id, source, offered_at, confirm_by, answer, answered_at, answered_by)
		values ($1, $2, $3, $4, 'list', $5, $6, 'confirmed', $5, $7)`,
		[newId(), standing, application, decision, at, new Date('2026-12-06T08:00:00Z'), head]
	);
}

/** The agreement with a new school, asked to be signed today; in order or all at once. */
export async function madeAgreement(
	db: TestDatabase,
	agreeing: Agreeing,
	order: SignOrder = 'parallel'
): Promise<{ id: string; school: MadeSchool; signers: Record<PartyRole, string> }> {
	const { edition, ministry, municipality, open } = agreeing;
	const school = await confirmedSchool(db, agreeing);
	const officer = db.as(open.centre.officer);
	await savePlan(officer, { edition_id: edition, ministry_id: ministry.id, sign_order: order, sign_days: '14', ends_on: '2027-06-30' });
	const made = await makeAgreements(officer, { edition_id: edition });
	if (!made.ok || made.value.made !== 1) throw new Error(JSON.stringify(made));
	const { rows } = await db.beside.query('select id from agreements.agreement where application_id = $1', [school.application]);
	return { id: rows[0].id, school, signers: { school: school.head, municipality: municipality.signatory, ministry: ministry.signatory } };
}
