import { describe, expect, test } from 'vitest';
import type { Trx } from '#platform/server';
import { newId } from '#platform';
import { addParticipants, participantsOf } from '#delivery/server';
import { before, lastDay, preparedTraining, surveyed } from '../../../../tests/support/evaluation.ts';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { letters } from '../../../../tests/support/published.ts';
import { coverBallot } from '../ballot.ts';
import {
	answerSurvey,
	closeSurvey,
	closeSurveys,
	decline,
	handInSheet,
	handOutSlips,
	openSurvey,
	openSurveys,
	readResults,
	readSlips,
	remindRespondents,
	standingOf,
	surveyOf,
	takeBallot,
	takeCode
} from './index.ts';

const db = await testDatabase();
const read = <Value>(query: (trx: Trx) => Promise<Value>): Promise<Value> => db.asSystem().db.transaction().execute(query);
const fully = { expectations: ['fully'] };
type Surveyed = Awaited<ReturnType<typeof surveyed>>;

const standings = async ({ delivery, people }: Surveyed) => {
	const of = await read((trx) => standingOf(trx, delivery));
	return people.map((person) => of.get(person));
};
const answer = ({ survey, now, people }: Surveyed, at: number, given: Record<string, string[]> = fully, way: 'ballot' | 'code' = 'code') =>
	answerSurvey(db.as(people[at] as string, now), { survey_id: survey, given, way });
const covered = async ({ delivery, survey }: Surveyed) => {
	const found = await read((trx) => surveyOf(trx, delivery, 'evaluation'));
	return coverBallot(found?.public_key ?? '', survey);
};
const results = (one: Surveyed, person: string, kind: 'climate' | 'evaluation' = 'evaluation') =>
	readResults(db.as(person, one.now), { delivery_id: one.delivery, kind });
const sheets = async (one: Surveyed) => {
	const seen = await results(one, one.season.officer);
	return seen.ok ? seen.value.results?.counts.sheets : undefined;
};

describe('a survey opens', () => {
	test('by itself when it is due: the climate before the first day, the evaluation on the last; once, with a letter each', async () => {
		const { delivery } = await preparedTraining(db);
		const kinds = async () => Promise.all((['climate', 'evaluation'] as const).map((kind) => read((trx) => surveyOf(trx, delivery, kind))));
		await openSurveys(db.asSystem(new Date('2027-02-19T04:00:00Z')), {});
		expect((await kinds()).map(Boolean)).toEqual([false, false]);
		await openSurveys(db.asSystem(before), {});
		await openSurveys(db.asSystem(before), {});
		expect((await kinds()).map((one) => one?.closes_on)).toEqual(['2027-02-27', undefined]);
		await openSurveys(db.asSystem(lastDay), {});
		expect((await kinds()).map((one) => one?.closes_on)).toEqual(['2027-02-27', '2027-03-17']);
		const sent = (await letters(db, 'survey-opened')).filter(({ body }) => body.includes(delivery));
		expect(new Set(sent.map(({ to_address, subject }) => `${to_address} ${subject}`)).size).toBe(sent.length);
	});

	test('earlier only by an officer of its centre, and the climate not once its time is over', async () => {
		const { season, delivery, people } = await preparedTraining(db);
		const open = (who: string, now: Date, kind: 'climate' | 'evaluation') => openSurvey(db.as(who, now), { delivery_id: delivery, kind });
		expect(await open(people[0] as string, lastDay, 'evaluation')).toMatchObject({ refusal: 'not_found' });
		expect(await open(season.lecturers[0] as string, lastDay, 'evaluation')).toMatchObject({ refusal: 'not_found' });
		expect(await open(season.officer, lastDay, 'climate')).toMatchObject({ refusal: 'too_late' });
		const [one, other] = [await open(season.officer, before, 'evaluation'), await open(season.officer, before, 'evaluation')];
		expect(one).toEqual(other);
		expect(one.ok).toBe(true);
	});
});

describe('a ballot', () => {
	test('is signed blindly for somebody who is asked, once, and comes back as a sheet from anybody', async () => {
		const one = await surveyed(db);
		const asker = db.as(one.people[0] as string, one.now);
		const { blinded, unblind } = await covered(one);
		const signed = await takeBallot(asker, { survey_id: one.survey, blinded });
		if (!signed.ok) throw new Error(signed.refusal);
		expect(await takeBallot(asker, { survey_id: one.survey, blinded })).toMatchObject({ refusal: 'already_taken' });
		expect(await takeCode(asker, { survey_id: one.survey })).toMatchObject({ refusal: 'already_taken' });
		expect((await standings(one)).slice(0, 2)).toEqual(['taken', 'asked']);
		const ballot = await unblind(signed.value);
		const hand = (given: Record<string, string[]>, brought: typeof ballot = ballot) =>
			handInSheet(db.asPublic(one.now), { survey_id: one.survey, ballot: brought, given });
		expect(await hand({})).toMatchObject({ refusal: 'answers_wrong', faults: [{ key: 'fault_evaluation_empty' }] });
		expect(await hand(fully)).toMatchObject({ ok: true });
		expect(await hand(fully)).toMatchObject({ refusal: 'ballot_spent' });
		expect(await sheets(one)).toBe(1);
	});

	test('that nobody signed, of another survey, or with a changed sign is unknown', async () => {
		const [one, other] = [await surveyed(db), await surveyed(db)];
		const { blinded, unblind } = await covered(one);
		const signed = await takeBallot(db.as(one.people[0] as string, one.now), { survey_id: one.survey, blinded });
		const ballot = await unblind(signed.ok ? signed.value : '');
		const hand = (survey_id: string, brought: { message: string; signature: string }) =>
			handInSheet(db.asPublic(one.now), { survey_id, ballot: brought, given: fully });
		const changed = Buffer.from(ballot.message, 'base64');
		changed[0] = (changed[0] ?? 0) ^ 1;
		for (const [survey, brought] of [
			[other.survey, ballot],
			[one.survey, { ...ballot, message: changed.toString('base64') }],
			[one.survey, { ...ballot, signature: Buffer.alloc(256, 1).toString('base64') }],
			[one.survey, { message: '', signature: '' }]
		] as const)
			expect(await hand(survey, brought)).toMatchObject({ refusal: 'ballot_unknown' });
		expect(await hand(newId(), ballot)).toMatchObject({ refusal: 'not_found' });
		// Whoever brings none waits for nobody, and lets nobody wait.
		await read(async (trx) => {
			await trx.selectFrom('evaluation.survey').select('id').where('id', '=', one.survey).forUpdate().execute();
			expect(await hand(one.survey, { message: '', signature: '' })).toMatchObject({ refusal: 'ballot_unknown' });
		});
	});

	test('what is no number of the right size is not signed, and nothing is taken', async () => {
		const one = await surveyed(db);
		const take = (blinded: string) => takeBallot(db.as(one.people[0] as string, one.now), { survey_id: one.survey, blinded });
		for (const blinded of ['', 'x', Buffer.alloc(255, 1).toString('base64'), Buffer.alloc(256, 255).toString('base64')])
			expect(await take(blinded)).toMatchObject({ refusal: 'ballot_wrong' });
		expect((await standings(one))[0]).toBe('asked');
	});

	test('is for nobody who is not asked', async () => {
		const one = await surveyed(db);
		for (const who of [one.season.officer, one.season.lecturers[0] as string, one.season.schools[0]?.head as string])
			expect(await takeCode(db.as(who, one.now), { survey_id: one.survey })).toMatchObject({ refusal: 'not_found' });
		expect(await takeCode(db.asPublic(one.now), { survey_id: one.survey })).toMatchObject({ refusal: 'not_found' });
		expect(await takeCode(db.asSystem(one.now), { survey_id: one.survey })).toMatchObject({ refusal: 'not_found' });
	});

	test('two requests of one person at once give one ballot', async () => {
		const one = await surveyed(db);
		const takes = await Promise.all([1, 2, 3, 4].map(() => takeCode(db.as(one.people[0] as string, one.now), { survey_id: one.survey })));
		expect(takes.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

describe('a code', () => {
	test('is typed as people type, serves once, and one wrong sign is unknown', async () => {
		const one = await surveyed(db);
		const taken = await takeCode(db.as(one.people[0] as string, one.now), { survey_id: one.survey });
		const code = taken.ok ? taken.value : '';
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
		const hand = (typed: string) => handInSheet(db.asPublic(one.now), { survey_id: one.survey, ballot: { code: typed }, given: fully });
		for (let at = 0; at < code.length; at++)
			if (code[at] !== '-')
				expect(await hand(code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1))).toMatchObject({
					refusal: 'ballot_unknown'
				});
		const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
		expect(await hand(`  ${typed} `)).toMatchObject({ ok: true });
		expect(await hand(code)).toMatchObject({ refusal: 'ballot_spent' });
	});
});

describe('somebody who would rather not', () => {
	test('declines, may change their mind, and cannot decline after taking a ballot', async () => {
		const one = await surveyed(db);
		const who = db.as(one.people[0] as string, one.now);
		expect(await decline(who, { survey_id: one.survey })).toMatchObject({ ok: true });
		expect(await decline(who, { survey_id: one.survey })).toMatchObject({ ok: true });
		expect((await standings(one))[0]).toBe('declined');
		expect(await answer(one, 0)).toMatchObject({ ok: true });
		expect(await decline(who, { survey_id: one.survey })).toMatchObject({ refusal: 'already_taken' });
		expect((await standings(one))[0]).toBe('taken');
	});

	test('can decline when the survey has closed, for a certificate waits for it; answering is over', async () => {
		const one = await surveyed(db);
		await closeSurvey(db.as(one.season.officer, one.now), { survey_id: one.survey });
		expect(await answer(one, 0)).toMatchObject({ refusal: 'closed' });
		expect(await decline(db.as(one.people[0] as string, one.now), { survey_id: one.survey })).toMatchObject({ ok: true });
	});
});

test('slips are for at least two who have no address, from who leads, and each counts once', async () => {
	const one = await surveyed(db);
	const [lecturer, officer, head] = [one.season.lecturers[0] as string, one.season.officer, one.season.schools[0]?.head as string];
	const three = one.people.slice(0, 3);
	await db.beside.query('update people.person set email = null where id = any($1)', [three]);
	await db.beside.query(`update people.person set email = id || '@mokykla.example' where id = any($1) and email is null`, [
		one.people.slice(3)
	]);
	const give = (who: string, people: string[]) => handOutSlips(db.as(who, one.now), { survey_id: one.survey, people });
	const listed = await readSlips(db.as(lecturer, one.now), { delivery_id: one.delivery, kind: 'evaluation' });
	expect(listed.ok && listed.value.people.map(({ person_id }) => person_id).sort()).toEqual([...three].sort());
	for (const who of [head, one.people[4] as string]) expect(await give(who, three)).toMatchObject({ refusal: 'not_found' });
	expect(await give(lecturer, [three[0] as string, one.people[4] as string])).toMatchObject({ refusal: 'too_few_slips' });
	const slips = await give(lecturer, one.people);
	const codes = slips.ok ? slips.value : [];
	expect(new Set(codes).size).toBe(3);
	expect(await standings(one)).toEqual(one.people.map((_, at) => (at < 3 ? 'taken' : 'asked')));
	expect(await give(officer, three)).toMatchObject({ refusal: 'too_few_slips' });
	for (const code of codes)
		for (const outcome of [{ ok: true }, { refusal: 'ballot_spent' }])
			expect(await handInSheet(db.asPublic(one.now), { survey_id: one.survey, ballot: { code }, given: fully })).toMatchObject(outcome);
});

describe('a survey closes', () => {
	test('its key is gone, no ballot and no sheet goes in, and what was in the box can be read', async () => {
		const one = await surveyed(db);
		const { blinded, unblind } = await covered(one);
		const signed = await takeBallot(db.as(one.people[7] as string, one.now), { survey_id: one.survey, blinded });
		for (let at = 0; at < 5; at++) await answer(one, at, fully, at === 0 ? 'ballot' : 'code');
		expect(await closeSurvey(db.as(one.season.lecturers[0] as string, one.now), { survey_id: one.survey })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await closeSurvey(db.as(one.season.officer, one.now), { survey_id: one.survey })).toMatchObject({ ok: true });
		expect(await closeSurvey(db.as(one.season.officer, one.now), { survey_id: one.survey })).toMatchObject({ refusal: 'already_closed' });
		const late = await handInSheet(db.asPublic(one.now), {
			survey_id: one.survey,
			ballot: await unblind(signed.ok ? signed.value : ''),
			given: fully
		});
		expect(late).toMatchObject({ refusal: 'closed' });
		expect(await read((trx) => surveyOf(trx, one.delivery, 'evaluation'))).toMatchObject({ private_key: null });
		expect(await sheets(one)).toBe(5);
	});

	test('by itself the day after its last, or in the night after the last sheet came in', async () => {
		const one = await surveyed(db);
		const closed = async () => (await read((trx) => surveyOf(trx, one.delivery, 'evaluation')))?.closed_at !== null;
		for (let at = 0; at < 7; at++) await answer(one, at);
		await closeSurveys(db.asSystem(lastDay), {});
		expect(await closed()).toBe(false);
		await decline(db.as(one.people[7] as string, one.now), { survey_id: one.survey });
		await closeSurveys(db.asSystem(lastDay), {});
		expect(await closed()).toBe(true);
		const silent = await surveyed(db);
		await closeSurveys(db.asSystem(new Date('2027-03-17T20:00:00Z')), {});
		expect((await read((trx) => surveyOf(trx, silent.delivery, 'evaluation')))?.closed_at).toBeNull();
		await closeSurveys(db.asSystem(new Date('2027-03-17T22:30:00Z')), {});
		expect((await read((trx) => surveyOf(trx, silent.delivery, 'evaluation')))?.closed_at).not.toBeNull();
	});
});

test('an open survey follows its delivery: days that move, people who come, and a cancellation', async () => {
	const one = await surveyed(db, 'climate');
	const found = () => read((trx) => surveyOf(trx, one.delivery, 'climate'));
	expect((await found())?.closes_on).toBe('2027-02-27');
	await ask(
		db.url,
		`update delivery.session set held_on = held_on + 14, begins_at = begins_at + interval '14 days', ends_at = ends_at + interval '14 days' where delivery_id = $1`,
		[one.delivery]
	);
	const [{ school_id } = { school_id: '' }] = await read((trx) => participantsOf(trx, one.delivery));
	const newcomer = { person_id: null, name: 'Naujas Žmogus', post: 'mokytojas', school_id, starts_on: '2027-03-15' };
	await read((trx) => addParticipants(trx, db.asSystem(before), one.delivery, [newcomer]));
	await openSurveys(db.asSystem(before), {});
	expect((await found())?.closes_on).toBe('2027-03-13');
	const seen = await results(one, one.season.officer, 'climate');
	expect(seen.ok && seen.value.results?.counts.asked).toBe(9);
	await db.beside.query(`update delivery.delivery set cancelled_at = $2, cancelled_why = 'Neįvyks' where id = $1`, [one.delivery, before]);
	await closeSurveys(db.asSystem(before), {});
	expect((await found())?.closed_at).not.toBeNull();
});

test('only who is still asked is reminded, once, some days before the end', async () => {
	const one = await surveyed(db);
	await answer(one, 0);
	await decline(db.as(one.people[1] as string, one.now), { survey_id: one.survey });
	const reminded = async () => (await letters(db, 'survey-reminded')).filter(({ body }) => body.includes(one.delivery)).length;
	await remindRespondents(db.asSystem(new Date('2027-03-11T06:00:00Z')), {});
	expect(await reminded()).toBe(0);
	await remindRespondents(db.asSystem(new Date('2027-03-12T06:00:00Z')), {});
	await remindRespondents(db.asSystem(new Date('2027-03-13T06:00:00Z')), {});
	const { rows } = await db.beside.query('select count(*)::int as count from people.person where id = any($1) and email is not null', [
		one.people.slice(2)
	]);
	expect(await reminded()).toBe(rows[0].count);
});

describe('results', () => {
	test('four sheets tell only their number; five are shown, but to nobody while sheets still come in', async () => {
		const [four, five] = [await surveyed(db), await surveyed(db)];
		for (let at = 0; at < 4; at++) await answer(four, at);
		for (let at = 0; at < 5; at++) await answer(five, at);
		const sums = async (one: Surveyed) => {
			const seen = await results(one, one.season.officer);
			return seen.ok ? (seen.value.results?.sums?.[0]?.counts[0]?.count ?? null) : undefined;
		};
		expect([await sums(four), await sums(five)]).toEqual([null, null]);
		for (const one of [four, five]) await closeSurvey(db.as(one.season.officer, one.now), { survey_id: one.survey });
		expect([await sums(four), await sums(five)]).toEqual([null, 5]);
	});

	test('words are for those who lead and for officers; the school sees sums, nobody else anything', async () => {
		const one = await surveyed(db);
		for (let at = 0; at < 5; at++) await answer(one, at, { ...fully, missing: [`Pritrūko ${at}`] });
		await closeSurvey(db.as(one.season.officer, one.now), { survey_id: one.survey });
		const texts = async (who: string) => {
			const seen = await results(one, who);
			return seen.ok ? seen.value.results?.sums?.flatMap((sum) => sum.texts) : seen.refusal;
		};
		expect(await texts(one.season.officer)).toHaveLength(5);
		const looked = await ask(db.url, `select person_id from platform.look where what = 'evaluation.evaluation' and subject_id = $1`, [
			one.delivery
		]);
		expect(looked).toEqual([{ person_id: one.season.officer }]);
		expect(await texts(one.season.lecturers[0] as string)).toHaveLength(5);
		expect(await texts(one.season.schools[0]?.head as string)).toEqual([]);
		expect(await texts(one.people[0] as string)).toBe('not_found');
		expect(await texts(one.season.lecturers[2] as string)).toBe('not_found');
	});

	test('the climate is shown, with advice, to those who lead and to nobody else', async () => {
		const one = await surveyed(db, 'climate');
		for (let at = 0; at < 6; at++) await answer(one, at, { openly: ['2'], tension: [at < 3 ? 'strong' : 'some'] });
		await closeSurvey(db.asSystem(one.now), { survey_id: one.survey });
		const seen = await results(one, one.season.lecturers[1] as string, 'climate');
		expect(seen.ok && seen.value.advice.map(({ key }) => key)).toEqual(['tense', 'closed']);
		expect(seen.ok && seen.value.results?.sums?.[0]?.mean).toBe(2);
		const officer = await results(one, one.season.officer, 'climate');
		expect(officer).toMatchObject({ ok: true, value: { advice: [], results: { sums: null, counts: { sheets: 6 } } } });
		expect(await results(one, one.season.schools[0]?.head as string, 'climate')).toMatchObject({ refusal: 'not_found' });
		expect(await results(one, one.people[0] as string, 'climate')).toMatchObject({ refusal: 'not_found' });
	});
});
