import { describe, expect, test } from 'vitest';
import { confirmOffer } from '../../../../tests/support/agreements.ts';
import { testDatabase, today } from '../../../../tests/support/database.ts';
import { joinForming, openForming, plainWorker, workerThat, type Forming } from '../../../../tests/support/formation.ts';
import { callIn, sendOne } from '../../../../tests/support/sent.ts';
import { askProposal, stopProposal } from './ask-proposal.ts';
import { beginFormation } from './begin-formation.ts';
import { lockSchools, moveSchool, swapSchools } from './change-proposal.ts';
import { confirmProposal } from './confirm-proposal.ts';
import { networksInvariants } from './invariants.ts';
import { readFormation } from './read-formation.ts';
import { readComparison, readProposal } from './read-proposal.ts';
import { saveCriteria } from './save-criteria.ts';
import { endWish, makeWish } from './wish.ts';

const db = await testDatabase();

const officer = ({ open }: Forming) => db.as(open.centre.officer);
const id = ({ schools }: Forming, index: number): string => schools[index]?.id ?? '';
const desk = async (forming: Forming) => {
	const read = await readFormation(officer(forming), forming.edition.id);
	if (!read.ok) throw new Error(read.refusal);
	return read.value;
};
const page = async (forming: Forming, proposal_id: string, school_id?: string) => {
	const read = await readProposal(officer(forming), { proposal_id, ...(school_id && { school_id }) });
	if (!read.ok) throw new Error(read.refusal);
	return read.value;
};
const members = async (forming: Forming, proposal_id: string) =>
	(await page(forming, proposal_id)).proposal.groups.map((group) =>
		group.members
			.map((member) => forming.schools.find((school) => school.id === member)?.name.slice(-1))
			.sort()
			.join('')
	);

/** The first proposal: schools A B C and D E F, as the plain worker puts them. */
async function proposed(forming: Forming): Promise<string> {
	const asked = await askProposal(officer(forming), { edition_id: forming.edition.id });
	if (!asked.ok) throw new Error(asked.refusal);
	await db.work(plainWorker);
	const [latest] = (await desk(forming)).proposals;
	if (!latest) throw new Error('there is no proposal');
	return latest.id;
}
const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value => {
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const broken = async () =>
	(await Promise.all(networksInvariants.map(({ broken: of }) => db.asSystem().db.transaction().execute(of)))).flat();

describe('beginning', () => {
	test('takes the numbers from the terms of the edition, once', async () => {
		const forming = await openForming(db, { begun: false });
		expect((await desk(forming)).formation).toBeNull();
		expect(await beginFormation(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ ok: true });
		expect((await desk(forming)).formation).toMatchObject({ networks: 2, least: 3, most: 3, level: 'national', revision: 0 });
		expect(await beginFormation(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ refusal: 'already_begun' });
	});

	test('is refused where the terms group no schools, and for everybody but officers of the centre', async () => {
		const forming = await openForming(db, { schools: 0, begun: false });
		expect(await beginFormation(db.as(forming.open.centre.stranger), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'not_found'
		});
		await db.pool.query(`update programmes.edition set terms = jsonb_set(terms, '{grouping}', '{"kind": "single_school"}') where id = $1`, [
			forming.edition.id
		]);
		expect(await beginFormation(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ refusal: 'no_networks_in_terms' });
		expect(await beginFormation(officer(forming), { edition_id: 'x' })).toMatchObject({ refusal: 'not_found' });
	});
});

describe('criteria', () => {
	const criteria = { level: 'regional', least: '2', most: '4', distance: 'much', topic: 'some', same_type: 'none' };

	test('are saved by whoever read them last', async () => {
		const forming = await openForming(db, { schools: 0 });
		const save = (revision: number) => saveCriteria(officer(forming), { ...criteria, edition_id: forming.edition.id, revision });
		expect(await save(0)).toMatchObject({ ok: true, value: { revision: 1 } });
		expect(await save(0)).toMatchObject({ ok: false, refusal: 'changed_meanwhile' });
		expect((await desk(forming)).formation).toMatchObject({
			level: 'regional',
			least: 2,
			most: 4,
			networks: 2,
			criteria: { distance: 'much', topic: 'some', same_type: 'none' }
		});
	});

	test.each([
		['a number that is none', { least: 'daug' }, ['least']],
		['a network of one', { least: '1' }, ['least']],
		['fewer at most than at least', { least: '5', most: '4' }, ['most']],
		['an unknown level', { level: 'cosmic' }, ['level']],
		['an unknown step', { topic: 'extremely' }, ['topic']],
		['nothing that matters', { distance: 'none', topic: 'none' }, ['distance']]
	])('%s is told at its field', async (_, wrong, fields) => {
		const forming = await openForming(db, { schools: 0 });
		const outcome = await saveCriteria(officer(forming), { ...criteria, ...wrong, edition_id: forming.edition.id, revision: 0 });
		expect(outcome.ok ? [] : outcome.faults.map(({ field }) => field)).toEqual(fields);
		expect((await desk(forming)).formation).toMatchObject({ least: 3, revision: 0 });
	});
});

describe('wishes', () => {
	test('contradictory ones are refused with the names between which they clash', async () => {
		const forming = await openForming(db, { each: 4, schools: 8 });
		const [a, b, c] = [id(forming, 0), id(forming, 1), id(forming, 2)];
		const wish = (kind: string, school_id: string, other_id: string) =>
			makeWish(officer(forming), { edition_id: forming.edition.id, kind, school_id, other_id, reason: '' });
		expect(await wish('together', a, b)).toMatchObject({ ok: true });
		expect(await wish('together', b, a)).toMatchObject({ refusal: 'already_wished' });
		expect(await wish('together', c, b)).toMatchObject({ ok: true });
		expect(await wish('apart', a, c)).toMatchObject({
			refusal: 'wishes_clash',
			faults: [{ field: 'other_id', values: { schools: 'Mokykla A, Mokykla B, Mokykla C' } }]
		});
		expect(await wish('apart', a, a)).toMatchObject({ refusal: 'wish_unreadable', faults: [{ field: 'other_id' }] });
		expect(await wish('near', a, 'x')).toMatchObject({ refusal: 'wish_unreadable', faults: [{ field: 'kind' }, { field: 'other_id' }] });
		expect((await desk(forming)).wishes).toHaveLength(2);
	});

	test('more schools together than a network takes are refused', async () => {
		const forming = await openForming(db);
		const wish = (other: number) =>
			makeWish(officer(forming), {
				edition_id: forming.edition.id,
				kind: 'together',
				school_id: id(forming, 0),
				other_id: id(forming, other),
				reason: ''
			});
		await wish(1);
		await wish(2);
		expect(await wish(3)).toMatchObject({ refusal: 'too_many_together', faults: [{ values: { most: 3 } }] });
	});

	test('one is taken back once, by the centre alone', async () => {
		const forming = await openForming(db, { schools: 6 });
		const made = must(
			await makeWish(officer(forming), {
				edition_id: forming.edition.id,
				kind: 'apart',
				school_id: id(forming, 0),
				other_id: id(forming, 1),
				reason: 'Tas pats vadovas'
			})
		);
		const end = (person: string) => endWish(db.as(person), { edition_id: forming.edition.id, wish_id: made.id });
		expect(await end(forming.open.centre.stranger)).toMatchObject({ refusal: 'not_found' });
		expect(await end(forming.open.centre.officer)).toMatchObject({ ok: true });
		expect(await end(forming.open.centre.officer)).toMatchObject({ refusal: 'not_found' });
	});
});

describe('asking', () => {
	test('brings a proposal of all schools, whose locks the next one keeps', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		expect(await members(forming, first)).toEqual(['ABC', 'DEF']);
		const locked = must(
			await lockSchools(officer(forming), { proposal_id: first, schools: [id(forming, 0), id(forming, 1), id(forming, 3)] })
		);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id, base_id: locked.id }));
		const { rows } = await db.pool.query(
			'select instance from planning.run where about_id = $1 order by asked_at desc, ended_at nulls first limit 1',
			[forming.edition.id]
		);
		expect(rows[0].instance).toMatchObject({
			groups: 2,
			size: { min: 3, max: 3 },
			fixed: [{ id: id(forming, 1), with: id(forming, 0) }],
			apart: [[id(forming, 0), id(forming, 3)]]
		});
		await db.work(plainWorker);
		const { proposals } = await desk(forming);
		expect(proposals.map(({ number, how, base, locked }) => ({ number, how, base, locked }))).toEqual([
			{ number: 3, how: 'computed', base: 2, locked: 3 },
			{ number: 2, how: 'locked', base: 1, locked: 3 },
			{ number: 1, how: 'computed', base: null, locked: 0 }
		]);
		expect(await broken()).toEqual([]);
	});

	test.each([
		['too few', 5, 'sizes_too_few', { schools: 5, by: 1 }],
		['too many', 8, 'sizes_too_many', { schools: 8, by: 2 }]
	])('with %s schools for the networks is refused, with how many', async (_, schools, key, values) => {
		const forming = await openForming(db, { schools });
		expect(await askProposal(officer(forming), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'sizes_impossible',
			faults: [{ key, values }]
		});
	});

	test('is refused with nobody, twice at once, to strangers, and with the locks of another edition', async () => {
		const [forming, other, empty] = [await openForming(db), await openForming(db), await openForming(db, { schools: 0 })];
		const foreign = await proposed(other);
		const ask = (whom: Forming, base_id: string | null = null) => askProposal(officer(whom), { edition_id: whom.edition.id, base_id });
		expect(await ask(empty)).toMatchObject({ refusal: 'nobody_confirmed' });
		expect(await ask(forming, foreign)).toMatchObject({ refusal: 'not_found' });
		expect(await askProposal(db.as(forming.open.centre.stranger), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await ask(forming)).toMatchObject({ ok: true });
		expect(await ask(forming)).toMatchObject({ refusal: 'already_planning' });
		await db.work(plainWorker);
	});
});

describe('a computation', () => {
	const counts = async (forming: Forming) => {
		const { proposals, formation, wishes, run } = await desk(forming);
		return { proposals: proposals.length, revision: formation?.revision, wishes: wishes.length, state: run?.state };
	};
	const groupsOf = ({ points }: { points: { id: string }[] }) =>
		[points.slice(0, 3), points.slice(3)].map((of) => ({ host: of[0]?.id ?? '', members: of.map(({ id: one }) => one) }));

	test('that is stopped before it began leaves everything as it was', async () => {
		const forming = await openForming(db);
		await proposed(forming);
		const later = db.as(forming.open.centre.officer, new Date(today.getTime() + 60_000));
		must(await askProposal(later, { edition_id: forming.edition.id }));
		expect(await stopProposal(db.as(forming.open.centre.stranger), { edition_id: forming.edition.id })).toMatchObject({
			refusal: 'not_found'
		});
		must(await stopProposal(officer(forming), { edition_id: forming.edition.id }));
		await db.work(plainWorker);
		expect(await counts(forming)).toEqual({ proposals: 1, revision: 0, wishes: 0, state: 'stopped' });
		expect(await stopProposal(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ refusal: 'not_running' });
		expect(await askProposal(officer(forming), { edition_id: forming.edition.id })).toMatchObject({ ok: true });
		await db.work(plainWorker);
	});

	test('that is stopped in the middle leaves the best that it had as a proposal', async () => {
		const forming = await openForming(db);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
		const proven = { status: 'feasible', objective: 9, bound: 4, gap: 0.5, seconds: 3 };
		await db.work(workerThat((instance) => ({ kind: 'cancelled', plan: { ...proven, groups: groupsOf(instance) } })));
		expect(await counts(forming)).toMatchObject({ proposals: 1, state: 'stopped' });
		expect((await desk(forming)).proposals[0]).toMatchObject({ bound: 4, how: 'computed' });
	});

	test('that proves that nothing can be leaves why, and no proposal', async () => {
		const forming = await openForming(db);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
		await db.work(workerThat(() => ({ kind: 'impossible', clashes: [{ key: 'apart', values: { schools: [id(forming, 0)] } }] })));
		expect(await counts(forming)).toMatchObject({ proposals: 0, state: 'impossible' });
		expect((await desk(forming)).run?.result?.clashes).toEqual([{ key: 'apart', values: { schools: [id(forming, 0)] } }]);
	});

	test('that ends after the networks were formed makes no proposal', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
		must(await confirmProposal(officer(forming), { proposal_id }));
		await db.work(plainWorker);
		expect(await counts(forming)).toMatchObject({ proposals: 1, state: 'found' });
	});
});

describe('changing by hand', () => {
	test('a move and a swap make the next proposals; the earlier ones stay', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const moved = must(await moveSchool(officer(forming), { proposal_id: first, school_id: id(forming, 0), to: 1 }));
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 5) }));
		expect([await members(forming, first), await members(forming, moved.id), await members(forming, swapped.id)]).toEqual([
			['ABC', 'DEF'],
			['BC', 'ADEF'],
			['BCF', 'ADE']
		]);
		expect((await page(forming, moved.id)).faults).toMatchObject([
			{ kind: 'too_few', group: 0, by: 1 },
			{ kind: 'too_many', group: 1, by: 1 }
		]);
		expect((await page(forming, swapped.id)).base).toMatchObject({ number: 1 });
		expect(await broken()).toEqual([]);
	});

	test('what a swap would cost is what it comes to', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const { chosen, measured } = await page(forming, first, id(forming, 0));
		const shift = chosen?.shifts[1]?.find(({ other }) => other === id(forming, 4));
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 4) }));
		const after = await page(forming, swapped.id);
		for (const part of ['km', 'otherTopic', 'samePairs', 'points'] as const)
			expect(after.measured[part] - measured[part]).toBeCloseTo(shift?.change[part] ?? Number.NaN, 9);
		expect(after.proposal.objective).toBeCloseTo(after.measured.points, 9);
	});

	test('what is not there is refused', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		const context = officer(forming);
		const [a, b, stranger] = [id(forming, 0), id(forming, 1), forming.open.centre.id];
		expect(await moveSchool(context, { proposal_id, school_id: stranger, to: 1 })).toMatchObject({ refusal: 'unknown_school' });
		expect(await moveSchool(context, { proposal_id, school_id: a, to: 2 })).toMatchObject({ refusal: 'unknown_network' });
		expect(await moveSchool(context, { proposal_id, school_id: a, to: 0 })).toMatchObject({ refusal: 'same_network' });
		expect(await swapSchools(context, { proposal_id, school_id: a, other_id: b })).toMatchObject({ refusal: 'same_network' });
		expect(await lockSchools(context, { proposal_id, schools: [stranger] })).toMatchObject({ refusal: 'unknown_school' });
		expect(await lockSchools(context, { proposal_id, schools: [] })).toMatchObject({ refusal: 'nothing_changed' });
		expect(await moveSchool(db.as(forming.open.centre.stranger), { proposal_id, school_id: a, to: 1 })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await readProposal(db.as(forming.schools[0]?.head ?? ''), { proposal_id })).toMatchObject({ refusal: 'not_found' });
	});

	test('two proposals are compared school by school, whatever their networks are numbered', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 5) }));
		const read = must(await readComparison(officer(forming), { one: first, other: swapped.id }));
		expect(read.comparison.differences).toEqual([
			{ school: id(forming, 0), from: 0, to: 1 },
			{ school: id(forming, 5), from: 1, to: 0 }
		]);
		expect(await readComparison(officer(forming), { one: first, other: forming.edition.id })).toMatchObject({ refusal: 'not_found' });
	});
});

describe('confirming', () => {
	test('forms all networks with their schools in one act, after which nothing is proposed', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		const confirmed = must(await confirmProposal(officer(forming), { proposal_id, names: [{ lt: 'Aukštaičiai' }] }));
		expect(confirmed.networks.map(({ number }) => number)).toEqual([1, 2]);
		const { networks, formed } = await desk(forming);
		expect(formed).toBe(true);
		expect(networks.map(({ name, schools, active }) => ({ name, schools, active }))).toEqual([
			{ name: { lt: 'Aukštaičiai', en: 'Aukštaičiai' }, schools: 3, active: false },
			{ name: { lt: 'Tinklas Nr. 2', en: 'Network No. 2' }, schools: 3, active: false }
		]);
		const { rows } = await db.pool.query(
			`select topic, schools_least, schools_most, coordinators, experts_least, level from networks.network where edition_id = $1 order by number`,
			[forming.edition.id]
		);
		expect(rows[0]).toEqual({
			topic: 'lesson_planning',
			schools_least: 3,
			schools_most: 3,
			coordinators: 2,
			experts_least: 1,
			level: 'national'
		});
		const context = officer(forming);
		for (const again of [
			await confirmProposal(context, { proposal_id }),
			await askProposal(context, { edition_id: forming.edition.id }),
			await moveSchool(context, { proposal_id, school_id: id(forming, 0), to: 1 })
		])
			expect(again).toMatchObject({ refusal: 'already_formed' });
		expect(await broken()).toEqual([]);
	});

	test('of two officers who confirm at once one does', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 5) }));
		const both = await Promise.all([first, swapped.id].map((proposal_id) => confirmProposal(officer(forming), { proposal_id })));
		expect(both.map((one) => (one.ok ? 'done' : one.refusal)).sort()).toEqual(['already_formed', 'done']);
		expect((await desk(forming)).networks).toHaveLength(2);
	});

	test('a proposal with a network too small, a broken wish or other schools than now is refused', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		const context = officer(forming);
		const moved = must(await moveSchool(context, { proposal_id, school_id: id(forming, 0), to: 1 }));
		expect(await confirmProposal(context, { proposal_id: moved.id })).toMatchObject({ refusal: 'networks_incomplete' });
		must(
			await makeWish(context, {
				edition_id: forming.edition.id,
				kind: 'apart',
				school_id: id(forming, 0),
				other_id: id(forming, 1),
				reason: ''
			})
		);
		expect(await confirmProposal(context, { proposal_id })).toMatchObject({ refusal: 'networks_incomplete' });
		await joinForming(db, forming);
		expect(await confirmProposal(context, { proposal_id })).toMatchObject({ refusal: 'schools_changed' });
		expect((await page(forming, proposal_id)).stale).toEqual({ joined: ['Mokykla G'], left: [] });
		expect((await desk(forming)).networks).toEqual([]);
	});

	test('a school in two networks, and an eighth network, are refused by the database too (B-01, B-02)', async () => {
		const forming = await openForming(db);
		must(await confirmProposal(officer(forming), { proposal_id: await proposed(forming) }));
		const copy = (what: string, changes: string) =>
			db.pool.query(
				`insert into networks.${what} select (jsonb_populate_record(t, $2::jsonb)).* from networks.${what} t where edition_id = $1 limit 1`,
				[forming.edition.id, changes]
			);
		const { rows } = await db.pool.query('select id from networks.network where edition_id = $1 order by number', [forming.edition.id]);
		const other = { id: forming.open.call.id, network_id: rows[1].id, school_id: id(forming, 0) };
		await expect(copy('membership', JSON.stringify(other))).rejects.toThrow('one_network_of_a_school_in_an_edition_at_a_time');
		await expect(copy('network', JSON.stringify({ id: other.id, number: 3, slug: 'trecias' }))).rejects.toThrow(
			'the edition has all its networks'
		);
		const seventh = await joinForming(db, forming);
		await expect(copy('membership', JSON.stringify({ id: other.id, school_id: seventh.id }))).rejects.toThrow('the network is full');
	});
});

test('a school that holds places of two calls of the edition takes part once', async () => {
	const forming = await openForming(db);
	const [school] = forming.schools;
	if (!school) throw new Error('there is no school');
	const further = await callIn(db, forming.open.centre, forming.edition.id);
	const { id: application } = await sendOne(db, further, school);
	await confirmOffer(db, further, { application, head: school.head });
	expect((await desk(forming)).schools.map(({ name }) => name.slice(-1)).join('')).toBe('ABCDEF');
});
