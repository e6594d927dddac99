import { describe, expect, test } from 'vitest';
import { confirmOffer } from '../../../../tests/support/agreements.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { formingOf, openForming } from '../../../../tests/support/formation.ts';
import { must } from '../../../../tests/support/review.ts';
import { callIn, sendOne } from '../../../../tests/support/sent.ts';
import { beginFormation } from './begin-formation.ts';
import { saveCriteria } from './save-criteria.ts';
import { endWish, makeWish } from './wish.ts';

const db = await testDatabase();
const { officer, desk, id } = formingOf(db);

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
		await db.beside.query(
			`update programmes.edition set terms = jsonb_set(terms, '{grouping}', '{"kind": "single_school"}') where id = $1`,
			[forming.edition.id]
		);
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

test('a school that holds places of two calls of the edition takes part once', async () => {
	const forming = await openForming(db);
	const [school] = forming.schools;
	if (!school) throw new Error('there is no school');
	const further = await callIn(db, forming.open.centre, forming.edition.id);
	const { id: application } = await sendOne(db, further, school);
	await confirmOffer(db, further, { application, head: school.head });
	expect((await desk(forming)).schools.map(({ name }) => name.slice(-1)).join('')).toBe('ABCDEF');
});
