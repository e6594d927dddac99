import { describe, expect, test } from 'vitest';
import { evaluateTrainings } from '#planning';
import { instanceOf } from '#planning/server';
import type { TrainingsInstance } from '#planning';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { following, letters, offersOf, publish, publishedSeason, rows, type Season } from '../../../../../tests/support/published.ts';
import {
	answerOffer,
	askRepairAgain,
	chooseRepair,
	offerInvariants,
	placeTraining,
	readDisruption,
	readDisruptions,
	reportDisruption,
	sayAbsence,
	sayException,
	settleDisruption,
	type ReportInput
} from '../index.ts';

const db = await testDatabase();
const training = (season: Season, at = 0) => season.trainings[at] as string;
const person = (season: Season, at: number) => season.lecturers[at] as string;
const head = (season: Season, at = 0) => (season.schools[at] as { head: string }).head;

const ill = (season: Season, at: number, changes: Partial<ReportInput> = {}): ReportInput => ({
	kind: 'lecturer_away',
	person_id: person(season, at),
	training_id: null,
	starts_on: rows[0][0],
	ends_on: rows[0][2],
	why: 'Plaučių uždegimas.',
	...changes
});
const closed = (season: Season, at = 0, changes: Partial<ReportInput> = {}): ReportInput => ({
	kind: 'school_closed',
	person_id: null,
	training_id: training(season, at),
	starts_on: rows[0][1],
	ends_on: '',
	why: 'Avarija.',
	...changes
});

/** Reports, has the repair computed, and answers the disruption as the officer sees it. */
async function disrupted(season: Season, input: ReportInput, now = today) {
	const outcome = await reportDisruption(db.as(season.officer, now), input);
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	await db.work(following, now);
	return read(season, outcome.value.disruptions[0] as string, now);
}
async function read(season: Season, id: string, now = today) {
	const file = await readDisruption(db.as(season.officer, now), id);
	if (!file.ok) throw new Error(file.refusal);
	return file.value;
}
type File = Awaited<ReturnType<typeof read>>;
const choose = (season: Season, { disruption, run }: File, alternative = 0, into: 'publish' | 'draft' = 'publish', now = today) =>
	chooseRepair(db.as(season.officer, now), { disruption_id: disruption.id, run_id: run?.id ?? '', alternative, into });
const inForce = async (season: Season) => {
	const { rows: found } = await db.beside.query(
		`select p.training_id, p.days, p.lecturers from scheduling.placement p where p.timetable_id =
			(select id from scheduling.timetable where edition_id = $1 and published_at is not null order by number desc limit 1)`,
		[season.edition]
	);
	return new Map(found.map((row) => [row.training_id, row as { days: string[]; lecturers: string[] }]));
};
const openIn = async (season: Season) => {
	const desk = await readDisruptions(db.as(season.officer), season.edition);
	if (!desk.ok) throw new Error(desk.refusal);
	return desk.value.open;
};

describe('a lecturer falls ill', () => {
	test('three repairs, the fewest people first; chosen, it is published, and only who must hears of it', async () => {
		const season = await publishedSeason(db);
		const file = await disrupted(season, ill(season, 0));
		expect(file.disruption.touched).toHaveLength(1);
		expect(file.repairs).toHaveLength(3);
		const people = file.repairs.map((repair) => repair.people);
		expect(people).toEqual([...people].sort((a, b) => a - b));
		// Two of the lecturers change places on the same days: one comes, one goes.
		expect(file.repairs[0]).toMatchObject({
			kind: 'substitute',
			people: 2,
			days: 0,
			changes: [{ moves: false, leaving: ['Lektorius 1'] }]
		});

		expect(await choose(season, file)).toMatchObject({ ok: true });
		await db.work(following);
		const placed = (await inForce(season)).get(training(season));
		expect(placed?.days).toEqual(rows[0]);
		expect(placed?.lecturers).toContain(person(season, 1));
		expect(placed?.lecturers).not.toContain(person(season, 0));
		const { rows: booked } = await db.beside.query('select distinct person_id from scheduling.booking where training_id = $1', [
			training(season)
		]);
		expect(booked.map(({ person_id }) => person_id).sort()).toEqual([...(placed?.lecturers ?? [])].sort());
		expect(await openIn(season)).toEqual([]);
		expect(await choose(season, file)).toMatchObject({ refusal: 'already_settled' });
	});

	test('why stays with the centre: no school, no lecturer, no letter and no event is told of it', async () => {
		const season = await publishedSeason(db);
		const file = await disrupted(season, ill(season, 0));
		expect(file.disruption.why).toBe('Plaučių uždegimas.');
		await choose(season, file);
		await db.work(following);
		const { rows: said } = await db.beside.query(
			`select body || html || subject || attachments::text as said from platform.mail union all select particulars::text from platform.event
			union all select reason from scheduling.offer union all select note from scheduling.timetable`
		);
		expect(said.filter((row) => String(row.said).includes('uždegimas'))).toEqual([]);
		expect(said.some((row) => String(row.said).includes('Lektorius'))).toBe(true);
		for (const who of [head(season), person(season, 1), person(season, 0)]) {
			expect(await readDisruption(db.as(who), file.disruption.id)).toMatchObject({ refusal: 'not_found' });
			expect(await readDisruptions(db.as(who), season.edition)).toMatchObject({ refusal: 'not_found' });
			expect(await choose({ ...season, officer: who }, file)).toMatchObject({ refusal: 'not_found' });
		}
		expect((await letters(db, 'disruption-reported')).every(({ body }) => !body.includes('uždegimas'))).toBe(true);
	});

	test('said on the own page as an absence, it is the same, once', async () => {
		const season = await publishedSeason(db);
		const said = { person_id: person(season, 0), starts_on: rows[0][0], ends_on: rows[0][0], why: 'Gripas.' };
		expect(await sayAbsence(db.as(person(season, 0)), said)).toMatchObject({ value: { booked: 1 } });
		await db.work(following);
		expect((await openIn(season)).map(({ kind, why, reporter }) => `${kind} ${why} ${reporter}`)).toEqual([
			'lecturer_away Gripas. Lektorius 1'
		]);
		expect((await letters(db, 'disruption-reported')).length).toBeGreaterThan(0);
	});

	test('said twice while it waits – by two clicks, or as an absence too – it is one disruption and one absence', async () => {
		const season = await publishedSeason(db);
		const both = await Promise.all([1, 2].map(() => reportDisruption(db.as(person(season, 0)), ill(season, 0))));
		expect(both[0]).toMatchObject({ ok: true });
		expect(both[1]).toEqual(both[0]);
		const { rows: kept } = await db.beside.query('select starts_on from scheduling.absence where person_id = $1', [person(season, 0)]);
		expect(kept).toHaveLength(1);
		const said = { person_id: person(season, 0), starts_on: rows[0][0], ends_on: rows[0][2], why: '' };
		expect(await sayAbsence(db.as(person(season, 0)), said)).toMatchObject({ ok: true });
		await db.work(following);
		expect(await openIn(season)).toHaveLength(1);
	});

	test('is not said without end: the twenty-first time on a day leads to the telephone', async () => {
		const season = await publishedSeason(db);
		for (const [what, who] of [
			['disruption.report', person(season, 0)],
			['absence.say', person(season, 0)],
			['exception.say', season.schools[0]?.id]
		])
			await db.beside.query(`insert into platform.attempt (what, who, began_at, times) values ($1, $2, '2026-11-27T00:00:00Z', 30)`, [
				what,
				who
			]);
		const tooOften = { faults: [{ field: 'starts_on', key: 'timetable_fault_too_often' }] };
		expect(await reportDisruption(db.as(person(season, 0)), ill(season, 0))).toMatchObject(tooOften);
		const span = { starts_on: rows[0][0], ends_on: '', why: '' };
		expect(await sayAbsence(db.as(person(season, 0)), { person_id: person(season, 0), ...span })).toMatchObject(tooOften);
		expect(await sayException(db.as(head(season)), { training_id: training(season), ...span })).toMatchObject(tooOften);
		expect(await openIn(season)).toEqual([]);
		expect(await reportDisruption(db.as(season.officer), ill(season, 0))).toMatchObject({ ok: true });
	});

	test('on days on which nothing is published it is no disruption', async () => {
		const season = await publishedSeason(db);
		expect(await reportDisruption(db.as(season.officer), ill(season, 0, { starts_on: '2027-05-03', ends_on: '' }))).toMatchObject({
			refusal: 'nothing_touched'
		});
		expect(await reportDisruption(db.as(season.officer), ill(season, 2))).toMatchObject({ refusal: 'nothing_touched' });
		expect(await openIn(season)).toEqual([]);
	});

	test('two at once: each is repaired by itself, and neither waits for the other', async () => {
		const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
		const one = await disrupted(season, ill(season, 0));
		const two = await disrupted(season, closed(season, 1, { starts_on: rows[1][0] }));
		expect(two.disruption.touched).toHaveLength(1);
		expect(await choose(season, two)).toMatchObject({ ok: true });
		await db.work(following);
		// The timetable is another one now: the first is computed anew, and then it can be chosen.
		expect(await choose(season, one)).toMatchObject({ refusal: 'timetable_changed' });
		await db.work(following);
		expect(await choose(season, await read(season, one.disruption.id))).toMatchObject({ ok: true });
		await db.work(following);
		expect(await openIn(season)).toEqual([]);
	});
});

describe('who may say that something cannot be', () => {
	test('a lecturer of themselves, a school of itself, officers of their centre; nobody else', async () => {
		const season = await publishedSeason(db, { schools: 2 });
		const stranger = season.open.centre.stranger;
		for (const [who, input] of [
			[person(season, 1), ill(season, 0)],
			[head(season), ill(season, 0)],
			[stranger, ill(season, 0)],
			[person(season, 0), closed(season)],
			[head(season, 1), closed(season)],
			[stranger, closed(season)],
			[season.officer, closed(season, 0, { training_id: 'x' })],
			[season.officer, ill(season, 0, { person_id: null })]
		] as const)
			expect(await reportDisruption(db.as(who), input)).toMatchObject({ refusal: 'not_found' });
		expect(await openIn(season)).toEqual([]);
		expect(await reportDisruption(db.as(person(season, 0)), ill(season, 0))).toMatchObject({ ok: true });
		expect(await reportDisruption(db.as(head(season, 1)), closed(season, 1, { starts_on: rows[1][1] }))).toMatchObject({ ok: true });
	});

	test('what is unreadable is said by its field', async () => {
		const season = await publishedSeason(db);
		const report = (changes: Partial<ReportInput>) => reportDisruption(db.as(season.officer), ill(season, 0, changes));
		expect(await report({ starts_on: '2027-02-30' })).toMatchObject({ refusal: 'disruption_unreadable', faults: [{ field: 'starts_on' }] });
		expect(await report({ ends_on: '2027-02-01' })).toMatchObject({ faults: [{ field: 'ends_on' }] });
		expect(await report({ why: 'x'.repeat(301) })).toMatchObject({ faults: [{ field: 'why' }] });
	});
});

test('a school that is closed: its training moves, the exception is kept for every later planning', async () => {
	const season = await publishedSeason(db);
	const file = await disrupted(season, closed(season));
	expect(file.repairs[0]?.changes).toMatchObject([{ training_id: training(season), moves: true, coming: [], leaving: [] }]);
	expect(await choose(season, file)).toMatchObject({ ok: true });
	expect((await inForce(season)).get(training(season))?.days).not.toContain(rows[0][1]);
	expect((await offersOf(db, training(season))).length).toBe(3);
	await db.work(following);
	const { rows: kept } = await db.beside.query('select starts_on, ends_on from scheduling.exception where training_id = $1', [
		training(season)
	]);
	expect(kept).toEqual([{ starts_on: rows[0][1], ends_on: rows[0][1] }]);
	expect((await offersOf(db, training(season))).length).toBe(6);
});

test('a school says itself, on its own page, that it is closed', async () => {
	const season = await publishedSeason(db);
	await sayException(db.as(head(season)), { training_id: training(season), starts_on: rows[0][0], ends_on: '', why: 'Sniegas.' });
	await db.work(following);
	expect((await openIn(season)).map(({ kind }) => kind)).toEqual(['school_closed']);
});

test('a lecturer leaves one training: the others of theirs stand, and nobody asks them for this one again', async () => {
	const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
	const file = await disrupted(
		season,
		ill(season, 0, { kind: 'lecturer_withdrawn', training_id: training(season, 1), starts_on: '2026-11-28' })
	);
	expect(file.disruption.touched).toHaveLength(1);
	for (const { changes } of file.repairs) {
		const own = changes.find(({ training_id }) => training_id === training(season, 1));
		expect(own?.after.lecturers).not.toContain('Lektorius 1');
	}
	expect(await choose(season, file)).toMatchObject({ ok: true });
	expect((await inForce(season)).get(training(season, 0))?.lecturers).toContain(person(season, 0));
	expect((await inForce(season)).get(training(season, 1))?.lecturers).not.toContain(person(season, 0));
});

test('a declined offer: the repair asks nobody again for days that they have said no to', async () => {
	const season = await publishedSeason(db);
	const offer = (await offersOf(db, training(season))).find(({ person_id }) => person_id === person(season, 0));
	await answerOffer(db.as(person(season, 0)), { offer_id: offer?.id ?? '', answer: 'declined', reason: 'Netinka.' });
	await db.work(following);
	const [open] = await openIn(season);
	const file = await read(season, open?.id ?? '');
	expect(file.repairs.length).toBeGreaterThan(0);
	for (const { changes } of file.repairs)
		for (const { after } of changes)
			expect(after.lecturers.includes('Lektorius 1') && rows[0].some((day) => after.days.includes(day))).toBe(false);
	expect(await choose(season, file)).toMatchObject({ ok: true });
	await db.work(following);
	expect((await offersOf(db, training(season))).filter(({ answer }) => answer === null).length).toBeGreaterThan(0);
});

test('days that have been held never move, and who held them holds the rest', async () => {
	const season = await publishedSeason(db);
	const now = new Date('2027-03-01T12:00:00Z');
	const file = await disrupted(season, closed(season, 0, { starts_on: rows[0][1], ends_on: rows[0][2] }), now);
	for (const { changes } of file.repairs)
		for (const { after, before } of changes) {
			expect(after.days).toContain(rows[0][0]);
			expect(after.lecturers).toEqual(before.lecturers);
			expect(after.days.filter((day) => day === rows[0][1] || day === rows[0][2])).toEqual([]);
		}
	expect(await choose(season, file, 0, 'publish', now)).toMatchObject({ ok: true });
	expect((await inForce(season)).get(training(season))?.days[0]).toBe(rows[0][0]);
});

test('no repair breaks a rule of the engine', async () => {
	const season = await publishedSeason(db, { schools: 3, lecturers: 4 });
	const file = await disrupted(season, ill(season, 0, { starts_on: rows[0][0], ends_on: rows[1][2] }));
	const { rows: runs } = await db.beside.query('select result from planning.run where id = $1', [file.run?.id]);
	const instance = (await db
		.asSystem()
		.db.transaction()
		.execute((trx) => instanceOf(trx, file.run?.id ?? ''))) as TrainingsInstance;
	expect(runs[0].result.plan.repairs.length).toBe(3);
	for (const { placements } of runs[0].result.plan.repairs) expect(evaluateTrainings(instance, placements).broken).toEqual([]);
});

describe('choosing', () => {
	test('while the repairs are looked for, or by what an older page showed, is refused', async () => {
		const season = await publishedSeason(db);
		const outcome = await reportDisruption(db.as(season.officer), ill(season, 0));
		const id = outcome.ok ? (outcome.value.disruptions[0] as string) : '';
		expect(await choose(season, await read(season, id))).toMatchObject({ refusal: 'still_planning' });
		await db.work(following);
		const file = await read(season, id);
		expect(await askRepairAgain(db.as(season.officer), { disruption_id: id })).toMatchObject({ ok: true });
		expect(await askRepairAgain(db.as(season.officer), { disruption_id: id })).toMatchObject({ refusal: 'nothing_to_repair' });
		expect(await choose(season, file)).toMatchObject({ refusal: 'changed_meanwhile' });
		await db.work(following);
		const anew = await read(season, id);
		expect(await choose(season, anew, 7)).toMatchObject({ refusal: 'no_repair' });
		expect(await choose(season, anew, -1)).toMatchObject({ refusal: 'no_repair' });
		expect(await choose(season, anew)).toMatchObject({ ok: true });
	});

	test('after somebody has published, is refused and computed anew for what is published now', async () => {
		const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
		const file = await disrupted(season, ill(season, 0, { starts_on: rows[0][0], ends_on: rows[0][2] }));
		await publish(db, season, [{ at: 0, lecturers: [person(season, 2), person(season, 3)] }]);
		expect((await read(season, file.disruption.id)).stale).toBe(true);
		expect(await choose(season, file)).toMatchObject({ refusal: 'timetable_changed' });
		expect((await inForce(season)).get(training(season))?.lecturers).toEqual([person(season, 2), person(season, 3)]);
		// Nothing published is touched any more: it is closed by hand.
		expect((await read(season, file.disruption.id)).disruption.touched).toEqual([]);
		expect(await settleDisruption(db.as(season.officer), { disruption_id: file.disruption.id })).toMatchObject({ ok: true });
		expect(await settleDisruption(db.as(season.officer), { disruption_id: file.disruption.id })).toMatchObject({
			refusal: 'already_settled'
		});
	});

	test('while an officer writes a draft, it goes into the draft or waits; the draft is not lost', async () => {
		const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
		const moved = ['2027-05-03', '2027-05-04', '2027-05-05'];
		const placed = await placeTraining(db.as(season.officer), {
			edition_id: season.edition,
			training_id: training(season, 1),
			days: moved,
			lecturers: season.lecturers.slice(0, 2),
			days_pinned: false,
			lecturers_pinned: false,
			seen: [rows[1].join(), [...season.lecturers.slice(0, 2)].sort().join(), '', ''].join(';')
		});
		expect(placed).toMatchObject({ ok: true });
		const file = await disrupted(season, ill(season, 0, { starts_on: rows[0][0], ends_on: rows[0][2] }));
		expect(file.draft_stands).toBe(true);
		expect(await choose(season, file)).toMatchObject({ refusal: 'draft_stands' });
		expect(await choose(season, file, 0, 'draft')).toMatchObject({ ok: true });
		const { rows: draft } = await db.beside.query(
			`select p.training_id, p.days, p.lecturers from scheduling.placement p join scheduling.timetable t on t.id = p.timetable_id
			where t.edition_id = $1 and t.published_at is null`,
			[season.edition]
		);
		expect(draft.find(({ training_id }) => training_id === training(season, 1)).days).toEqual(moved);
		expect(draft.find(({ training_id }) => training_id === training(season)).lecturers).not.toContain(person(season, 0));
		expect((await inForce(season)).get(training(season))?.lecturers).toContain(person(season, 0));
	});

	test('while another officer writes in the draft at the same moment: both changes are in it, and both are counted', async () => {
		const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
		const moved = ['2027-05-03', '2027-05-04', '2027-05-05'];
		const file = await disrupted(season, ill(season, 0));
		const writing = placeTraining(db.as(season.officer), {
			edition_id: season.edition,
			training_id: training(season, 1),
			days: moved,
			lecturers: season.lecturers.slice(0, 2),
			days_pinned: false,
			lecturers_pinned: false,
			seen: [rows[1].join(), [...season.lecturers.slice(0, 2)].sort().join(), '', ''].join(';')
		});
		for (const outcome of await Promise.all([choose(season, file, 0, 'draft'), writing])) expect(outcome).toMatchObject({ ok: true });
		const { rows: drafts } = await db.beside.query(
			`select t.revision, p.training_id, p.days, p.lecturers from scheduling.timetable t join scheduling.placement p on p.timetable_id = t.id
			where t.edition_id = $1 and t.published_at is null`,
			[season.edition]
		);
		expect(drafts.map(({ revision }) => revision)).toEqual([2, 2]);
		expect(drafts.find(({ training_id }) => training_id === training(season, 1)).days).toEqual(moved);
		expect(drafts.find(({ training_id }) => training_id === training(season)).lecturers).not.toContain(person(season, 0));
	});

	test('two officers at the same moment: one of them', async () => {
		const season = await publishedSeason(db);
		const file = await disrupted(season, ill(season, 0));
		const both = await Promise.all([choose(season, file, 0), choose(season, file, 1)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'already_settled' });
	});
});

test('no repair exists: said with names, and nothing is taken out in silence', async () => {
	const season = await publishedSeason(db, { lecturers: 2 });
	const file = await disrupted(season, ill(season, 0, { kind: 'lecturer_withdrawn', starts_on: '2026-11-28', ends_on: '' }));
	expect(file.repairs).toEqual([]);
	expect(file.run?.state).toBe('impossible');
	expect(Object.values(file.run?.names ?? {}).join()).toContain('Mokykla 1');
	expect((await inForce(season)).get(training(season))?.days).toEqual(rows[0]);
	expect(await choose(season, file)).toMatchObject({ refusal: 'no_repair' });
});

test('what always holds held through all of this, and would be noticed otherwise', async () => {
	const broken = () =>
		db
			.asSystem()
			.db.transaction()
			.execute(async (trx) => (await Promise.all(offerInvariants.map((one) => one.broken(trx)))).map((records) => records.length));
	expect(await broken()).toEqual([0, 0, 0, 0]);
	const season = await publishedSeason(db);
	const day = '2027-05-03';
	await ask(
		db.url,
		`update scheduling.offer set days = array['${day}'::date] where training_id = '${training(season)}' and party = 'school';
		update scheduling.calendar_entry set held_on = '${day}' where training_id = '${training(season)}' and ordinal < 3;
		update scheduling.training set cancelled_at = '2026-12-01', cancelled_why = 'Neįvyks.' where id = '${training(season)}'`
	);
	expect(await broken()).toEqual([1, 0, 1, 1]);
});
