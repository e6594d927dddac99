import { expect, test } from 'vitest';
import { addOrganisation } from '#people/server';
import type { Handlers } from '#platform/server';
import { postLetters, sendLetters, writeLetters } from '#selection/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { inRole } from '../../../../../tests/support/schools.ts';
import { makeSchool } from '../../../../../tests/support/sent.ts';
import { accessRows, countsIn } from '../../access.ts';
import { readFairAccess } from './read-fair-access.ts';

const db = await testDatabase();
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};
// With two places and priority first, the weakest school has one before the second: it is the only one with priority.
const points: [number, number][][] = [[[4, 4]], [[3, 3]], [[1, 1]]];
const round = await openDeciding(db, { points, scheme: { capacity: 2, reserve: 1, priority: { kind: 'first' } } });
const school = (place: number) => round.applications[place]?.school.id ?? '';
await db.beside.query('update applications.application set priority = school_id = $1', [school(2)]);
const outside = await makeSchool(db, 'Mokykla, kuri neteikė');
const closed = await makeSchool(db, 'Uždaryta mokykla');
await db.beside.query(`update schools.school set closed_on = '2026-12-01' where id = $1`, [closed.id]);
for (const [place, pupils] of [300, 301, 101].entries())
	await db.beside.query(`insert into schools.pupil_count (school_id, as_of, pupils) values ($1, '2025-09-01', $2)`, [
		school(place),
		pupils
	]);
const read = async (now: Date) => value(await readFairAccess(round.officer(now), { call: round.call.slug }));

test('before the letters it tells who could apply and who did, and nothing of the ranking', async () => {
	const { closed: ended, priority, schools } = await read(days.lots);
	expect([ended, priority]).toEqual([true, null]);
	expect(schools.map(({ id }) => id)).not.toContain(closed.id);
	expect(countsIn(schools)).toMatchObject({ could: 4, applied: 3, not_applied: 1, ranked: 0, placed: 0, only_with_priority: 0 });
	expect(schools.find(({ id }) => id === outside.id)).toMatchObject({ pupils: null, applied: false });
	expect(accessRows('size', schools).map(({ band, counts }) => [band, counts.could, counts.applied])).toEqual([
		['up_to_100', 0, 0],
		['up_to_300', 2, 2],
		['up_to_600', 1, 1],
		['over_600', 0, 0],
		['unknown', 1, 0]
	]);
});

test('afterwards it tells whose place hangs on priority, by the code that selects', async () => {
	await decideAll(round);
	await db.work(work, days.decided);
	expect((await read(days.decided)).priority).toBe(null);
	value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 3 }));
	await db.work(work, days.sent);
	const { priority, schools, named } = await read(days.confirmed);
	expect(priority).toEqual({ kind: 'first' });
	expect(countsIn(schools)).toMatchObject({ ranked: 3, placed: 2, only_with_priority: 1, only_without_priority: 1 });
	expect(schools.filter(({ listed, listed_without }) => listed && !listed_without).map(({ id }) => id)).toEqual([school(2)]);
	expect(schools.filter(({ listed, listed_without }) => !listed && listed_without).map(({ id }) => id)).toEqual([school(1)]);
	expect(named).toContain('only_with_priority');
});

test('an officer with an interest names nobody by the ranking; the ministry names nobody at all; others know nothing', async () => {
	const { id: application_id } = round.applications[0] as { id: string };
	await db.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', $3)`,
		[application_id, round.centre.officer, days.lots]
	);
	expect((await read(days.confirmed)).named).toEqual(['could', 'not_applied', 'applied', 'placed']);
	const ministry = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind: 'ministry', name: 'Ministerija' }));
	const owner = db.as(await inRole(db, 'programme_owner', ministry), days.confirmed);
	const seen = value(await readFairAccess(owner, { call: round.call.slug }));
	expect(seen.named).toEqual([]);
	expect(countsIn(seen.schools).only_with_priority).toBe(1);
	for (const context of [round.head(0), db.as(round.reviewers[0] ?? ''), db.asPublic()])
		expect(await readFairAccess(context, { call: round.call.slug })).toMatchObject({ refusal: 'not_found' });
	expect(await readFairAccess(owner, { call: 'nera-tokio' })).toMatchObject({ refusal: 'not_found' });
});
