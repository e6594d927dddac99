import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openFormed, staffed, type Formed, type FormedNetwork } from '../../../../../tests/support/networks.ts';
import {
	activateNetwork,
	closeNetwork,
	leaveNetwork,
	networksInvariants,
	readNetwork,
	readPublicNetworks,
	readReplacements,
	reformNetworks
} from '../index.ts';

let db: TestDatabase;
beforeAll(async () => {
	db = await testDatabase();
});

const on = (day: string) => new Date(`${day}T09:00:00Z`);
const network = (formed: Formed, place = 0): FormedNetwork => formed.networks[place] as FormedNetwork;
const school = (formed: Formed, place: number, of = 0) => network(formed, of).schools[place] as FormedNetwork['schools'][0];
const broken = async () =>
	(await Promise.all(networksInvariants.map(({ broken: of }) => db.asSystem().db.transaction().execute(of)))).flat();
const members = async (id: string, day: string) =>
	(
		await db.beside.query(
			`select school_id from networks.membership where network_id = $1 and daterange(starts_on, ends_on, '[]') @> $2::date`,
			[id, day]
		)
	).rows.map(({ school_id }) => school_id as string);
const leave = (formed: Formed, place: number, last_day = '2026-12-01', of = 0) =>
	leaveNetwork(db.as(school(formed, place, of).head), {
		membership_id: school(formed, place, of).membership,
		last_day,
		reason: 'Mokykla reorganizuojama.'
	});

describe('a school leaves', () => {
	test('after a day, with a reason; the membership stays on record and the network shows that it is incomplete (B-02)', async () => {
		const formed = await openFormed(db, { networks: 1, each: 6 });
		const officer = formed.officer();
		await staffed(db, formed, network(formed).id);
		value(await activateNetwork(officer, { network_id: network(formed).id }));
		const host = school(formed, 0);
		expect(await leave(formed, 0, '2026-11-26')).toMatchObject({
			refusal: 'leave_faulty',
			faults: [{ field: 'last_day', key: 'fault_day_too_early' }]
		});
		expect(await leave(formed, 0, '2027-07-01')).toMatchObject({ faults: [{ field: 'last_day', key: 'fault_day_too_late' }] });
		expect(await leave(formed, 0, 'rytoj')).toMatchObject({ faults: [{ field: 'last_day', key: 'fault_day' }] });
		const nobodys = { membership_id: host.membership, last_day: '2026-12-01', reason: 'Ne mūsų.' };
		for (const who of [school(formed, 1).head, formed.open.centre.stranger])
			expect(await leaveNetwork(db.as(who), nobodys)).toMatchObject({ refusal: 'not_found' });
		expect(await leaveNetwork(db.as(host.head), { ...nobodys, reason: '' })).toMatchObject({ faults: [{ field: 'reason' }] });

		expect(await leave(formed, 0)).toEqual({ ok: true, value: { network_id: network(formed).id, left: 5 } });
		expect(await leave(formed, 0)).toMatchObject({ refusal: 'already_left' });
		expect(await members(network(formed).id, '2026-12-01')).toHaveLength(6);
		expect(await members(network(formed).id, '2026-12-02')).toHaveLength(5);
		const desk = value(await readNetwork(officer, network(formed).id));
		expect(desk.verdict).toMatchObject({ complete: false, conditions: [{ what: 'schools', have: 5, least: 6, state: 'missing' }, {}, {}] });
		expect(desk.state).toBe('active');
		// It met with the school that goes: now it meets with one that stays.
		expect(desk.network.host_id).not.toBe(host.id);
		const { rows } = await db.beside.query(`select subject from platform.mail where template = 'school-left' order by subject`);
		// Six heads, two coordinators, an expert, an officer.
		expect(rows).toHaveLength(10);
		expect(rows[0].subject).toBe('Iš tinklo „1 tinklas“ išeina mokykla: Mokykla A');
		// The public page has it until its last day.
		const shown = async (day: string) =>
			(await readPublicNetworks(db.asPublic(on(day)))).find(({ slug }) => slug === network(formed).slug)?.schools.length;
		expect([await shown('2026-12-01'), await shown('2026-12-02')]).toEqual([6, 5]);
		expect(await broken()).toEqual([]);
	});
});

describe('a place is filled', () => {
	test('by a school with a confirmed place, from the day after; a seventh is refused (B-02), and whoever is in another network', async () => {
		const formed = await openFormed(db, { networks: 2, each: 6, spare: 1 });
		const officer = formed.officer();
		const spare = formed.schools[12]?.id ?? '';
		const one = network(formed).id;
		const fill = (moves: { school_id: string; from: string | null; to: string }[], from_on: string, seen = 0, reason = '') =>
			reformNetworks(officer, { network_id: one, moves, from_on, reason, seen });
		const joins = { school_id: spare, from: null, to: one };
		expect(await fill([joins], '2026-11-27')).toMatchObject({ refusal: 'network_full' });
		value(await leave(formed, 2, '2026-12-01'));
		expect(await fill([joins], '2026-12-01')).toMatchObject({ refusal: 'network_full' });
		expect(await fill([{ ...joins, school_id: school(formed, 0, 1).id }], '2026-12-02')).toMatchObject({ refusal: 'school_not_free' });
		expect(await fill([{ ...joins, school_id: newId() }], '2026-12-02')).toMatchObject({ refusal: 'school_not_free' });
		expect(await fill([joins, joins], '2026-12-02')).toMatchObject({ refusal: 'school_not_free' });
		expect(await fill([], '2026-12-02')).toMatchObject({ refusal: 'nothing_to_move' });
		expect(await fill([joins], '2026-11-26')).toMatchObject({ faults: [{ field: 'from_on', key: 'fault_day_too_early' }] });

		const page = value(await readReplacements(officer, one));
		expect(page).toMatchObject({ missing: 1, from_on: '2026-12-02', newcomers: 1 });
		const direct = page.ways.find(({ moves }) => moves.length === 1 && moves[0]?.school_id === spare);
		expect(direct?.short).toEqual([]);
		const seen = direct?.cost.points ?? 0;
		expect(seen).toBeGreaterThan(0);
		expect(await fill([joins], '2026-12-02', seen + 1)).toMatchObject({ refusal: 'seen_otherwise' });
		expect(await fill([joins], '2026-12-02', Number.NaN)).toMatchObject({ refusal: 'seen_otherwise' });
		for (const who of [formed.open.centre.stranger, school(formed, 0).head])
			expect(await reformNetworks(db.as(who), { network_id: one, moves: [joins], from_on: '2026-12-02', reason: '', seen })).toMatchObject({
				refusal: 'not_found'
			});
		expect(await readReplacements(db.as(school(formed, 0).head), one)).toMatchObject({ refusal: 'not_found' });
		expect(await fill([joins], '2026-12-02', seen)).toMatchObject({ ok: true, value: { short: [] } });
		expect(await members(one, '2026-12-02')).toContain(spare);
		expect(await members(one, '2026-12-02')).toHaveLength(6);
		expect(await fill([joins], '2026-12-02', seen)).toMatchObject({ refusal: 'school_not_free' });
		expect(value(await readReplacements(officer, one))).toMatchObject({ missing: 0, ways: [] });
		expect(value(await readNetwork(officer, one)).verdict.conditions[0]).toMatchObject({ have: 6, state: 'met' });
		expect(await broken()).toEqual([]);
	});

	test('round a corner: a newcomer comes into the other network, from which a school moves, in one act with its exact cost', async () => {
		const formed = await openFormed(db, { networks: 2, each: 3, spare: 1 });
		const [one, other] = [network(formed).id, network(formed, 1).id];
		const spare = formed.schools[6]?.id ?? '';
		value(await leave(formed, 1, '2026-11-30'));
		const page = value(await readReplacements(formed.officer(), one));
		const way = page.ways.find(({ moves }) => moves.length === 2);
		if (!way) throw new Error('there is no way round a corner');
		const moving = way.moves.find(({ from }) => from === other)?.school_id ?? '';
		const input = { network_id: one, moves: way.moves, from_on: '2026-12-01', seen: way.cost.points };
		expect(await reformNetworks(formed.officer(), { ...input, reason: '' })).toMatchObject({ faults: [{ field: 'reason' }] });
		const done = value(await reformNetworks(formed.officer(), { ...input, reason: 'Kad keliai būtų trumpesni.' }));
		expect(done).toEqual({ cost: way.cost, short: [] });
		expect([await members(one, '2026-11-30'), await members(other, '2026-11-30')].map(({ length }) => length)).toEqual([3, 3]);
		expect(await members(one, '2026-12-01')).toContain(moving);
		expect(await members(other, '2026-12-01')).toContain(spare);
		expect(await members(other, '2026-12-01')).not.toContain(moving);
		const { rows } = await db.beside.query(
			'select ends_on::text, left_why, joined from networks.membership where school_id = $1 order by starts_on',
			[moving]
		);
		expect(rows).toEqual([
			{ ends_on: '2026-11-30', left_why: 'Kad keliai būtų trumpesni.', joined: 'formed' },
			{ ends_on: null, left_why: null, joined: 'moved' }
		]);
		expect(await broken()).toEqual([]);
	});

	test('by a school of another network, which is left incomplete and said to be so; two officers at once, and one of them has it', async () => {
		const formed = await openFormed(db, { networks: 2, each: 3 });
		const one = network(formed).id;
		value(await leave(formed, 1, '2026-11-27'));
		const page = value(await readReplacements(formed.officer(), one));
		expect(page.newcomers).toBe(0);
		const [first, second] = page.ways;
		if (!first || !second) throw new Error('there are no ways');
		expect(first.short).toEqual([network(formed, 1).id]);
		const act = (way: typeof first) =>
			reformNetworks(formed.officer(), {
				network_id: one,
				moves: way.moves,
				from_on: '2026-12-01',
				reason: 'Trūksta mokyklos.',
				seen: way.cost.points
			});
		const outcomes = await Promise.all([act(first), act(second)]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'network_full' });
		expect(value(await readNetwork(formed.officer(), network(formed, 1).id)).verdict.complete).toBe(false);
	});

	test('the database itself refuses an eighth network (B-01), a seventh school (B-02) and a school in two networks', async () => {
		const formed = await openFormed(db, { networks: 1, each: 3, spare: 1 });
		const { id } = network(formed);
		await expect(
			db.beside.query(
				`insert into networks.network (id, edition_id, kind, number, slug, name, level, schools_least, schools_most, coordinators, experts_least, host_id, proposal_id, formed_at)
				select gen_random_uuid(), edition_id, kind, 2, slug || '-2', name, level, schools_least, schools_most, coordinators, experts_least, host_id, proposal_id, formed_at
				from networks.network where id = $1`,
				[id]
			)
		).rejects.toThrow(/has all its networks/);
		const join = (school_id: string | undefined) =>
			db.beside.query(
				`insert into networks.membership (id, network_id, edition_id, kind, school_id, starts_on, joined, joined_at)
				values (gen_random_uuid(), $1, $2, 'formed', $3, '2026-12-10', 'reserve', $4)`,
				[id, formed.edition.id, school_id, today]
			);
		await expect(join(formed.schools[3]?.id)).rejects.toThrow(/network is full/);
		await expect(join(formed.schools[0]?.id)).rejects.toThrow(
			/one_network_of_a_school_in_an_edition_at_a_time|one_membership_of_a_school_at_a_time/
		);
	});
});

describe('a network is closed', () => {
	test('by the centre, with a day and a reason: memberships and duties end with it, and it stands on the public page no more', async () => {
		const formed = await openFormed(db, { networks: 1, each: 3 });
		const { id, slug } = network(formed);
		const { coordinators } = await staffed(db, formed, id);
		value(await activateNetwork(formed.officer(), { network_id: id }));
		const close = (who: string, last_day: string, reason = 'Programa baigėsi.') =>
			closeNetwork(db.as(who, on('2027-06-01')), { network_id: id, last_day, reason });
		const officer = formed.open.centre.officer;
		expect(await close(officer, '2027-06-02')).toMatchObject({ faults: [{ field: 'last_day', key: 'fault_day_too_late' }] });
		expect(await close(officer, '2027-05-31', 'x')).toMatchObject({ faults: [{ field: 'reason' }] });
		for (const who of [coordinators[0], school(formed, 0).head, formed.open.centre.stranger])
			expect(await close(who, '2027-05-31')).toMatchObject({ refusal: 'not_found' });
		value(await close(officer, '2027-05-31'));
		expect(await close(officer, '2027-05-31')).toMatchObject({ refusal: 'network_closed' });
		expect(await members(id, '2027-06-01')).toEqual([]);
		expect((await readPublicNetworks(db.asPublic(on('2027-06-01')))).some((one) => one.slug === slug)).toBe(false);
		// Its schools can still read it.
		expect(value(await readNetwork(db.as(school(formed, 0).head, on('2027-06-01')), id))).toMatchObject({ state: 'closed' });
		expect(await leave(formed, 0)).toMatchObject({ refusal: 'network_closed' });
		expect(await broken()).toEqual([]);
	});
});
