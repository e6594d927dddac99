import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { formingOf, joinForming, openForming } from '../../../../tests/support/formation.ts';
import { must } from '../../../../tests/support/review.ts';
import { askProposal } from './ask-proposal.ts';
import { beginFormation } from './begin-formation.ts';
import { moveSchool, swapSchools } from './change-proposal.ts';
import { confirmProposal } from './confirm-proposal.ts';
import { formationTodos } from './formation-todos.ts';
import { makeWish } from './wish.ts';

const db = await testDatabase();
const { officer, desk, page, id, proposed, broken } = formingOf(db);

describe('confirming', () => {
	test('forms all networks with their schools in one act, after which nothing is proposed', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		const confirmed = must(await confirmProposal(officer(forming), { proposal_id, names: [{ lt: 'Aukštaičiai' }] }));
		expect(confirmed.networks.map(({ number }) => number)).toEqual([1, 2]);
		const { networks, formed } = await desk(forming);
		expect(formed).toBe(true);
		expect(networks.map(({ name, schools, state }) => ({ name, schools, state }))).toEqual([
			{ name: { lt: 'Aukštaičiai', en: 'Aukštaičiai' }, schools: 3, state: 'forming' },
			{ name: { lt: 'Tinklas Nr. 2', en: 'Network No. 2' }, schools: 3, state: 'forming' }
		]);
		const { rows } = await db.beside.query(
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
			db.beside.query(
				`insert into networks.${what} select (jsonb_populate_record(t, $2::jsonb)).* from networks.${what} t where edition_id = $1 limit 1`,
				[forming.edition.id, changes]
			);
		const { rows } = await db.beside.query('select id from networks.network where edition_id = $1 order by number', [forming.edition.id]);
		const other = { id: forming.open.call.id, network_id: rows[1].id, school_id: id(forming, 0) };
		await expect(copy('membership', JSON.stringify(other))).rejects.toThrow('one_network_of_a_school_in_an_edition_at_a_time');
		await expect(copy('network', JSON.stringify({ id: other.id, number: 3, slug: 'trecias' }))).rejects.toThrow(
			'the edition has all its networks'
		);
		const seventh = await joinForming(db, forming);
		await expect(copy('membership', JSON.stringify({ id: other.id, school_id: seventh.id }))).rejects.toThrow('the network is full');
	});
});

test('Today asks an officer of the centre to form networks once the schools fill them, until it is done', async () => {
	const forming = await openForming(db, { schools: 5, begun: false });
	const asked = async (person: string) => (await formationTodos(db.as(person))).map(({ key, values }) => ({ key, values }));
	const { officer: own, stranger } = forming.open.centre;
	expect(await asked(own)).toEqual([]);
	await joinForming(db, forming);
	expect(await asked(own)).toEqual([{ key: 'today_formation', values: { schools: 6 } }]);
	expect(await asked(stranger)).toEqual([]);
	must(await beginFormation(officer(forming), { edition_id: forming.edition.id }));
	must(await confirmProposal(officer(forming), { proposal_id: await proposed(forming) }));
	expect(await asked(own)).toEqual([]);
});
