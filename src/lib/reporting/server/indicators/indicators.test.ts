import { describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { addOrganisation } from '#people/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { activeNetwork, hold, planDay } from '../../../../../tests/support/events.ts';
import { inRole } from '../../../../../tests/support/schools.ts';
import { openProject } from '../../../../../tests/support/projects.ts';
import { preparedSeason, teach } from '../../../../../tests/support/taught.ts';
import { readPrepared, saveTerms } from '#delivery/server';
import { readIndicator, readIndicators, setIndicatorOwner, type IndicatorPage } from '../index.ts';

const db = await testDatabase();
/** An officer reads every record. */
const everything = ({ records, ...page }: IndicatorPage) => ({ ...page, records: records ?? [] });
const one = async (officer: string, edition_id: string, indicator: string, now?: Date) =>
	everything(value(await readIndicator(db.as(officer, now), { edition_id, indicator })));

describe('an edition of trainings', async () => {
	const season = await preparedSeason(db, { schools: 2 });
	const after = new Date('2027-06-01T08:00:00Z');
	const all = async (now = after) => value(await readIndicators(db.as(season.officer, now), { edition_id: season.edition }));

	test('with nothing held has its targets, nothing reached and nothing beside', async () => {
		const { aimed, beside, unknown } = await all();
		expect(aimed).toMatchObject([{ indicator: 'schools_trained', target: 120, actual: 0, share: 0 }]);
		expect([beside, unknown]).toEqual([[], []]);
		expect(await one(season.officer, season.edition, 'schools_trained', after)).toMatchObject({ records: [], counties: [] });
	});

	test('counts a training when its last half-day has a closed register, and its hours from the first', async () => {
		const [delivery = ''] = season.trainings;
		const pair = season.lecturers.slice(0, 2);
		await teach(db, { delivery, lecturers: pair, only: ({ held_on }) => held_on < '2027-03-03' });
		expect((await one(season.officer, season.edition, 'schools_trained', after)).figure.actual).toBe(0);
		// Eight people, two days of eight hours, four quarters each.
		expect(await one(season.officer, season.edition, 'hours_attended', after)).toMatchObject({
			figure: { actual: 512, target: null, standing: 'nothing_set' },
			records: [{ key: delivery, kind: 'training', amount: 512, on: '2027-03-02' }]
		});
		await teach(db, { delivery, lecturers: pair, only: ({ held_on }) => held_on === '2027-03-03' });
		expect(await one(season.officer, season.edition, 'schools_trained', after)).toMatchObject({
			figure: { actual: 1, target: 120 },
			records: [{ key: delivery, name: season.schools[0]?.name, on: '2027-03-03', amount: 1 }],
			counties: [{ county: 'Vilniaus apskritis', amount: 1 }]
		});
		expect((await all()).beside.map(({ indicator, actual }) => [indicator, actual])).toEqual([
			['trainings_held', 1],
			['hours_attended', 768]
		]);
	});

	test('what was not held yet does not count today, though its register stands', async () => {
		expect((await one(season.officer, season.edition, 'schools_trained', new Date('2027-03-03T06:00:00Z'))).figure.actual).toBe(0);
	});

	test('every figure is the sum of its records, by county and over time too', async () => {
		const { aimed, beside } = await all();
		for (const { indicator, actual, months } of [...aimed, ...beside]) {
			const { records, counties } = await one(season.officer, season.edition, indicator, after);
			expect(records.reduce((sum, { amount }) => sum + amount, 0)).toBe(actual);
			expect(counties.reduce((sum, { amount }) => sum + amount, 0)).toBe(actual);
			expect(months.at(-1)?.reached).toBe(actual);
		}
	});

	test('opens in sums, without records or names, to whoever answers for the programme at the ministry', async () => {
		const ministry = await db
			.asSystem()
			.db.transaction()
			.execute((trx) => addOrganisation(trx, { kind: 'ministry', name: 'Ministerija' }));
		const owner = db.as(await inRole(db, 'programme_owner', ministry), after);
		const { aimed, beside } = value(await readIndicators(owner, { edition_id: season.edition }));
		expect({ aimed, beside, unknown: [], edition: expect.anything() }).toEqual(await all());
		const asked = { edition_id: season.edition, indicator: 'hours_attended' };
		const page = value(await readIndicator(owner, asked));
		expect([page.figure.actual, page.records, page.officers]).toEqual([768, null, []]);
		expect(await setIndicatorOwner(owner, { ...asked, person_id: null })).toMatchObject({ refusal: 'not_found' });
	});

	test('opens to officers of its centre and to nobody else', async () => {
		for (const context of [db.as(season.schools[0]!.head), db.as(season.lecturers[0]!), db.asPublic()]) {
			expect(await readIndicators(context, { edition_id: season.edition })).toMatchObject({ refusal: 'not_found' });
			expect(await readIndicator(context, { edition_id: season.edition, indicator: 'hours_attended' })).toMatchObject({
				refusal: 'not_found'
			});
			const set = setIndicatorOwner(context, { edition_id: season.edition, indicator: 'hours_attended', person_id: season.officer });
			expect(await set).toMatchObject({ refusal: 'not_found' });
		}
		expect(await readIndicator(db.as(season.officer), { edition_id: season.edition, indicator: 'laime' })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await readIndicators(db.as(season.officer), { edition_id: newId() })).toMatchObject({ refusal: 'not_found' });
	});

	test('an officer of the centre answers for a figure, one at a time; the one before stays written down', async () => {
		const set = (person_id: string | null) =>
			setIndicatorOwner(db.as(season.officer), { edition_id: season.edition, indicator: 'schools_trained', person_id });
		expect(await set(season.schools[0]!.head)).toMatchObject({ refusal: 'not_of_the_centre' });
		value(await set(season.officer));
		value(await set(season.officer));
		expect((await all(new Date())).aimed[0]?.owner?.person_id).toBe(season.officer);
		value(await set(null));
		expect((await all()).aimed[0]?.owner).toBeNull();
		const { rows } = await db.beside.query(
			'select person_id, ended_at is null as stands from reporting.indicator_owner where edition_id = $1',
			[season.edition]
		);
		expect(rows).toEqual([{ person_id: season.officer, stands: false }]);
	});
});

describe('an edition of networks', () => {
	test('counts networks that work, their schools, and who has reached the threshold on the day they did', async () => {
		const of = await activeNetwork(db);
		const { officer } = of.open.centre;
		const edition = (await db.beside.query('select edition_id from networks.network where id = $1', [of.id])).rows[0].edition_id as string;
		const days = (day: string) => ({ days: [{ day, from: '10.00', to: '14.30', hours: '6' }] });
		// Everybody learns six hours in December, and all but the first two six more in January.
		await hold(db, of, value(await planDay(db, of, days('2026-12-10'))).id);
		await hold(db, of, value(await planDay(db, of, days('2027-01-14'))).id, [0, 1]);
		const people = (
			await db.beside.query('select count(distinct person_id)::int as n from delivery.hours where edition_id = $1 and as_what = $2', [
				edition,
				'participant'
			])
		).rows[0].n as number;
		const prepared = () => one(officer, edition, 'team_members_prepared', new Date('2027-02-01T08:00:00Z'));
		const threshold = async (prepared_quarters: number | null) => {
			const { terms } = value(await readPrepared(db.as(officer), edition));
			value(await saveTerms(db.as(officer), { ...terms, edition_id: edition, prepared_quarters }));
		};

		await threshold(48);
		expect((await prepared()).records.map(({ on }) => on)).toEqual(Array(people - 2).fill('2027-01-14'));
		await threshold(24);
		expect(new Set((await prepared()).records.map(({ on }) => on))).toEqual(new Set(['2026-12-10']));
		expect((await prepared()).figure.actual).toBe(people);
		await threshold(null);
		expect((await prepared()).figure.actual).toBe(0);

		expect((await one(officer, edition, 'networks_active')).records).toMatchObject([{ kind: 'network', amount: 1 }]);
		const last = new Date('2027-02-01T08:00:00Z');
		expect((await one(officer, edition, 'schools_in_networks', last)).figure.actual).toBe(3);
		expect((await one(officer, edition, 'trainings_held', last)).figure.actual).toBe(2);
	});

	test('of what a team taught its school the largest session counts, one that was taken out does not', async () => {
		const stage = await openProject(db);
		const edition = (await db.beside.query('select edition_id from projects.project where id = $1', [stage.project])).rows[0]
			.edition_id as string;
		const taught = (held_on: string, reached: number, removed = false) =>
			db.beside.query(
				`insert into projects.taught (id, project_id, held_on, what, minutes, reached, written_at, written_by, removed_at)
				values ($1, $2, $3, 'Pamoka', 45, $4, '2026-12-01', $5, $6)`,
				[newId(), stage.project, held_on, reached, stage.teacher, removed ? '2026-12-02' : null]
			);
		await taught('2026-11-03', 12);
		await taught('2026-11-10', 20);
		await taught('2026-11-17', 31, true);
		expect(await one(stage.formed.open.centre.officer, edition, 'teachers_reached')).toMatchObject({
			figure: { actual: 20 },
			records: [{ key: stage.project, on: '2026-11-10', amount: 20 }]
		});
	});
});
