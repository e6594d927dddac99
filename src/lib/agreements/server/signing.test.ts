import { describe, expect, test } from 'vitest';
import type { PartyRole } from '#agreements';
import { madeAgreement, openAgreeing, signerOf } from '../../../../tests/support/agreements.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { beginSigning } from './begin-signing.ts';
import { prolongSigning, recallText, terminateAgreement } from './centre-acts.ts';
import { cancelSigning, finishSigning } from './finish-signing.ts';
import { openGateway } from './gateway/gateway.ts';
import { endRight } from './give-right.ts';
import { agreeAtLocalGateway, readLocalSigning } from './local-signing.ts';
import { nameSignatory } from './name-signatory.ts';
import { readAgreement } from './read-agreement.ts';
import { refuseToSign } from './refuse-to-sign.ts';

const db = await testDatabase();
const agreeing = await openAgreeing(db);
const { open, municipality, ministry, gateway } = agreeing;

/** Begins to sign at the gateway; answers its reference or why not. */
async function begin(id: string, person: string, party: PartyRole, now = today, text = 1) {
	const begun = await beginSigning(db.as(person, now), { agreement_id: id, party, text });
	return begun.ok ? { reference: /signing\/([^?]+)/.exec(begun.value.address)?.[1] ?? '' } : begun;
}

async function sign(id: string, person: string, party: PartyRole, now = today, text = 1) {
	const begun = await begin(id, person, party, now, text);
	if (!('reference' in begun)) return begun;
	await agreeAtLocalGateway(db.as(person, now), begun);
	return finishSigning(db.as(person, now), begun);
}

const stateNow = async (id: string, now = today) => {
	const page = await readAgreement(db.as(open.centre.officer, now), id);
	return page.ok ? page.value.state : page.refusal;
};
const signatures = async (id: string) => (await db.beside.query('select * from agreements.signature where agreement_id = $1', [id])).rows;

describe('three parties sign one document', () => {
	test('it comes into force with the third signature, and the obligations get their days', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		expect(await stateNow(id)).toBe('awaiting');
		expect(await sign(id, signers.school, 'school')).toMatchObject({ ok: true, value: { state: 'waiting' } });
		expect(await stateNow(id)).toBe('partly_signed');
		expect(await sign(id, signers.ministry, 'ministry')).toMatchObject({ ok: true, value: { state: 'waiting' } });
		expect(await sign(id, signers.municipality, 'municipality')).toMatchObject({ ok: true, value: { state: 'in_force' } });
		expect(await stateNow(id)).toBe('in_force');
		const page = await readAgreement(db.as(signers.school), id);
		if (!page.ok) throw new Error(page.refusal);
		expect(page.value.texts[0]?.signatures.map(({ signer_name, valid }) => [signer_name, valid])).toEqual([
			[expect.stringContaining('Direktorė'), true],
			['Viktorija Ministraitė', true],
			['Marijus Meras', true]
		]);
		// Today is 27 November 2026: coordinators within 30 days, the improvement plan within 180.
		const due = page.value.obligations.filter(({ due_on }) => due_on).map(({ party, due_on }) => [party, due_on]);
		expect(due).toContainEqual(['ministry', '2026-12-27']);
		expect(due).toContainEqual(['school', '2027-05-26']);
		expect(due).toContainEqual(['municipality', '2027-02-01']);
	});

	test('in order, nobody signs before their turn', async () => {
		const { id, signers } = await madeAgreement(db, agreeing, 'in_order');
		expect(await sign(id, signers.ministry, 'ministry')).toMatchObject({ ok: false, refusal: 'not_your_turn' });
		for (const party of ['school', 'municipality', 'ministry'] as const)
			expect(await sign(id, signers[party], party)).toMatchObject({ ok: true });
		expect(await stateNow(id)).toBe('in_force');
	});

	test('nobody signs twice, nor what is in force', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		await sign(id, signers.school, 'school');
		expect(await sign(id, signers.school, 'school')).toMatchObject({ ok: false, refusal: 'already_signed' });
	});

	test('two who sign at the same moment do not overwrite each other: the second signs again', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const first = await begin(id, signers.school, 'school');
		const second = await begin(id, signers.ministry, 'ministry');
		if (!('reference' in first) || !('reference' in second)) throw new Error('not begun');
		for (const [person, begun] of [
			[signers.school, first],
			[signers.ministry, second]
		] as const)
			await agreeAtLocalGateway(db.as(person), begun);
		expect(await finishSigning(db.as(signers.school), first)).toMatchObject({ ok: true });
		expect(await finishSigning(db.as(signers.ministry), second)).toMatchObject({ ok: false, refusal: 'signed_meanwhile' });
		expect(await sign(id, signers.ministry, 'ministry')).toMatchObject({ ok: true });
		expect(await signatures(id)).toHaveLength(2);
	});
});

describe('the right to sign is looked at in the moment of signing', () => {
	test('whoever’s right ended yesterday does not sign', async () => {
		const { id } = await madeAgreement(db, agreeing);
		const leaving = await signerOf(db, municipality.id, municipality.officer, 'Laikina Vadovė', 'administracijos direktorė');
		const named = { agreement_id: id, party: 'municipality' as const, person_id: leaving, duty: 'substitute', reason: 'atostogos' };
		expect(await nameSignatory(db.as(municipality.officer), named)).toMatchObject({ ok: true });
		const { rows } = await db.beside.query('select id from agreements.right_to_sign where person_id = $1', [leaving]);
		expect(await endRight(db.as(municipality.officer), { right_id: rows[0].id, ends_on: '2026-11-27' })).toMatchObject({ ok: true });
		const tomorrow = new Date('2026-11-28T08:00:00Z');
		expect(await sign(id, leaving, 'municipality', tomorrow)).toMatchObject({ ok: false, refusal: 'no_right_to_sign' });
		expect(await signatures(id)).toEqual([]);
		expect(await sign(id, leaving, 'municipality')).toMatchObject({ ok: true });
	});

	test('begun while the right stood, finished after it ended: not taken', async () => {
		const { id } = await madeAgreement(db, agreeing);
		const leaving = await signerOf(db, municipality.id, municipality.officer, 'Trumpa Vadovė', 'direktorė', '2026-11-27');
		await nameSignatory(db.as(municipality.officer), {
			agreement_id: id,
			party: 'municipality',
			person_id: leaving,
			duty: 'substitute',
			reason: ''
		});
		const late = new Date('2026-11-27T21:59:30Z');
		const begun = await begin(id, leaving, 'municipality', late);
		if (!('reference' in begun)) throw new Error('not begun');
		await agreeAtLocalGateway(db.as(leaving, late), begun);
		expect(await finishSigning(db.as(leaving, new Date('2026-11-27T22:00:30Z')), begun)).toMatchObject({
			ok: false,
			refusal: 'no_right_to_sign'
		});
		expect(await signatures(id)).toEqual([]);
	});

	test('whoever has a right but is not named does not sign; nor does an officer, nor a stranger', async () => {
		const { id } = await madeAgreement(db, agreeing);
		const other = await signerOf(db, municipality.id, municipality.officer, 'Kita Vadovė', 'pavaduotoja');
		expect(await sign(id, other, 'municipality')).toMatchObject({ ok: false, refusal: 'not_found' });
		expect(await sign(id, open.centre.officer, 'municipality')).toMatchObject({ ok: false, refusal: 'not_named' });
		expect(await sign(id, open.centre.stranger, 'ministry')).toMatchObject({ ok: false, refusal: 'not_found' });
		expect(await readAgreement(db.as(open.centre.stranger), id)).toMatchObject({ ok: false, refusal: 'not_found' });
	});

	test('the database itself refuses a signature out of right', async () => {
		const { id } = await madeAgreement(db, agreeing);
		const { rows } = await db.beside.query(
			`select t.id as text_id, t.file_id, p.id as party_id from agreements.text t join agreements.party p on p.agreement_id = t.agreement_id and p.role = 'ministry' where t.agreement_id = $1`,
			[id]
		);
		const { rows: rights } = await db.beside.query('select id from agreements.right_to_sign where person_id = $1', [ministry.signatory]);
		const insert = (signed_on: string) =>
			db.beside.query(
				`insert into agreements.signature (id, agreement_id, text_id, party_id, route, signer_id, signer_name, post, basis, right_id, signed_on, file_id, registered_at, registered_by)
				values (gen_random_uuid(), $1, $2, $3, 'paper', $4, 'X', 'ministrė', 'įstatymas', $5, $6, $7, $8, $4)`,
				[id, rows[0].text_id, rows[0].party_id, ministry.signatory, rights[0].id, signed_on, rows[0].file_id, today]
			);
		await expect(insert('2025-12-31')).rejects.toMatchObject({ constraint: 'signed_within_the_right' });
		await expect(
			db.beside.query('insert into agreements.force (text_id, agreement_id, since) values ($1, $2, $3)', [rows[0].text_id, id, today])
		).rejects.toMatchObject({ constraint: 'in_force_only_when_every_party_has_signed' });
	});
});

describe('what comes back from the gateway is not trusted', () => {
	const tampered = (change: (pdf: Uint8Array) => Uint8Array) =>
		openGateway(() =>
			Promise.resolve({
				...gateway,
				fetch: async (reference, now) => {
					const fetched = await gateway.fetch(reference, now);
					return fetched.state === 'signed' ? { ...fetched, document: change(fetched.document) } : fetched;
				}
			})
		);

	test.each([
		[
			'with one byte of the text changed',
			(pdf: Uint8Array) => pdf.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)),
			'signature_not_the_given_document'
		],
		['with one byte of the signature’s time changed', changeTime, 'signature_was_changed'],
		['of something else', () => new TextEncoder().encode('%PDF-1.7'), 'signature_not_the_given_document']
	])('a document %s is refused, and nothing is counted', async (_, change, refusal) => {
		const { id, signers } = await madeAgreement(db, agreeing);
		tampered(change);
		expect(await sign(id, signers.school, 'school')).toMatchObject({ ok: false, refusal });
		openGateway(() => Promise.resolve(gateway));
		expect(await signatures(id)).toEqual([]);
		const { rows } = await db.beside.query('select outcome, refusal from agreements.signing where person_id = $1', [signers.school]);
		expect(rows).toEqual([{ outcome: 'refused', refusal }]);
	});

	test('a signature on a version that is no longer the newest is refused', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const begun = await begin(id, signers.school, 'school');
		if (!('reference' in begun)) throw new Error('not begun');
		await agreeAtLocalGateway(db.as(signers.school), begun);
		await recallText(db.as(open.centre.officer), { agreement_id: id, reason: 'Klaida pavadinime' });
		expect(await finishSigning(db.as(signers.school), begun)).toMatchObject({ ok: false, refusal: 'nothing_waits' });
		expect(await beginSigning(db.as(signers.school), { agreement_id: id, party: 'school', text: 2 })).toMatchObject({
			refusal: 'nothing_waits'
		});
	});

	test('only the person who began finishes, and only once', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const begun = await begin(id, signers.school, 'school');
		if (!('reference' in begun)) throw new Error('not begun');
		expect(await readLocalSigning(db.as(signers.ministry), begun.reference)).toMatchObject({ ok: false });
		expect(await finishSigning(db.as(signers.school), begun)).toMatchObject({ ok: false, refusal: 'signing_waits' });
		await agreeAtLocalGateway(db.as(signers.school), begun);
		expect(await finishSigning(db.as(signers.ministry), begun)).toMatchObject({ ok: false, refusal: 'signing_unknown' });
		expect(await finishSigning(db.as(signers.school), begun)).toMatchObject({ ok: true });
		expect(await finishSigning(db.as(signers.school), begun)).toMatchObject({ ok: false, refusal: 'signing_unknown' });
	});

	test('a signing that was given up leaves nothing behind', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const begun = await begin(id, signers.school, 'school');
		if (!('reference' in begun)) throw new Error('not begun');
		expect(await cancelSigning(db.as(signers.school), begun)).toMatchObject({ ok: true });
		expect(await finishSigning(db.as(signers.school), begun)).toMatchObject({ ok: false, refusal: 'signing_unknown' });
		expect(await stateNow(id)).toBe('awaiting');
	});
});

describe('the end of waiting', () => {
	test('after the last day nobody signs, until the centre gives more time', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const late = new Date('2026-12-12T08:00:00Z');
		expect(await stateNow(id, late)).toBe('expired');
		expect(await sign(id, signers.school, 'school', late)).toMatchObject({ ok: false, refusal: 'signing_expired' });
		expect(await prolongSigning(db.as(open.centre.officer, late), { agreement_id: id, sign_by: '2026-12-11' })).toMatchObject({
			ok: false
		});
		expect(await prolongSigning(db.as(open.centre.officer, late), { agreement_id: id, sign_by: '2026-12-20' })).toMatchObject({ ok: true });
		expect(await sign(id, signers.school, 'school', late)).toMatchObject({ ok: true });
	});

	test('what one party refuses, no other signs', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const input = { agreement_id: id, party: 'municipality' as const, text: 1 };
		expect(await refuseToSign(db.as(signers.municipality), { ...input, reason: 'Ne' })).toMatchObject({
			ok: false,
			refusal: 'reason_unreadable'
		});
		expect(await refuseToSign(db.as(signers.school), { ...input, reason: 'Netinka lėšų dalis' })).toMatchObject({ refusal: 'not_named' });
		expect(await refuseToSign(db.as(signers.municipality), { ...input, reason: 'Netinka lėšų dalis' })).toMatchObject({ ok: true });
		expect(await sign(id, signers.school, 'school')).toMatchObject({ ok: false, refusal: 'signing_refused' });
		expect(await stateNow(id)).toBe('refused');
	});

	test('an agreement in force is terminated with notice; one that is not, is not', async () => {
		const { id, signers } = await madeAgreement(db, agreeing);
		const notice = { agreement_id: id, effective_on: '2026-12-27', reason: 'Mokykla pertvarkoma' };
		expect(await terminateAgreement(db.as(signers.school), notice)).toMatchObject({ ok: false, refusal: 'not_in_force' });
		for (const party of ['school', 'municipality', 'ministry'] as const) await sign(id, signers[party], party);
		expect(await terminateAgreement(db.as(signers.school), { ...notice, effective_on: '2026-12-26' })).toMatchObject({
			refusal: 'effective_on_wrong'
		});
		expect(await terminateAgreement(db.as(signers.school), notice)).toMatchObject({ ok: true });
		expect(await stateNow(id)).toBe('in_force');
		expect(await stateNow(id, new Date('2026-12-27T08:00:00Z'))).toBe('terminated');
		expect(await terminateAgreement(db.as(open.centre.officer), notice)).toMatchObject({ refusal: 'agreement_terminated' });
	});
});

/** The time of the signature lies in what is signed: told another minute, it no longer holds. */
function changeTime(pdf: Uint8Array): Uint8Array {
	const at = Buffer.from(pdf).lastIndexOf('/M (D:') + '/M (D:2026112708000'.length;
	return pdf.map((byte, place) => (place === at ? byte ^ 1 : byte));
}
