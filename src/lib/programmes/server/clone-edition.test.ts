import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, instantAt } from '#platform';
import { networks2006 } from '#programmes';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { both, draftOf, makeCall, makeProgramme, openCentre, type Centre } from '../../../../tests/support/programmes.ts';
import { callBySlug, cloneEdition, createEdition, publishCall, readProgramme } from './index.ts';

let db: TestDatabase;
let centre: Centre;

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
});

describe('an edition', () => {
	test('that ends before it starts is refused at its end', async () => {
		const { id } = await makeProgramme(db, centre);
		const refusal = await createEdition(db.as(centre.officer), {
			programme_id: id,
			name: both('x'),
			starts_on: '2027-09-01',
			ends_on: '2027-01-01'
		});
		expect(refusal).toMatchObject({ refusal: 'not_understood', faults: [{ field: 'ends_on', key: 'ends_before_it_starts' }] });
	});

	test('is cloned with everything moved a year, calls back to drafts, and the earlier one stays as it was', async () => {
		const made = await makeProgramme(db, centre, networks2006.kind, 'Tinklai');
		const call = await makeCall(db, centre, made.edition.id);
		expect(await publishCall(db.as(centre.officer), { call_id: call.id })).toMatchObject({ ok: true });
		const before = await db.beside.query(
			`select e.*, c.*, r.* from programmes.edition e join programmes.call c on c.edition_id = e.id join programmes.rules r on r.call_id = c.id where e.id = $1`,
			[made.edition.id]
		);
		const clone = await cloneEdition(db.as(centre.officer), {
			edition_id: made.edition.id,
			name: both('2027–2028 m.'),
			starts_on: '2027-09-01'
		});
		const after = await db.beside.query(
			`select e.*, c.*, r.* from programmes.edition e join programmes.call c on c.edition_id = e.id join programmes.rules r on r.call_id = c.id where e.id = $1`,
			[made.edition.id]
		);
		const desk = await readProgramme(db.as(centre.officer), made.slug);
		expect(after.rows).toEqual(before.rows);
		expect(desk.ok && desk.value.editions[0]).toMatchObject({
			cloned_from: made.edition.id,
			starts_on: '2027-09-01',
			ends_on: '2028-06-30',
			terms: networks2006.edition.terms,
			targets: expect.arrayContaining(networks2006.edition.targets)
		});
		const moved = desk.ok ? desk.value.calls.find(({ edition }) => clone.ok && edition.id === clone.value.id) : undefined;
		expect(moved).toMatchObject({
			state: 'draft',
			ordinal: 1,
			pupils_as_of: '2027-09-01',
			closes_at: instantAt('2027-12-11', '16:00'),
			publication: null
		});
		const draft = moved && (await draftOf(db, moved.id));
		expect(draft).toMatchObject({ version: 1, criteria: networks2006.call.criteria, published_at: null });
	});

	test('cloned to the other side of the change of clock keeps the hour of its deadline', async () => {
		const made = await makeProgramme(db, centre);
		await makeCall(db, centre, made.edition.id, {
			opens_at: instantAt('2026-10-01', '09:00'),
			closes_at: instantAt('2026-10-20', '16:00')
		});
		const clone = await cloneEdition(db.as(centre.officer), {
			edition_id: made.edition.id,
			name: both('Vėlesnė'),
			starts_on: addDays('2026-09-01', 30)
		});
		const call =
			clone.ok &&
			(await db
				.as(centre.officer)
				.db.transaction()
				.execute((trx) => callBySlug(trx, clone.value.calls[0]?.slug ?? '')));
		expect(call && call.closes_at).toEqual(instantAt('2026-11-19', '16:00'));
	});
});
