import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { fileStore } from '#lib/platform/server/files/store.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value, type Deciding } from '../../../../../tests/support/deciding.ts';
import { applyDecisions, decideApplication, readDecisions, readPending, takeOverProposal } from './index.ts';

const database = await testDatabase();

/** Four schools, three places: 4·3+4·2 = 20, 3·3+3·2 = 15, 2·3+4·2 = 14, 1·3+1·2 = 5. */
const four = () => openDeciding(database, { points: [[[4, 4]], [[3, 3]], [[2, 4]], [[1, 1]]] });
const outcomes = async (round: Deciding) => {
	const { rows } = value(await readDecisions(round.officer(), round.call.id));
	return rows.map(({ school, decision }) => `${school}: ${decision?.outcome ?? 'none'}`);
};
const count = async (table: string, where = 'true') =>
	Number((await database.beside.query(`select count(*) from ${table} where ${where}`)).rows[0].count);

test('a person takes the proposal over, departs from it with a reason, and nothing is told to anybody', async () => {
	const round = await four();
	const call = round.call.id;
	expect(await takeOverProposal(round.officer(), { call })).toEqual({ ok: true, value: { count: 4 } });
	expect(await outcomes(round)).toEqual([
		'Mokykla Nr. 1: accepted',
		'Mokykla Nr. 2: accepted',
		'Mokykla Nr. 3: accepted',
		'Mokykla Nr. 4: reserve'
	]);
	// Taking over again changes nothing.
	expect(await takeOverProposal(round.officer(), { call })).toEqual({ ok: true, value: { count: 0 } });

	const third = round.applications[2]?.id ?? '';
	const change = { call, application_id: third, outcome: 'rejected' as const, reasons: ['weak_need'], advice: '' };
	expect(await decideApplication(round.officer(), { ...change, departure: '' })).toMatchObject({
		refusal: 'not_understood',
		faults: [{ field: 'departure', key: 'selection_fault_departure' }]
	});
	expect(await decideApplication(round.officer(), { ...change, departure: 'Nėra patalpų', reasons: [] })).toMatchObject({
		faults: [{ field: 'reasons', key: 'selection_fault_reason_missing' }]
	});
	expect(await decideApplication(round.officer(), { ...change, departure: 'Nėra patalpų', reasons: ['weak_coffee'] })).toMatchObject({
		faults: [{ field: 'reasons', key: 'selection_fault_reason_unknown' }]
	});
	expect(await decideApplication(round.officer(), { ...change, departure: 'Mokykla nebeturi patalpų.' })).toEqual({
		ok: true,
		value: { departs: true }
	});
	// What a person decided otherwise is not taken over by the machine.
	expect(await takeOverProposal(round.officer(), { call })).toEqual({ ok: true, value: { count: 0 } });
	expect(await outcomes(round)).toContain('Mokykla Nr. 3: rejected');
	expect(await count('platform.mail', `template like 'decision%'`)).toBe(0);
	expect(await count('selection.decision', `round_id = '${round.round_id}' and superseded_why = 'decided_anew'`)).toBe(1);
});

test('more accepted than there are places is refused, and nothing is half-done', async () => {
	const round = await four();
	const call = round.call.id;
	value(await takeOverProposal(round.officer(), { call }));
	const fourth = round.applications[3]?.id ?? '';
	value(
		await decideApplication(round.officer(), {
			call,
			application_id: fourth,
			outcome: 'accepted',
			departure: 'Vienintelė rajono mokykla.',
			reasons: [],
			advice: ''
		})
	);
	const { seen, held, capacity } = value(await readPending(round.officer(), call));
	expect([held, capacity]).toEqual([4, 3]);
	expect(await applyDecisions(round.officer(), { call, basis: 'V-12', seen })).toMatchObject({ ok: false, refusal: 'over_capacity' });
	expect(await count('selection.act', `round_id = '${round.round_id}'`)).toBe(0);
	expect(await count('selection.decision', `round_id = '${round.round_id}' and act_id is not null`)).toBe(0);
});

test('an act freezes inputs and result, writes the minutes, and closes the round', async () => {
	const round = await four();
	const { act_id, number } = await decideAll(round);
	expect(number).toBe(1);
	const { rows } = await database.beside.query('select * from selection.act where id = $1', [act_id]);
	expect(rows[0].inputs.applications).toHaveLength(4);
	expect(rows[0].result.ranking.map(({ points }: { points: number }) => points)).toEqual([20, 15, 14, 5]);
	expect(rows[0].result.decisions.map(({ outcome }: { outcome: string }) => outcome).sort()).toEqual([
		'accepted',
		'accepted',
		'accepted',
		'reserve'
	]);
	const { rows: files } = await database.beside.query('select * from platform.file where id = $1', [rows[0].minutes_id]);
	const bytes = new Uint8Array(await new Response(await fileStore().get(files[0].sha256)).arrayBuffer());
	const document = await getDocumentProxy(bytes);
	const text = (await extractText(document, { mergePages: true })).text.replace(/\s+/g, ' ');
	for (const words of [
		'Atrankos protokolas Nr. 1',
		'Direktoriaus įsakymas Nr. V-12, 2026-12-22',
		'Vertintoja 1',
		'Mokykla Nr. 4',
		'rezervas, 1',
		'Interesų konfliktų nebuvo'
	])
		expect(text).toContain(words);
	expect(text.replaceAll(' ', '')).toContain(rows[0].inputs.lots.seed);
	expect(await takeOverProposal(round.officer(), { call: round.call.id })).toMatchObject({ refusal: 'round_closed' });
});

test('of two officers who apply at once exactly one act results, and the other is told', async () => {
	const round = await four();
	const call = round.call.id;
	value(await takeOverProposal(round.officer(), { call }));
	const { seen } = value(await readPending(round.officer(), call));
	const answers = await Promise.all([1, 2, 3].map((n) => applyDecisions(round.officer(), { call, basis: `Įsakymas ${n}`, seen })));
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual(['already_applied', 'already_applied']);
	expect(await count('selection.act', `round_id = '${round.round_id}'`)).toBe(1);
	expect(await count('platform.file', `owner_kind = 'selection.act' and name like '%-1.pdf'`)).toBeGreaterThan(0);
});

test('what was not seen is not applied; an undecided application stops the act; a basis is asked for', async () => {
	const round = await four();
	const call = round.call.id;
	expect(await applyDecisions(round.officer(), { call, basis: 'V-12', seen: '' })).toMatchObject({ refusal: 'nothing_pending' });
	const one = round.applications[0]?.id ?? '';
	value(
		await decideApplication(round.officer(), { call, application_id: one, outcome: 'accepted', departure: '', reasons: [], advice: '' })
	);
	expect(await applyDecisions(round.officer(), { call, basis: 'V-12', seen: '' })).toMatchObject({ refusal: 'undecided' });
	value(await takeOverProposal(round.officer(), { call }));
	expect(await applyDecisions(round.officer(), { call, basis: 'V-12', seen: 'x' })).toMatchObject({ refusal: 'seen_otherwise' });
	const { seen } = value(await readPending(round.officer(), call));
	expect(await applyDecisions(round.officer(), { call, basis: ' ', seen })).toMatchObject({
		refusal: 'basis_missing',
		faults: [{ field: 'basis', key: 'selection_fault_basis' }]
	});
});

test('decisions are made in the decision phase, by lots, by an officer of the centre without an interest', async () => {
	const round = await openDeciding(database, { points: [[[4, 4]]], lots: false });
	const call = round.call.id;
	expect(await takeOverProposal(round.officer(), { call })).toMatchObject({ refusal: 'no_lots' });
	expect(await takeOverProposal(round.officer(days.late), { call })).toMatchObject({ refusal: 'not_decision_phase' });
	expect(await takeOverProposal(round.officer(days.reviewed), { call })).toMatchObject({ refusal: 'not_decision_phase' });
	expect(await takeOverProposal(database.as(round.centre.stranger, days.decided), { call })).toMatchObject({ refusal: 'not_allowed' });
	expect(await takeOverProposal(round.head(0), { call })).toMatchObject({ refusal: 'not_allowed' });
	await database.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', now())`,
		[round.applications[0]?.id, round.centre.officer]
	);
	for (const ask of [() => readDecisions(round.officer(), call), () => takeOverProposal(round.officer(), { call })])
		expect(await ask()).toMatchObject({ ok: false, refusal: 'in_conflict' });
});

test('a review that comes late makes the taken-over decisions old: they are not applied as they stand', async () => {
	const round = await four();
	const call = round.call.id;
	value(await takeOverProposal(round.officer(), { call }));
	// The reviewer of the fourth has given full points after all: it overtakes the third.
	await database.beside.query(
		`update selection.score set points = 4 where assignment_id in (select id from selection.assignment where application_id = $1)`,
		[round.applications[3]?.id]
	);
	const { seen } = value(await readPending(round.officer(), call));
	expect(await applyDecisions(round.officer(), { call, basis: 'V-12', seen })).toMatchObject({ refusal: 'proposal_changed' });
	expect(await takeOverProposal(round.officer(), { call })).toEqual({ ok: true, value: { count: 2 } });
	expect(await outcomes(round)).toContain('Mokykla Nr. 3: reserve');
});
