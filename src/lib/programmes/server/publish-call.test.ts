import { beforeAll, describe, expect, test } from 'vitest';
import { instantAt } from '#platform';
import { isOpen } from '#programmes';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { both, makeCall, makeProgramme, openCentre, type Centre } from '../../../../tests/support/programmes.ts';
import { changeCall, openCalls, publishCall, readCall, readCallHistory } from './index.ts';

let db: TestDatabase;
let centre: Centre;

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
});

describe('a call', () => {
	test('is seen by nobody outside before it is published, and opens and closes at its hours in Vilnius', async () => {
		const made = await makeProgramme(db, centre);
		const { id, slug } = await makeCall(db, centre, made.edition.id);
		expect(await readCall(db.asPublic(), slug)).toBeUndefined();
		expect((await openCalls(db.asPublic())).map((call) => call.id)).not.toContain(id);
		expect(await publishCall(db.as(centre.stranger), { call_id: id })).toMatchObject({ refusal: 'not_allowed' });
		expect(await publishCall(db.as(centre.officer), { call_id: id })).toMatchObject({ ok: true });
		expect(await publishCall(db.as(centre.officer), { call_id: id })).toMatchObject({ refusal: 'already_published' });
		const page = await readCall(db.asPublic(), slug);
		expect(page?.call.phase).toBe('open');
		expect(page?.call.closes_at.toISOString()).toBe('2026-12-11T14:00:00.000Z');
		expect(page && isOpen(page.call, new Date('2026-12-11T13:59:59.999Z'))).toBe(true);
		expect(page && isOpen(page.call, new Date('2026-12-11T14:00:00Z'))).toBe(false);
	});

	test('stands in the list by what needs doing: closing soon, open, coming, closed', async () => {
		const { edition } = await makeProgramme(db, centre);
		const at = async (opens: string, closes: string) => {
			const call = await makeCall(db, centre, edition.id, { opens_at: new Date(opens), closes_at: new Date(closes) });
			await publishCall(db.as(centre.officer, new Date('2026-10-01T08:00:00Z')), { call_id: call.id });
			return call.id;
		};
		const closed = await at('2026-10-05T08:00:00Z', '2026-11-01T08:00:00Z');
		const coming = await at('2026-12-05T08:00:00Z', '2026-12-20T08:00:00Z');
		const open = await at('2026-11-05T08:00:00Z', '2026-12-20T08:00:00Z');
		const soon = await at('2026-11-05T08:00:00Z', '2026-11-29T08:00:00Z');
		const listed = (await openCalls(db.asPublic())).filter(({ id }) => [closed, coming, open, soon].includes(id));
		expect(listed.map(({ id, phase }) => [id, phase])).toEqual([
			[soon, 'closing_soon'],
			[open, 'open'],
			[coming, 'upcoming'],
			[closed, 'closed']
		]);
	});

	test('once published gives more time and mends words, and changes nothing else', async () => {
		const { edition } = await makeProgramme(db, centre);
		const { id, slug } = await makeCall(db, centre, edition.id);
		expect(await changeCall(db.as(centre.officer), { call_id: id, capacity: 100 })).toMatchObject({ ok: true });
		await publishCall(db.as(centre.officer), { call_id: id });
		expect(await changeCall(db.as(centre.officer), { call_id: id, capacity: 90 })).toMatchObject({
			refusal: 'call_published',
			faults: [{ field: 'capacity' }]
		});
		expect(await changeCall(db.as(centre.officer), { call_id: id, closes_at: instantAt('2026-12-10', '16:00') })).toMatchObject({
			refusal: 'deadline_shortened'
		});
		expect(
			await changeCall(db.as(centre.officer), {
				call_id: id,
				capacity: 100,
				closes_at: instantAt('2026-12-18', '16:00'),
				summary: both('Nauja santrauka')
			})
		).toMatchObject({ ok: true });
		expect((await readCall(db.asPublic(), slug))?.call).toMatchObject({
			capacity: 100,
			closes_at: instantAt('2026-12-18', '16:00'),
			summary: both('Nauja santrauka')
		});
		const events = await db.beside.query(`select name from platform.event where subject_id = $1 order by id`, [id]);
		expect(events.rows.map(({ name }) => name)).toEqual(['call.created', 'call.changed', 'call.published', 'call.prolonged']);
		await expect(
			db.beside.query(`update programmes.call set closes_at = opens_at + interval '1 hour' where id = $1`, [id])
		).rejects.toMatchObject({ constraint: 'published_calls_stay' });
		await expect(db.beside.query(`delete from programmes.call where id = $1`, [id])).rejects.toThrow();
	});

	test('is not published when its deadline has passed', async () => {
		const { edition } = await makeProgramme(db, centre);
		const { id } = await makeCall(db, centre, edition.id);
		expect(await publishCall(db.as(centre.officer, new Date('2026-12-11T14:00:00Z')), { call_id: id })).toMatchObject({
			refusal: 'deadline_past'
		});
	});
});

test('what happened to a call is told to its centre, with who did it, and to nobody else', async () => {
	const { edition } = await makeProgramme(db, centre);
	const { id } = await makeCall(db, centre, edition.id);
	await publishCall(db.as(centre.officer), { call_id: id });
	const history = await readCallHistory(db.as(centre.officer), id);
	expect(history.map(({ name, by }) => [name, by])).toEqual([
		['call.published', 'Rūta Žemaitė'],
		['rules.published', 'Rūta Žemaitė'],
		['call.created', 'Rūta Žemaitė']
	]);
	expect(await readCallHistory(db.as(centre.stranger), id)).toEqual([]);
	expect(await readCallHistory(db.asPublic(), 'forged')).toEqual([]);
});
