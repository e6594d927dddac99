import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, instantAt, type Day } from '#platform';
import { madeAgreement, openAgreeing } from '../../../../tests/support/agreements.ts';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { partyRoles, type PartyRole, type SignOrder } from '../state.ts';
import { amendAgreement } from './amend.ts';
import { beginSigning } from './begin-signing.ts';
import { readBoard } from './board.ts';
import { prolongSigning, recallText, terminateAgreement } from './centre-acts.ts';
import { finishSigning } from './finish-signing.ts';
import { agreeAtLocalGateway } from './local-signing.ts';
import { checkPaper, registerPaper } from './paper.ts';
import { readAgreement } from './read-agreement.ts';
import { refuseToSign } from './refuse-to-sign.ts';

const db = await testDatabase();
const agreeing = await openAgreeing(db);
const { open, colleague, edition } = agreeing;
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');

type Step =
	| { act: 'sign' | 'paper' | 'refuse' | 'sign_without_right'; party: PartyRole }
	| { act: 'check'; matches: boolean }
	| { act: 'amend' | 'recall' | 'prolong' | 'terminate' }
	| { act: 'wait'; days: number };

const party = fc.constantFrom(...partyRoles);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: party.map((one): Step => ({ act: 'sign', party: one })) },
	{ weight: 3, arbitrary: party.map((one): Step => ({ act: 'paper', party: one })) },
	{ weight: 3, arbitrary: fc.boolean().map((matches): Step => ({ act: 'check', matches })) },
	party.map((one): Step => ({ act: 'sign_without_right', party: one })),
	party.map((one): Step => ({ act: 'refuse', party: one })),
	{ weight: 2, arbitrary: fc.constantFrom<Step>({ act: 'amend' }, { act: 'recall' }, { act: 'prolong' }, { act: 'terminate' }) },
	fc.integer({ min: 1, max: 9 }).map((days): Step => ({ act: 'wait', days }))
);

/** One agreement through a sequence of acts by the real use cases, each by whomever it is for; refusals are part of it. */
async function walk(order: SignOrder, steps: readonly Step[]): Promise<void> {
	const { id, signers } = await madeAgreement(db, agreeing, order);
	let day: Day = '2026-11-27';
	for (const step of steps) {
		const now = instantAt(day, '10:00');
		const officer = db.as(open.centre.officer, now);
		const shown = await readAgreement(officer, id);
		if (!shown.ok) throw new Error(shown.refusal);
		const text = shown.value.texts.at(-1);
		if (!text) throw new Error('no text');
		const reason = 'Priežastis yra';
		if (step.act === 'wait') day = addDays(day, step.days);
		if (step.act === 'sign') await signs(signers[step.party], step.party, now, now);
		if (step.act === 'sign_without_right') await signs(colleague, step.party, now, now);
		if (step.act === 'paper')
			await registerPaper(officer, {
				agreement_id: id,
				party: step.party,
				text: text.number,
				signer_id: signers[step.party],
				signed_on: day,
				file: { bytes: png, name: 'a.png' }
			});
		if (step.act === 'check') {
			const waiting = text.signatures.find(({ route, checked_at }) => route === 'paper' && !checked_at);
			await checkPaper(db.as(colleague, now), {
				agreement_id: id,
				signature_id: waiting?.id ?? '',
				result: step.matches ? 'matches' : 'differs',
				note: reason
			});
		}
		if (step.act === 'refuse')
			await refuseToSign(db.as(signers[step.party], now), { agreement_id: id, party: step.party, text: text.number, reason });
		if (step.act === 'amend')
			await amendAgreement(officer, {
				agreement_id: id,
				text: text.number,
				before: text.content.before,
				after: [...text.content.after, { title: `Pakeitimas ${text.number}`, clauses: ['Nauja sąlyga.'] }].slice(-10),
				ends_on: '2027-06-30',
				sign_by: addDays(day, 14),
				reason
			});
		if (step.act === 'recall') await recallText(officer, { agreement_id: id, reason });
		if (step.act === 'prolong') await prolongSigning(officer, { agreement_id: id, sign_by: addDays(day, 10) });
		if (step.act === 'terminate') await terminateAgreement(officer, { agreement_id: id, effective_on: addDays(day, 30), reason });
		await holds(id, instantAt(day, '10:00'));

		async function signs(person: string, role: PartyRole, begun: Date, finished: Date): Promise<void> {
			const outcome = await beginSigning(db.as(person, begun), { agreement_id: id, party: role, text: text?.number ?? 0 });
			if (!outcome.ok) return;
			const reference = /signing\/([^?]+)/.exec(outcome.value.address)?.[1] ?? '';
			await agreeAtLocalGateway(db.as(person, begun), { reference });
			await finishSigning(db.as(person, finished), { reference });
		}
	}
}

/** Read from the tables by their owner, without a line of the code under test. */
async function holds(id: string, now: Date): Promise<void> {
	const rows = await ask<{ number: number; in_force: boolean; parties: number }>(
		db.url,
		`select t.number, f.text_id is not null as in_force,
			(select count(distinct p.role)::int from agreements.signature s join agreements.party p on p.id = s.party_id
				where s.text_id = t.id and (s.route = 'electronic' and s.verification is not null or s.check_result = 'matches' and s.checked_by <> s.registered_by)) as parties
		from agreements.text t left join agreements.force f on f.text_id = t.id where t.agreement_id = $1 order by t.number`,
		[id]
	);
	for (const { in_force, parties } of rows) expect(in_force).toBe(parties === 3);
	const shown = await readAgreement(db.as(open.centre.officer, now), id);
	if (!shown.ok) throw new Error(shown.refusal);
	const { state, binding } = shown.value;
	if (state === 'in_force') expect(rows.some(({ in_force }) => in_force)).toBe(true);
	expect(binding).toBe(rows.findLast(({ in_force }) => in_force)?.number ?? null);
	const board = await readBoard(db.as(open.centre.officer, now), edition, {
		state: null,
		waits: null,
		q: shown.value.agreement.number,
		page: 1
	});
	expect(board.ok && board.value.rows.map((row) => row.state)).toEqual([state]);
}

test('no sequence of acts through the use cases reaches “in force” without three valid signatures on one version', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom<SignOrder>('parallel', 'in_order'), fc.array(step, { minLength: 4, maxLength: 14 }), walk),
		{ numRuns: 10, endOnFailure: true }
	);
}, 180_000);

test('a whole life: signed, changed, signed anew, terminated', async () => {
	const all = partyRoles
		.toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
		.map((one): Step => ({ act: 'sign', party: one }));
	await walk('in_order', [
		...all,
		{ act: 'amend' },
		{ act: 'paper', party: 'school' },
		{ act: 'check', matches: true },
		...all,
		{ act: 'terminate' },
		{ act: 'wait', days: 31 }
	]);
}, 60_000);

const order: PartyRole[] = ['school', 'municipality', 'ministry'];
