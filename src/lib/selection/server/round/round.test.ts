import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf, instantAt } from '#platform';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { makeCall, makeProgramme, openCentre, type Centre } from '../../../../../tests/support/programmes.ts';
import { makeSchool, callIn, openCall, sendOne, type OpenCall } from '../../../../../tests/support/sent.ts';
import type { Criterion, Phase, Scheme } from '../../index.ts';
import { beginRound, publishScheme, readRound, readScheme, saveScheme, setPhases } from '../index.ts';
import { planFrom } from './begin-round.ts';

let db: TestDatabase;
let centre: Centre;
let open: OpenCall;
const later = new Date('2026-12-15T08:00:00Z');

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
	open = await openCall(db, centre);
});

const officer = (now = later) => db.as(centre.officer, now);

async function begun(): Promise<string> {
	const programme = await makeProgramme(db, centre, undefined, `Mini mokymai ${Math.random()}`);
	const { call } = await callIn(db, centre, programme.edition.id);
	expect(await beginRound(officer(), { call: call.id })).toMatchObject({ ok: true });
	return call.id;
}

async function standing(call: string): Promise<Scheme> {
	const read = await readScheme(officer(), call);
	if (!read.ok) throw new Error(read.refusal);
	return read.value.standing.content;
}

describe('a round', () => {
	test('is begun once, by an officer of the centre, for a published call', async () => {
		const { edition } = await makeProgramme(db, centre, undefined, 'Dar viena');
		const draft = await makeCall(db, centre, edition.id);
		expect(await beginRound(officer(), { call: draft.id })).toMatchObject({ refusal: 'call_unpublished' });
		expect(await beginRound(db.as(centre.stranger, later), { call: open.call.id })).toMatchObject({ refusal: 'not_allowed' });
		expect(await beginRound(db.asPublic(later), { call: open.call.id })).toMatchObject({ refusal: 'not_allowed' });
		expect(await beginRound(officer(), { call: 'no-such-call' })).toMatchObject({ refusal: 'not_found' });
		const both = await Promise.all([beginRound(officer(), { call: open.call.id }), beginRound(officer(), { call: open.call.slug })]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'already_begun' });
		const { rows } = await db.beside.query(`select name from platform.event where name = 'round.begun'`);
		expect(rows).toHaveLength(1);
	});

	test('starts as its kind of programme does, with phases from the last day of the call', async () => {
		const scheme = await standing(open.call.id);
		expect(scheme).toMatchObject({ capacity: 120, priority: { kind: 'first' }, tie_facts: ['money_lacking'] });
		const read = await readRound(officer(), open.call.id);
		expect(read.ok && read.value.phases.map(({ kind, starts_at }) => [kind, dayOf(starts_at)])).toEqual([
			['declaration', '2026-12-12'],
			['review', '2026-12-15'],
			['discussion', '2027-01-05'],
			['decision', '2027-01-09'],
			['appeal', '2027-01-16']
		]);
	});

	test('of a later call starts as the last one of the programme was published', async () => {
		const programme = await makeProgramme(db, centre, undefined, 'Su dviem kvietimais');
		const first = await callIn(db, centre, programme.edition.id);
		await beginRound(officer(), { call: first.call.id });
		const scheme = await standing(first.call.id);
		await saveScheme(officer(), { call: first.call.id, scheme: { ...scheme, confirm_days: 7, capacity: 50 } });
		expect(await publishScheme(officer(new Date('2026-12-14T08:00:00Z')), { call: first.call.id })).toMatchObject({ ok: true });
		const second = await callIn(db, centre, programme.edition.id, { ordinal: 2, capacity: 80 });
		await beginRound(officer(), { call: second.call.id });
		expect(await standing(second.call.id)).toMatchObject({ confirm_days: 7, capacity: 80 });
	});

	test('counts what was sent, and tells nothing to officers of other centres', async () => {
		const call = await begun();
		const read = await readRound(officer(), call);
		expect(read.ok && read.value.progress).toEqual({
			applications: 0,
			eligible: 0,
			reviewers: 0,
			assigned: 0,
			sent: 0,
			overdue: 0,
			unassigned: 0,
			conflicts: 0,
			lots: false
		});
		await sendOne(db, open, await makeSchool(db, 'Šilo mokykla'));
		const counted = await readRound(officer(), open.call.id);
		expect(counted.ok && counted.value.progress).toMatchObject({ applications: 1, eligible: 1, unassigned: 1 });
		expect(await readRound(db.as(centre.stranger, later), call)).toMatchObject({ refusal: 'not_allowed' });
	});
});

describe('a scheme', () => {
	test('is saved in steps, never over what another officer saved meanwhile', async () => {
		const call = await begun();
		const scheme = await standing(call);
		expect(await saveScheme(officer(), { call, scheme: { ...scheme, capacity: 100 } })).toMatchObject({ ok: true, value: { version: 1 } });
		expect(await saveScheme(officer(), { call, scheme, seen: new Date('2026-12-01T00:00:00Z') })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
		expect(await saveScheme(officer(), { call, scheme, seen: null })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await standing(call)).toMatchObject({ capacity: 100 });
	});

	test('that cannot be understood names the field', async () => {
		const call = await begun();
		const scheme = await standing(call);
		const [first, ...rest] = scheme.criteria as [Criterion, ...Criterion[]];
		expect(
			await saveScheme(officer(), {
				call,
				scheme: { ...scheme, confirm_days: 0, criteria: [{ ...first, name: { lt: '', en: '' } }, ...rest] }
			})
		).toMatchObject({
			refusal: 'not_understood',
			faults: [
				{ field: 'criteria-0-name-lt', key: 'empty' },
				{ field: 'confirm_days', key: 'too_small' }
			]
		});
	});

	test.each([
		[
			'with all weights zero',
			(scheme: Scheme) => ({ criteria: scheme.criteria.map((one) => ({ ...one, weight: 0 })) }),
			'criteria',
			'all_weights_zero'
		],
		['with more places than the call', () => ({ capacity: 121 }), 'capacity', 'capacity_above_call'],
		[
			'that promises groups more than there is',
			() => ({ capacity: 10, quotas: [{ by: 'county' as const, value: 'LT-UT', at_least: 11, at_most: null }] }),
			'quotas',
			'quotas_above_capacity'
		],
		[
			'whose letter names what no letter knows',
			(scheme: Scheme) => ({ letters: { ...scheme.letters, accepted: { ...scheme.letters.accepted, body: { lt: '{balas}', en: '' } } } }),
			'letters-accepted-body-lt',
			'merge_field_unknown'
		]
	])('%s is not published, and the fault stands at its field', async (_, change, field, key) => {
		const call = await begun();
		const scheme = await standing(call);
		await saveScheme(officer(), { call, scheme: { ...scheme, ...change(scheme) } });
		expect(await publishScheme(officer(), { call })).toMatchObject({ refusal: 'scheme_faulty', faults: [{ field, key }] });
		const read = await readScheme(officer(), call);
		expect(read.ok && read.value).toMatchObject({ standing: { published_at: null }, faults: [{ field, key }] });
	});

	test('once published stays; what follows is the next version', async () => {
		const call = await begun();
		const before = new Date('2026-12-14T08:00:00Z');
		expect(await publishScheme(officer(before), { call })).toMatchObject({ ok: true, value: { version: 1 } });
		expect(await publishScheme(officer(before), { call })).toMatchObject({ refusal: 'no_draft' });
		const scheme = await standing(call);
		expect(await saveScheme(officer(before), { call, scheme: { ...scheme, reserve: 10 }, seen: null })).toMatchObject({
			ok: true,
			value: { version: 2 }
		});
		expect(await publishScheme(officer(before), { call })).toMatchObject({ ok: true, value: { version: 2 } });
		await expect(db.beside.query(`update selection.scheme set content = content where version = 1`)).rejects.toMatchObject({
			constraint: 'published_schemes_stay'
		});
	});

	test('keeps by what is ranked once the reviews have begun; places and words may still change', async () => {
		const call = await begun();
		await publishScheme(officer(new Date('2026-12-14T08:00:00Z')), { call });
		const scheme = await standing(call);
		const [first, ...rest] = scheme.criteria as [Criterion, ...Criterion[]];
		await saveScheme(officer(), { call, scheme: { ...scheme, criteria: [{ ...first, weight: 31 }, ...rest] } });
		expect(await publishScheme(officer(), { call })).toMatchObject({
			refusal: 'scheme_faulty',
			faults: [{ field: 'criteria', key: 'frozen_since_reviews' }]
		});
		await saveScheme(officer(), { call, scheme: { ...scheme, capacity: 110, answer_days: 15 } });
		expect(await publishScheme(officer(), { call })).toMatchObject({ ok: true });
	});

	test('never has fewer places than schools have confirmed', async () => {
		const call = await begun();
		await publishScheme(officer(new Date('2026-12-14T08:00:00Z')), { call });
		await confirmTwo(call);
		const scheme = await standing(call);
		await saveScheme(officer(), { call, scheme: { ...scheme, capacity: 1 } });
		expect(await publishScheme(officer(), { call })).toMatchObject({
			refusal: 'scheme_faulty',
			faults: [{ field: 'capacity', key: 'capacity_below_confirmed', values: { count: 2 } }]
		});
		await saveScheme(officer(), { call, scheme: { ...scheme, capacity: 2 } });
		expect(await publishScheme(officer(), { call })).toMatchObject({ ok: true });
	});
});

describe('phases', () => {
	const plan = planFrom(instantAt('2026-12-11', '16:00'));

	test('are set by an officer, and each change is recorded', async () => {
		const call = await begun();
		const [declaration, review] = plan as [Phase, Phase];
		const longer = { ...review, ends_at: instantAt(addDays('2026-12-11', 40), '09:00') };
		expect(await setPhases(officer(), { call, phases: [declaration, longer] })).toMatchObject({ ok: true });
		const read = await readRound(officer(), call);
		expect(read.ok && read.value.phases).toEqual([declaration, longer]);
		expect(await setPhases(db.as(centre.stranger, later), { call, phases: [] })).toMatchObject({ refusal: 'not_allowed' });
	});

	test('that overlap, run backwards, come before the deadline or cannot be read are refused, and nothing changes', async () => {
		const call = await begun();
		const [declaration, review] = plan as [Phase, Phase];
		const attempt = (phases: Phase[]) => setPhases(officer(), { call, phases });
		expect(await attempt([declaration, { ...review, starts_at: declaration.starts_at }])).toMatchObject({
			faults: [{ field: 'review_starts', key: 'phase_overlaps' }]
		});
		expect(await attempt([{ ...review, ends_at: review.starts_at }])).toMatchObject({
			faults: [{ field: 'review_ends', key: 'phase_ends_before_it_starts' }]
		});
		expect(await attempt([{ ...review, starts_at: instantAt('2026-12-01', '09:00') }])).toMatchObject({
			faults: [{ field: 'review_starts', key: 'review_before_deadline' }]
		});
		expect(await attempt([{ ...review, ends_at: new Date(NaN) }])).toMatchObject({
			faults: [{ field: 'review_ends', key: 'moment_unclear' }]
		});
		const read = await readRound(officer(), call);
		expect(read.ok && read.value.phases).toEqual(plan);
	});
});

/** Two schools that confirmed their places, as rows. */
async function confirmTwo(call: string): Promise<void> {
	for (const name of ['Ąžuolo mokykla', 'Beržo mokykla']) {
		const { id } = await sendOne(db, { ...open, call: { ...open.call, id: call } }, await makeSchool(db, name));
		await db.beside.query(
			`with round as (select id from selection.round where call_id = $1),
			decision as (insert into selection.decision (id, round_id, application_id, outcome, decided_at, decided_by)
				select gen_random_uuid(), round.id, $2, 'accepted', $3, $4 from round returning id, round_id)
			insert into selection.offer (id, round_id, application_id, decision_id, source, offered_at, confirm_by, answer, answered_at)
				select gen_random_uuid(), round_id, $2, id, 'list', $3, $3, 'confirmed', $3 from decision`,
			[call, id, later, centre.officer]
		);
	}
}
