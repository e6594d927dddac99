import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { confirmedSchool, madeAgreement, openAgreeing, signerOf } from '../../../../tests/support/agreements.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { makeMunicipalOfficer, makeSchool, sendOne } from '../../../../tests/support/sent.ts';
import { amendAgreement, type Amend } from './amend.ts';
import { askForRights } from './ask-for-rights.ts';
import { beginSigning, bytesOf } from './begin-signing.ts';
import { readBoard } from './board.ts';
import { prolongSigning, recallText, remindByHand } from './centre-acts.ts';
import { finishSigning } from './finish-signing.ts';
import { giveRight } from './give-right.ts';
import { agreeAtLocalGateway } from './local-signing.ts';
import { makeAgreements, makeBatch } from './make-agreements.ts';
import { mayOpenAgreementFile } from './may-open-file.ts';
import { agreementsOf, myAgreements } from './my-agreements.ts';
import { fulfilObligation } from './obligations.ts';
import { checkPaper, registerPaper, type RegisterPaper } from './paper.ts';
import { readSigningDesk, saveParticulars } from './particulars.ts';
import { savePlan } from './plan.ts';
import { readAgreement, readVersion } from './read-agreement.ts';
import { remindOfAgreements } from './reminders.ts';
import { agreementTodos } from './todos.ts';
import { agreementsInvariants } from './invariants.ts';
import type { PartyRole } from '../state.ts';

const db = await testDatabase();
const agreeing = await openAgreeing(db);
const { open, edition, municipality, ministry, colleague } = agreeing;
const officer = (now = today) => db.as(open.centre.officer, now);
const filters = { state: null, waits: null, q: '', page: 1 };

const page = async (id: string, person = open.centre.officer, now = today) => {
	const found = await readAgreement(db.as(person, now), id);
	if (!found.ok) throw new Error(found.refusal);
	return found.value;
};
const letters = async (template: string) =>
	(await db.beside.query('select to_address, subject from platform.mail where template = $1 order by written_at', [template])).rows;

async function sign(id: string, person: string, party: PartyRole, text = 1) {
	const begun = await beginSigning(db.as(person), { agreement_id: id, party, text });
	if (!begun.ok) return begun;
	const reference = /signing\/([^?]+)/.exec(begun.value.address)?.[1] ?? '';
	await agreeAtLocalGateway(db.as(person), { reference });
	return finishSigning(db.as(person), { reference });
}

describe('making', () => {
	test('the document is filled from the records, tagged, and has the hash that is written down', async () => {
		const { id, school } = await madeAgreement(db, agreeing);
		const { texts, agreement } = await page(id);
		const { rows } = await db.beside.query('select sha256 from platform.file where id = $1', [texts[0]?.file_id]);
		const pdf = await bytesOf(rows[0].sha256);
		expect(createHash('sha256').update(pdf).digest('hex')).toBe(texts[0]?.pdf_sha256);
		const document = await getDocumentProxy(Uint8Array.from(pdf));
		const { info, metadata } = await document.getMetadata();
		expect(info).toMatchObject({
			Title: 'Trišalė sutartis dėl mokyklos dalyvavimo programoje „Besimokančių mokyklų tinklai“',
			Language: 'lt'
		});
		expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
		const text = (await extractText(document, { mergePages: true })).text.replace(/\s+/g, ' ');
		for (const words of [
			agreement.number,
			school.name,
			'Utenos rajono savivaldybė',
			'kodas 188600000',
			'Viktorija Ministraitė, ministrė',
			'iki 2027 m. birželio 30 d.'
		])
			expect(text).toContain(words);
		expect(text).toContain('Savivaldybė įsipareigoja');
	});

	test('an agreement is made once, and only for who has confirmed', async () => {
		await madeAgreement(db, agreeing);
		await sendOne(db, open, await makeSchool(db, 'Nepatvirtinusi mokykla', 'LT-54'));
		expect(await makeAgreements(officer(), { edition_id: edition })).toMatchObject({ ok: false, refusal: 'nobody_confirmed' });
	});

	test('a school is left out while nobody may sign for its municipality, who is then asked once a day', async () => {
		const { rows } = await db.beside.query("select id from schools.municipality where code = 'LT-60'");
		const zarasai = rows[0].id as string;
		const keeper = await makeMunicipalOfficer(db, zarasai, 'Zita Zarasė');
		const school = await confirmedSchool(db, agreeing, 'Zarasų mokykla');
		await db
			.asSystem()
			.db.transaction()
			.execute((trx) =>
				trx.updateTable('schools.school_version').set({ municipality_id: zarasai }).where('school_id', '=', school.id).execute()
			);
		const made = await makeAgreements(officer(), { edition_id: edition });
		expect(made).toMatchObject({ ok: true, value: { made: 0, refused: [{ school: 'Zarasų mokykla', refusal: 'particulars_missing' }] } });
		const board = await readBoard(officer(), edition, filters);
		expect(board.ok && board.value.missing.map(({ organisation, what }) => [organisation, what])).toEqual([
			['Zarasų rajono savivaldybė', 'particulars'],
			['Zarasų rajono savivaldybė', 'right_to_sign']
		]);
		expect(await askForRights(officer(), { edition_id: edition })).toMatchObject({ ok: true, value: { letters: 1 } });
		expect(await askForRights(officer(), { edition_id: edition })).toMatchObject({ ok: true, value: { letters: 0 } });
		await signerOf(db, zarasai, keeper, 'Zenonas Meras', 'meras');
		expect(await makeAgreements(officer(), { edition_id: edition })).toMatchObject({ ok: true, value: { made: 1 } });
	});

	test('more than twenty are made in the background, one after the other, by the officer who began', async () => {
		for (let number = 0; number < 21; number++) await confirmedSchool(db, agreeing);
		expect(await makeAgreements(officer(), { edition_id: edition })).toMatchObject({ ok: true, value: { background: true, made: 0 } });
		expect(await makeAgreements(officer(), { edition_id: edition })).toMatchObject({ ok: false, refusal: 'already_running' });
		const { rows } = await db.beside.query('select id from agreements.batch order by begun_at desc limit 1');
		await makeBatch(db.asSystem(), { batch_id: rows[0].id });
		await makeBatch(db.asSystem(), { batch_id: rows[0].id });
		const board = await readBoard(officer(), edition, filters);
		expect(board.ok && board.value.batch).toMatchObject({ total: 21, made: 21, refused: [] });
		expect(board.ok && board.value.candidates).toEqual([]);
	}, 60_000);

	test('only an officer of the centre makes them, and only where the terms ask for an agreement', async () => {
		expect(await makeAgreements(db.as(open.centre.stranger), { edition_id: edition })).toMatchObject({ refusal: 'not_found' });
		expect(
			await savePlan(db.as(ministry.owner), {
				edition_id: edition,
				ministry_id: ministry.id,
				sign_order: 'parallel',
				sign_days: '14',
				ends_on: '2027-06-30'
			})
		).toMatchObject({
			refusal: 'not_found'
		});
		const wrong = { edition_id: edition, ministry_id: municipality.id, sign_order: 'chaos', sign_days: '2', ends_on: '2026-11-28' };
		const refusedPlan = await savePlan(officer(), wrong);
		expect(refusedPlan.ok ? [] : refusedPlan.faults.map(({ field }) => field)).toEqual([
			'ministry_id',
			'sign_order',
			'sign_days',
			'ends_on'
		]);
	});
});

describe('the right to sign', () => {
	const right = {
		organisation_id: municipality.id,
		name: 'Ona Parašė',
		email: 'ona.parase@utena.example',
		post: 'direktorė',
		basis: 'mero potvarkis Nr. 5',
		starts_on: '2026-11-01',
		ends_on: ''
	};

	test('is recorded by the organisation’s own officer, with its ground, never twice at a time', async () => {
		expect(await giveRight(db.as(open.centre.officer), right)).toMatchObject({ ok: false, refusal: 'not_found' });
		expect(await giveRight(db.as(ministry.owner), right)).toMatchObject({ ok: false, refusal: 'not_found' });
		const unreadable = await giveRight(db.as(municipality.officer), {
			...right,
			name: '',
			email: 'x',
			post: '',
			basis: '',
			starts_on: '2026-02-30',
			ends_on: '2026-01-01'
		});
		expect(unreadable.ok ? [] : unreadable.faults.map(({ field }) => field)).toEqual([
			'name',
			'email',
			'post',
			'basis',
			'starts_on',
			'ends_on'
		]);
		expect(await giveRight(db.as(municipality.officer), right)).toMatchObject({ ok: true });
		expect(await giveRight(db.as(municipality.officer), right)).toMatchObject({ ok: false, refusal: 'right_overlaps' });
		const desk = await readSigningDesk(db.as(municipality.officer), municipality.id);
		expect(desk.ok && desk.value.today.map(({ name }) => name)).toEqual(['Marijus Meras', 'Ona Parašė']);
		expect(await readSigningDesk(db.as(open.centre.officer), municipality.id)).toMatchObject({ refusal: 'not_found' });
	});

	test('code and address are written by the organisation itself; those of a school stand in the register', async () => {
		const school = await makeSchool(db, 'Registro mokykla', 'LT-54');
		expect(
			await saveParticulars(db.as(school.head), { organisation_id: school.id, legal_code: '188600000', address: 'Kita g. 1' })
		).toMatchObject({ refusal: 'not_found' });
		expect(
			await saveParticulars(db.as(municipality.officer), { organisation_id: municipality.id, legal_code: '12', address: '' })
		).toMatchObject({
			refusal: 'particulars_unreadable'
		});
		const desk = await readSigningDesk(db.as(school.head), school.id);
		expect(desk.ok && desk.value.today).toMatchObject([{ person_id: school.head, right_id: null }]);
	});
});

describe('on paper', () => {
	const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');
	const paper = (id: string, signer: string, changes: Partial<RegisterPaper> = {}): RegisterPaper => ({
		agreement_id: id,
		party: 'municipality',
		text: 1,
		signer_id: signer,
		signed_on: '2026-11-27',
		file: { bytes: png, name: 'sutartis.png' },
		...changes
	});

	test('a signature counts once another person has checked the scan', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		await sign(id, signers.school, 'school');
		await sign(id, signers.ministry, 'ministry');
		expect(await registerPaper(officer(), paper(id, signers.municipality))).toMatchObject({ ok: true });
		expect((await page(id)).state).toBe('partly_signed');
		const signature_id = (await page(id)).texts[0]?.signatures.at(-1)?.id ?? '';
		const check = { agreement_id: id, signature_id, result: 'matches', note: '' };
		expect(await checkPaper(officer(), check)).toMatchObject({ ok: false, refusal: 'own_registration' });
		expect(await checkPaper(db.as(municipality.officer), check)).toMatchObject({ ok: false, refusal: 'not_found' });
		expect(await checkPaper(db.as(colleague), check)).toMatchObject({ ok: true, value: { state: 'in_force' } });
		expect(await checkPaper(db.as(colleague), check)).toMatchObject({ ok: false, refusal: 'already_checked' });
		expect((await page(id)).state).toBe('in_force');
	});

	test('a scan that differs is not taken, with a word why, and the party signs again', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		await registerPaper(db.as(municipality.officer), paper(id, signers.municipality));
		const signature_id = (await page(id)).texts[0]?.signatures[0]?.id ?? '';
		const check = { agreement_id: id, signature_id, result: 'differs', note: '' };
		expect(await checkPaper(officer(), check)).toMatchObject({ ok: false, refusal: 'check_unreadable' });
		expect(await checkPaper(officer(), { ...check, note: 'Trūksta antro puslapio' })).toMatchObject({
			ok: true,
			value: { state: 'differs' }
		});
		expect((await page(id)).state).toBe('awaiting');
		expect(await sign(id, signers.municipality, 'municipality')).toMatchObject({ ok: true });
	});

	test('whoever had no right on the day written on the paper is refused, and so are a day before the text and tomorrow', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		expect(await registerPaper(officer(), paper(id, signers.ministry))).toMatchObject({ ok: false, refusal: 'no_right_to_sign' });
		for (const signed_on of ['2026-11-26', '2026-11-28', '2026-02-30', ''])
			expect(await registerPaper(officer(), paper(id, signers.municipality, { signed_on }))).toMatchObject({
				faults: [{ field: 'signed_on' }]
			});
		expect(await registerPaper(officer(), paper(id, signers.municipality, { file: null }))).toMatchObject({ faults: [{ field: 'file' }] });
		expect(await registerPaper(db.as(open.centre.stranger), paper(id, signers.municipality))).toMatchObject({ refusal: 'not_found' });
		expect((await page(id)).texts[0]?.signatures).toEqual([]);
	});
});

describe('a change', () => {
	const amendment = async (id: string, changes: Partial<Amend> = {}): Promise<Amend> => {
		const { texts } = await page(id);
		const content = texts.at(-1)?.content;
		if (!content) throw new Error('no text');
		return {
			agreement_id: id,
			text: content.version,
			before: content.before,
			after: content.after,
			ends_on: '2027-08-31',
			sign_by: '2026-12-20',
			reason: 'Programa pratęsta',
			...changes
		};
	};

	test('is the next version, shown as a difference; the version before stays in force until all have signed anew', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		expect(await amendAgreement(officer(), await amendment(id))).toMatchObject({ ok: false, refusal: 'text_waits' });
		for (const party of ['school', 'municipality', 'ministry'] as const) await sign(id, signers[party], party);
		const { before, ...rest } = await amendment(id, { ends_on: '2027-06-30' });
		expect(await amendAgreement(officer(), { ...rest, before })).toMatchObject({ ok: false, refusal: 'nothing_changed' });
		const [first] = before;
		const changed = first ? [{ ...first, clauses: [...first.clauses, 'Mokymai vyksta ir nuotoliu.'] }] : [];
		expect(await amendAgreement(db.as(municipality.officer), { ...rest, before: changed })).toMatchObject({ refusal: 'not_found' });
		expect(await amendAgreement(officer(), { ...rest, before: changed })).toMatchObject({ ok: true, value: { number: 2 } });
		expect(await page(id)).toMatchObject({ state: 'in_force', binding: 1 });
		const version = await readVersion(db.as(signers.school), id, 2);
		expect(version.ok && version.value.difference.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual([
			'1.4. Mokymai vyksta ir nuotoliu.'
		]);
		for (const party of ['school', 'municipality'] as const) await sign(id, signers[party], party, 2);
		expect(await page(id)).toMatchObject({ state: 'in_force', binding: 1 });
		expect(await sign(id, signers.ministry, 'ministry', 2)).toMatchObject({ ok: true, value: { state: 'in_force' } });
		expect(await page(id)).toMatchObject({ state: 'in_force', binding: 2 });
	});

	test('taken back, it leaves what was in force', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		for (const party of ['school', 'municipality', 'ministry'] as const) await sign(id, signers[party], party);
		await amendAgreement(officer(), await amendment(id));
		expect(await recallText(officer(), { agreement_id: id, reason: 'Nebereikia' })).toMatchObject({ ok: true });
		expect(await page(id)).toMatchObject({ state: 'in_force', binding: 1 });
		expect(await sign(id, signers.school, 'school', 2)).toMatchObject({ ok: false, refusal: 'nothing_waits' });
	});
});

describe('reminding', () => {
	test('a week and two days before the last day, once each, however often the calendar runs; afterwards the centre is told', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		await sign(id, signers.school, 'school');
		const { agreement } = await page(id);
		// The municipality has a substitute by now, who is asked only when the day is near.
		const about = async (template: string) => (await letters(template)).filter(({ subject }) => subject.includes(agreement.number)).length;
		expect(await about('agreement-asked')).toBe(3);
		for (const day of [
			'2026-12-03',
			'2026-12-04',
			'2026-12-04',
			'2026-12-05',
			'2026-12-09',
			'2026-12-10',
			'2026-12-11',
			'2026-12-12',
			'2026-12-13'
		])
			await remindOfAgreements(db.asSystem(new Date(`${day}T06:40:00Z`)), {});
		expect([await about('agreement-week'), await about('agreement-last_days'), await about('agreement-expired')]).toEqual([2, 3, 4]);
		const late = new Date('2026-12-14T08:00:00Z');
		await prolongSigning(officer(late), { agreement_id: id, sign_by: '2026-12-31' });
		expect(await remindByHand(officer(late), { agreement_id: id, party: 'municipality' })).toMatchObject({
			ok: true,
			value: { letters: 2 }
		});
		expect(await remindByHand(officer(late), { agreement_id: id, party: 'municipality' })).toMatchObject({
			ok: false,
			refusal: 'reminded_today'
		});
		expect(await remindByHand(officer(late), { agreement_id: id, party: 'school' })).toMatchObject({ ok: false, refusal: 'not_your_turn' });
	});
});

describe('who sees what', () => {
	test('each party its own agreements; a file of an agreement its parties and its centre', async () => {
		const { id, school, signers } = await madeAgreement(db, agreeing);
		const other = await madeAgreement(db, agreeing);
		const mine = await agreementsOf(db.as(school.head), school.id);
		expect(mine.ok && mine.value.rows.map((row) => row.id)).toEqual([id]);
		expect(await agreementsOf(db.as(other.school.head), school.id)).toMatchObject({ refusal: 'not_found' });
		expect((await myAgreements(db.as(signers.school))).rows.map((row) => row.id)).toEqual([id]);
		const file = { owner_id: id } as Parameters<typeof mayOpenAgreementFile>[2];
		const opens = (person: string) =>
			db
				.as(person)
				.db.transaction()
				.execute((trx) => mayOpenAgreementFile(trx, db.as(person), file));
		expect(await Promise.all([school.head, municipality.officer, ministry.signatory, open.centre.officer].map(opens))).toEqual([
			true,
			true,
			true,
			true
		]);
		expect(await Promise.all([other.school.head, open.centre.stranger].map(opens))).toEqual([false, false]);
	});

	test('today says what to sign, what to check and what was promised', async () => {
		const { id, school, signers } = await madeAgreement(db, agreeing);
		const todos = async (person: string, now = today) =>
			(await agreementTodos(db.as(person, now))).filter(({ path }) => path.endsWith(id)).map(({ key }) => key);
		expect(await todos(school.head)).toEqual(['today_agreement_to_sign']);
		expect(await todos(municipality.signatory)).toEqual(['today_agreement_to_sign']);
		for (const party of ['school', 'municipality', 'ministry'] as const) await sign(id, signers[party], party);
		expect(await todos(school.head)).toEqual([]);
		const due = new Date('2027-05-20T08:00:00Z');
		expect(await todos(school.head, due)).toEqual(['today_agreement_obligation']);
		// The agreement ends on 30 June 2027: what was not done by then asks for nothing any more.
		expect(await todos(school.head, new Date('2027-06-30T08:00:00Z'))).toContain('today_agreement_obligation');
		expect(await todos(school.head, new Date('2027-07-01T08:00:00Z'))).toEqual([]);
		const [obligation] = (await page(id)).obligations.filter(({ party, due_on }) => party === 'school' && due_on === '2027-05-26');
		const input = { agreement_id: id, obligation_id: obligation?.id ?? '', note: 'Planas pateiktas' };
		expect(await fulfilObligation(db.as(open.centre.stranger, due), input)).toMatchObject({ refusal: 'not_found' });
		expect(await fulfilObligation(db.as(municipality.signatory, due), input)).toMatchObject({ refusal: 'not_found' });
		expect(await fulfilObligation(db.as(school.head, due), input)).toMatchObject({ ok: true });
		expect(await fulfilObligation(db.as(school.head, due), input)).toMatchObject({ refusal: 'already_done' });
		expect(await todos(school.head, due)).toEqual([]);
	});
});

test('what always holds of agreements, holds', async () => {
	for (const { sentence, broken } of agreementsInvariants)
		expect([sentence, await db.asSystem().db.transaction().execute(broken)]).toEqual([sentence, []]);
});
