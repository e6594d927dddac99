import { expect, test } from 'vitest';
import type { PartyRole } from '#agreements';
import { madeAgreement, openAgreeing } from '../../../../tests/support/agreements.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { beginSigning } from './begin-signing.ts';
import { terminateAgreement } from './centre-acts.ts';
import { finishSigning } from './finish-signing.ts';
import { endRight } from './give-right.ts';
import { agreeAtLocalGateway } from './local-signing.ts';
import { nameSignatory } from './name-signatory.ts';
import { readAgreement } from './read-agreement.ts';
import { refuseToSign } from './refuse-to-sign.ts';

const db = await testDatabase();
const agreeing = await openAgreeing(db);
const { municipality } = agreeing;
const tomorrow = new Date('2026-11-28T08:00:00Z');

async function begin(id: string, person: string, party: PartyRole): Promise<{ reference: string }> {
	const begun = await beginSigning(db.as(person), { agreement_id: id, party, text: 1 });
	if (!begun.ok) throw new Error(begun.refusal);
	const reference = /signing\/([^?]+)/.exec(begun.value.address)?.[1] ?? '';
	await agreeAtLocalGateway(db.as(person), { reference });
	return { reference };
}
const rightOf = async (person: string): Promise<string> =>
	(await db.beside.query('select id from agreements.right_to_sign where person_id = $1', [person])).rows[0].id as string;
const end = (right_id: string, ends_on: string) => endRight(db.as(municipality.officer), { right_id, ends_on });

test('what was signed stays within the right: it does not end before that day', async () => {
	const { id } = await madeAgreement(db, agreeing);
	expect(await finishSigning(db.as(municipality.signatory), await begin(id, municipality.signatory, 'municipality'))).toMatchObject({
		ok: true
	});
	const right = await rightOf(municipality.signatory);
	expect(await end(right, '2026-11-26')).toMatchObject({ refusal: 'right_end_wrong' });
	expect(await end(right, '2026-11-27')).toMatchObject({ ok: true });
});

test('whoever’s right ended yesterday neither refuses, terminates nor names another, and is offered nothing', async () => {
	await db.beside.query('update agreements.right_to_sign set ends_on = null where person_id = $1', [municipality.signatory]);
	const { id, signers } = await madeAgreement(db, agreeing);
	const waiting = await madeAgreement(db, agreeing);
	for (const party of ['school', 'municipality', 'ministry'] as const)
		expect(await finishSigning(db.as(signers[party]), await begin(id, signers[party], party))).toMatchObject({ ok: true });
	await end(await rightOf(municipality.signatory), '2026-11-27');

	const late = db.as(municipality.signatory, tomorrow);
	const reason = 'Nebenorime dalyvauti';
	const about = { agreement_id: waiting.id, party: 'municipality' as const };
	expect(await refuseToSign(late, { ...about, text: 1, reason })).toMatchObject({ refusal: 'no_right_to_sign' });
	expect(await terminateAgreement(late, { agreement_id: id, effective_on: '2027-01-10', reason })).toMatchObject({
		refusal: 'no_right_to_sign'
	});
	expect(await nameSignatory(late, { ...about, person_id: municipality.signatory, duty: 'substitute', reason })).toMatchObject({
		refusal: 'not_found'
	});
	const page = await readAgreement(late, id);
	expect(page).toMatchObject({ ok: true, value: { may: { refuse: [], paper: [], terminate: false }, rights: {} } });
});

test('a signing that was finished twice at once stays as it was finished', async () => {
	const { id, signers } = await madeAgreement(db, agreeing);
	const begun = await begin(id, signers.school, 'school');
	const outcomes = await Promise.all([
		finishSigning(db.as(signers.school, today), begun),
		finishSigning(db.as(signers.school, today), begun)
	]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	const { rows } = await db.beside.query(
		`select s.outcome, (select count(*)::int from agreements.signature where agreement_id = $2) as signatures from agreements.signing s where s.reference = $1`,
		[begun.reference, id]
	);
	expect(rows).toEqual([{ outcome: 'signed', signatures: 1 }]);
});
