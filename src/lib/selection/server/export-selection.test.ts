import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform';
import { openSigning, publicKeyPem } from '#platform/server';
import { testDatabase, today, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeLots, makeReview, makeReviewer, makeRound, type MadeRound } from '../../../../tests/support/selection-rows.ts';
import { schemeOf } from '../../../../tests/support/selection-scheme.ts';
import { makeSchool, openCall, sendOne, type OpenCall } from '../../../../tests/support/sent.ts';
import { checkSelection, readPublicKey, type Report } from '../../../../verify/index.ts';
import type { ActResult } from '../act-result.ts';
import { propose } from '../propose.ts';
import { exportSelection } from './export-selection.ts';
import { inputsOf } from './inputs-of-round.ts';
import { nameOf } from './names.ts';

let db: TestDatabase;
let open: OpenCall;
let round: MadeRound;

beforeAll(async () => {
	openSigning({ KARTU_SIGNING_KEY: '', KARTU_DATA: mkdtempSync(join(tmpdir(), 'kartu-signing-')) });
	db = await testDatabase();
	open = await openCall(db);
	round = await makeRound(db, open, schemeOf({ capacity: 1, tie_facts: ['money_lacking'] }));
	await makeLots(db, round, open.centre.officer, '0123456789abcdef'.repeat(4));
	const reviewer = await makeReviewer(db, 'Pirma Vertintoja');
	for (const [place, name] of ['Pirma', 'Antra', 'Trečia'].entries()) {
		const { id } = await sendOne(db, open, await makeSchool(db, `${name} mokykla`));
		await makeReview(db, round, { application: id, reviewer, points: { need: 4 - place, plan: 2, style: 0 } });
	}
});

/** An act that follows the proposal, as the use case freezes it. */
async function apply(number: number): Promise<void> {
	const inputs = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => inputsOf(trx, round));
	const proposal = propose(inputs);
	const decisions = inputs.applications.map(({ id }): ActResult['decisions'][number] => {
		const place = proposal.ranking.find(({ application }) => application === id)?.place;
		return { application: id, outcome: place === 'accepted' ? 'accepted' : 'reserve', departs: false };
	});
	await db.beside.query(
		`insert into selection.act (id, round_id, number, scheme_id, inputs, result, applied_at, applied_by)
		 select $1, $2, $3, id, $4, $5, $6, $7 from selection.scheme where round_id = $2`,
		[newId(), round.id, number, JSON.stringify(inputs), JSON.stringify({ ...proposal, decisions }), today, open.centre.officer]
	);
}

const exported = async (act?: number): Promise<string> => {
	const outcome = await exportSelection(db.asSystem(), { call: open.call.slug, ...(act === undefined ? {} : { act }) });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.content;
};
const check = (content: string): Report => checkSelection(Buffer.from(content), readPublicKey(publicKeyPem()) as never);

test('before anything is decided there is nothing to export', async () => {
	expect(await exportSelection(db.asSystem(), { call: open.call.slug })).toMatchObject({ refusal: 'no_act' });
	expect(await exportSelection(db.asSystem(), { call: 'no-such-call' })).toMatchObject({ refusal: 'not_found' });
	expect(await exportSelection(db.as(open.centre.stranger), { call: open.call.slug })).toMatchObject({ refusal: 'not_allowed' });
});

test('the file of an act is right in the eyes of the other implementation, and not with one digit changed', async () => {
	await apply(1);
	const content = await exported();
	expect(check(content).right).toBe(true);
	expect(check(content.replace('"need":4', '"need":3')).right).toBe(false);
	const { id } = (await db.beside.query(`select person_id as id from selection.assignment limit 1`)).rows[0] as { id: string };
	expect(content).not.toContain(id);
	expect(content).toContain(`"reviewer":"${nameOf(round.salt, id)}"`);
});

test('it says the same after the reviews have changed; a later act has a file of its own', async () => {
	const before = await exported(1);
	await db.beside.query(`update selection.score set superseded_at = $1 where criterion = 'need' and points = 4`, [today]);
	await db.beside.query(
		`insert into selection.score (id, assignment_id, criterion, points, reason, given_at, given_by)
		 select gen_random_uuid(), assignment_id, criterion, 0, 'Pakeista', given_at, given_by from selection.score where superseded_at is not null`
	);
	expect(await exported()).toBe(before);
	await apply(2);
	expect(await exported(1)).toBe(before);
	const later = await exported();
	expect(later).not.toBe(before);
	expect(check(later).right).toBe(true);
	expect(await exportSelection(db.asSystem(), { call: open.call.slug, act: 3 })).toMatchObject({ refusal: 'no_act' });
});
