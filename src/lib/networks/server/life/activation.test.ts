import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { addStaff } from '#schools/server';
import { ask, testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { accepted, helperIn, openFormed, staffed, type Formed } from '../../../../../tests/support/networks.ts';
import { activateNetwork, answerDuty, endDuty, offerDuty, readMatching, readNetwork } from '../index.ts';

let db: TestDatabase;
beforeAll(async () => {
	db = await testDatabase();
});

const days = (count: number, from = today) => new Date(from.getTime() + count * 86_400_000);
const subjectsTo = async (person: string) =>
	(await db.beside.query('select subject from platform.mail where person_id = $1', [person])).rows.map(({ subject }) => subject as string);

describe('a conflict of interest', () => {
	test('whoever works in a school of the network, or is an officer of its municipality, is not asked, and told last', async () => {
		const open = await openFormed(db, { networks: 1, each: 3 });
		const [network] = open.networks as [Formed['networks'][0]];
		const [school] = network.schools as [Formed['networks'][0]['schools'][0]];
		const teacher = await helperIn(db, open, 'coordinator', 'Mokytoja Mokytojaitė');
		const officer = await helperIn(db, open, 'coordinator', 'Savivaldybės Specialistė');
		const free = await helperIn(db, open, 'coordinator', 'Laisvoji Laisvutė', { municipality: 'LT-15' });
		const { rows } = await db.beside.query('select email from people.person where id = $1', [teacher]);
		value(
			await addStaff(db.as(school.head), {
				school_id: school.id,
				name: 'Mokytoja Mokytojaitė',
				email: rows[0].email,
				post: 'mokytoja',
				starts_on: '2024-09-01'
			} as never)
		);
		value(
			await giveRole(db.asSystem(), {
				person_id: officer,
				kind: 'municipal_officer',
				organisation_id: school.municipality_id,
				starts_on: '2026-01-01'
			})
		);
		for (const person of [teacher, officer])
			expect(await offerDuty(open.officer(), { network_id: network.id, person_id: person, duty: 'coordinator' })).toMatchObject({
				refusal: 'in_conflict'
			});
		const desk = value(await readMatching(open.officer(), open.edition.id));
		const [needed] = desk.networks[0]?.needs ?? [];
		expect(needed?.wanted).toBe(2);
		expect(needed?.matches[0]).toMatchObject({ person_id: free, interests: [] });
		const barred = new Map(needed?.matches.map(({ person_id, interests }) => [person_id, interests.map(({ kind }) => kind)]));
		expect([barred.get(teacher), barred.get(officer)]).toEqual([['employment'], ['municipality']]);
		expect(await readMatching(db.as(open.open.centre.stranger), open.edition.id)).toMatchObject({ refusal: 'not_found' });
	});

	test('one that appears between the offer and the answer stands in the way too, and the centre sees those of later', async () => {
		const open = await openFormed(db, { networks: 1, each: 3 });
		const [network] = open.networks as [Formed['networks'][0]];
		const [school] = network.schools as [Formed['networks'][0]['schools'][0]];
		const person = await helperIn(db, open, 'coordinator', 'Gitana Vėliau');
		const { id } = value(await offerDuty(open.officer(), { network_id: network.id, person_id: person, duty: 'coordinator' }));
		const role = { person_id: person, kind: 'team_member', organisation_id: school.id } as const;
		const given = value(await giveRole(db.asSystem(), { ...role, starts_on: '2026-11-01' }));
		expect(await answerDuty(db.as(person), { duty_id: id, answer: 'accepted' })).toMatchObject({ refusal: 'in_conflict' });
		await db.beside.query(`update people.role set starts_on = '2026-11-28' where id = $1`, [given.id]);
		value(await answerDuty(db.as(person), { duty_id: id, answer: 'accepted' }));
		expect(value(await readNetwork(open.officer(), network.id)).interests).toEqual([]);
		expect(value(await readNetwork(open.officer(days(1)), network.id)).interests).toEqual([
			{ kind: 'employment', school_id: school.id, school: school.name, person: 'Gitana Vėliau' }
		]);
	});
});

describe('a network is active only when complete', () => {
	test('with one coordinator it is not (B-03), nor without an expert where the edition demands one (B-04); with all it is, once', async () => {
		const open = await openFormed(db, { networks: 1, each: 3 });
		const [network] = open.networks as [Formed['networks'][0]];
		const officer = open.officer();
		const activate = () => activateNetwork(officer, { network_id: network.id });
		const one = await helperIn(db, open, 'coordinator', 'Pirma Pirmutė');
		const two = await helperIn(db, open, 'coordinator', 'Antra Antrutė');
		const three = await helperIn(db, open, 'coordinator', 'Trečia Trečiutė');
		const expert = await helperIn(db, open, 'expert', 'Ekspertas Ekspertaitis');
		expect(await activate()).toMatchObject({ refusal: 'incomplete' });
		await accepted(db, open, network.id, 'coordinator', one);
		await accepted(db, open, network.id, 'expert', expert);
		expect(await activate()).toMatchObject({ refusal: 'incomplete' });
		const states = async () => value(await readNetwork(officer, network.id)).verdict.conditions.map(({ state }) => state);
		expect(await states()).toEqual(['met', 'missing', 'met']);
		const second = await accepted(db, open, network.id, 'coordinator', two);
		// Exactly two: a third is not even asked.
		expect(await offerDuty(officer, { network_id: network.id, person_id: three, duty: 'coordinator' })).toMatchObject({
			refusal: 'enough_people'
		});
		expect(await states()).toEqual(['met', 'met', 'met']);
		expect(await activateNetwork(db.as(one), { network_id: network.id })).toMatchObject({ refusal: 'not_found' });
		expect(await activateNetwork(db.as(network.schools[0]?.head ?? ''), { network_id: network.id })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await activate()).toMatchObject({ ok: true, value: { complete: true } });
		expect(await activate()).toMatchObject({ refusal: 'already_active' });
		const letters = await db.beside.query(`select count(*)::int from platform.mail where template = 'network-active'`);
		// Three heads, two coordinators, one expert.
		expect(letters.rows[0].count).toBe(6);

		// A coordinator gives the duty back: the network goes on, incomplete, and the centre is told.
		expect(await endDuty(db.as(two), { duty_id: second, reason: ' ' })).toMatchObject({
			refusal: 'reason_faulty',
			faults: [{ field: 'reason' }]
		});
		expect(await endDuty(db.as(one), { duty_id: second, reason: 'Ne mano.' })).toMatchObject({ refusal: 'not_found' });
		value(await endDuty(db.as(two), { duty_id: second, reason: 'Išvykstu metams.' }));
		expect(await endDuty(db.as(two), { duty_id: second, reason: 'Išvykstu metams.' })).toMatchObject({ refusal: 'not_standing' });
		expect(await states()).toEqual(['met', 'missing', 'met']);
		expect(await subjectsTo(open.open.centre.officer)).toContain('Antra Antrutė nebeprižiūri tinklo „1 tinklas“');
		expect(await readNetwork(db.as(two), network.id)).toMatchObject({ refusal: 'not_found' });
		value(await offerDuty(officer, { network_id: network.id, person_id: three, duty: 'coordinator' }));
	});

	test('without experts demanded, one who is missing is only warned of', async () => {
		const open = await openFormed(db, { networks: 1, each: 2 });
		const [network] = open.networks as [Formed['networks'][0]];
		await ask(db.url, 'update networks.network set experts_least = 0 where id = $1', [network.id]);
		for (const name of ['Viena Pora', 'Kita Pora'])
			await accepted(db, open, network.id, 'coordinator', await helperIn(db, open, 'coordinator', name));
		const outcome = value(await activateNetwork(open.officer(), { network_id: network.id }));
		expect(outcome.conditions.map(({ state }) => state)).toEqual(['met', 'met', 'look']);
	});

	test('the database itself refuses to let an incomplete one begin, and two acceptances at once leave two coordinators', async () => {
		const open = await openFormed(db, { networks: 1, each: 2 });
		const [network] = open.networks as [Formed['networks'][0]];
		await expect(db.beside.query('update networks.network set activated_at = $2 where id = $1', [network.id, today])).rejects.toThrow(
			/not complete/
		);
		const persons: string[] = [];
		for (const name of ['A A', 'B B', 'C C']) persons.push(await helperIn(db, open, 'coordinator', name));
		const ids: string[] = [];
		for (const person_id of persons) {
			// As if three had been asked before one of the offers was written: rows as the owner.
			const { rows } = await db.beside.query(
				`insert into networks.duty (id, network_id, person_id, duty, offered_at, answer_by) values (gen_random_uuid(), $1, $2, 'coordinator', $3, $4) returning id`,
				[network.id, person_id, today, days(5)]
			);
			ids.push(rows[0].id);
		}
		const answers = await Promise.all(
			ids.map((duty_id, place) => answerDuty(db.as(persons[place] ?? ''), { duty_id, answer: 'accepted' }))
		);
		expect(answers.filter(({ ok }) => ok).length).toBe(2);
		expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: 'enough_people' });
	});
});

test('nobody is asked who leads as many networks as they can', async () => {
	const open = await openFormed(db, { networks: 2, each: 2 });
	const [one, other] = open.networks as [Formed['networks'][0], Formed['networks'][0]];
	const person = await helperIn(db, open, 'coordinator', 'Pilna Pilnutė', { most: 1 });
	await accepted(db, open, one.id, 'coordinator', person);
	expect(await offerDuty(open.officer(), { network_id: other.id, person_id: person, duty: 'coordinator' })).toMatchObject({
		refusal: 'has_enough_networks'
	});
	await staffed(db, open, other.id);
});
