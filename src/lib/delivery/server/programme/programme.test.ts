import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { baseBlocks, preparedSeason } from '../../../../../tests/support/room.ts';
import type { BlockInput, Reason } from '#delivery';
import { adaptProgramme, readProgrammeOfDelivery, roomTodos, saveBaseProgramme, writeAccount } from '#delivery/server';

const db = await testDatabase();
const season = await preparedSeason(db, { schools: 3 });
const [first, second, third] = season.trainings as [string, string, string];
const [one, other] = season.lecturers as [string, string];
const lecturer = db.as(one);
const finding = 'self_evaluation_2016:2.1.3';

const programme = async (training: string, who = lecturer) => {
	const read = await readProgrammeOfDelivery(who, training);
	if (!read.ok) throw new Error(read.refusal);
	return read.value;
};
/** The base programme as it is sent for a change: with the keys of its blocks. */
const sent = async (): Promise<(BlockInput & { key: string })[]> =>
	(await programme(first)).base?.blocks.map((block) => ({ ...block })) ?? [];

test('Today tells lecturers of a programme that is not adapted, from four weeks before the first day', async () => {
	const told = async (who: string, day: string) =>
		(await roomTodos(db.as(who, new Date(`${day}T08:00:00Z`)))).map(({ key, path }) => `${key} ${path}`);
	expect(await told(one, '2027-01-31')).toEqual([]);
	expect(await told(one, '2027-02-01')).toEqual([`today_programme_to_adapt /training/${first}/programme`]);
	expect(await told(season.officer, '2027-02-01')).toEqual([]);
	expect(await told(season.schools[0]?.head ?? '', '2027-02-01')).toEqual([]);
});

describe('a base programme', () => {
	const save = (changes: object = {}, who = season.officer) =>
		saveBaseProgramme(db.as(who), {
			edition_id: season.edition,
			topic: 'integration',
			title: { lt: 'Integracija', en: 'Integration' },
			blocks: baseBlocks,
			...changes
		});

	test('is a version of its topic, saved by officers of the centre', async () => {
		expect(await save({}, season.open.centre.stranger)).toMatchObject({ refusal: 'not_found' });
		expect(await save({}, one)).toMatchObject({ refusal: 'not_found' });
		expect(await save({ topic: 'nothing' })).toMatchObject({ refusal: 'topic_unknown' });
		expect(await save({ topic: 'planning', seen: 0 })).toMatchObject({ value: { number: 1 } });
		expect(await save({ topic: 'planning', seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await save({ topic: 'planning', seen: 1, title: { lt: 'Planavimas', en: '' } })).toMatchObject({ value: { number: 2 } });
	});

	test('says at which block what is wrong', async () => {
		const blocks = [baseBlocks[0], { ...baseBlocks[1], title: '', contact: -4 }];
		const refusal = await save({ blocks, title: { lt: '', en: '' } });
		expect(refusal).toMatchObject({ refusal: 'programme_unreadable' });
		expect(refusal.ok ? [] : refusal.faults.map(({ field }) => field)).toEqual(['title_lt', 'block_1_title', 'block_1_contact']);
	});
});

describe('a programme adapted for a school (M-18)', () => {
	test('as the base is needs no reason; a change without one is refused, and so is a finding that the school has not', async () => {
		const blocks = await sent();
		const changed = blocks.map((block, at) => (at === 1 ? { ...block, method: 'Vaizdo įrašai' } : block));
		const key = blocks[1]?.key ?? '';
		const adapt = (reasons: Reason[], adapted = changed) => adaptProgramme(lecturer, { delivery_id: first, blocks: adapted, reasons });
		expect((await programme(first)).warnings).toEqual([{ key: 'not_adapted', first_day: '2027-03-01' }]);
		expect(await adapt([])).toMatchObject({
			refusal: 'change_without_reason',
			faults: [{ field: `why_${key}` }, { field: `finding_${key}` }]
		});
		expect(await adapt([{ block: key, why: 'Mokykla maža.', finding: 'self_evaluation_2016:1.1.1' }])).toMatchObject({
			refusal: 'change_without_reason',
			faults: [{ field: `finding_${key}` }]
		});
		expect(await adapt([{ block: key, why: 'a'.repeat(1001), finding }])).toMatchObject({
			refusal: 'programme_unreadable',
			faults: [{ field: `why_${key}`, key: 'delivery_fault_too_long', values: { most: 1000 } }]
		});
		// Of two reasons for one block the first counts.
		const twice = ['Mokiniai per mažai įtraukiami.', 'Kita'].map((why) => ({ block: key, why, finding }));
		expect(await adapt(twice)).toMatchObject({ value: { number: 1 } });
		expect(await adapt([{ block: key, why: 'Mokiniai per mažai įtraukiami.', finding }])).toMatchObject({ refusal: 'nothing_changed' });
		const read = await programme(first);
		expect(read.warnings).toEqual([]);
		expect(read.altered).toMatchObject([{ key, kind: 'changed', parts: ['method'] }]);
		expect(read.shown?.reasons).toEqual([{ block: key, why: 'Mokiniai per mažai įtraukiami.', finding }]);
		expect(read.findings).toMatchObject([{ code: finding, level: 2.4, conclusion: 'Mokiniai per mažai įtraukiami.' }]);
	});

	test('is written by its lecturers and officers; the school and others learn nothing of it', async () => {
		const blocks = await sent();
		const asks = { delivery_id: second, blocks, reasons: [] };
		const head = season.schools[1]?.head ?? '';
		for (const who of [season.lecturers[2] ?? '', head, season.open.centre.stranger]) {
			expect(await adaptProgramme(db.as(who), asks)).toMatchObject({ refusal: 'not_found' });
			expect(await readProgrammeOfDelivery(db.as(who), second)).toMatchObject({ refusal: 'not_found' });
		}
		expect(await adaptProgramme(db.as(season.officer), asks)).toMatchObject({ ok: true });
		expect(await adaptProgramme(db.as(other), { ...asks, seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
	});

	test('two who save at the same moment are two versions or one told of the other, never one lost', async () => {
		const blocks = await sent();
		const add = (title: string) => ({
			delivery_id: third,
			seen: 0,
			blocks: [...blocks, { title, aim: '', method: '', contact: 2, consultation: 0 }],
			reasons: [] as Reason[]
		});
		// A new block has no key before it is saved: so its reason goes by the key that the page gave it.
		const named = (title: string) => {
			const { blocks: all, ...rest } = add(title);
			const key = `b${title.toLowerCase()}`;
			return {
				...rest,
				blocks: all.map((block, at) => (at === 3 ? { ...block, key } : block)),
				reasons: [{ block: key, why: 'Prireikė.', finding }]
			};
		};
		const outcomes = await Promise.all([adaptProgramme(lecturer, named('Viena')), adaptProgramme(db.as(other), named('Kita'))]);
		expect(outcomes.map((outcome) => (outcome.ok ? 'saved' : outcome.refusal)).toSorted()).toEqual(['changed_meanwhile', 'saved']);
		expect((await programme(third)).warnings).toMatchObject([{ key: 'hours_differ', planned: { contact: 74, consultation: 24 } }]);
	});

	test('can begin from another school’s, which is named only to who led it', async () => {
		const before = await programme(second);
		expect(before.earlier.map(({ own, school }) => [own, school]).toSorted()).toEqual(
			[
				[true, season.schools[0]?.name],
				[true, season.schools[2]?.name]
			].toSorted()
		);
		const seenByOfficer = await programme(second, db.as(season.officer));
		expect(seenByOfficer.earlier.map(({ school }) => school)).toEqual([null, null]);
		const from_id = before.earlier[0]?.id ?? '';
		const blocks = await sent();
		const asks = { delivery_id: second, blocks, reasons: [] };
		expect(await adaptProgramme(lecturer, { ...asks, from_id: before.shown?.id ?? '' })).toMatchObject({ refusal: 'earlier_unknown' });
		expect(
			await adaptProgramme(lecturer, {
				...asks,
				blocks: blocks.slice(0, 2),
				reasons: [{ block: blocks[2]?.key ?? '', why: 'Jau moka.', finding }],
				from_id
			})
		).toMatchObject({ value: { number: 2 } });
	});
});

describe('what was really done', () => {
	const day1 = db.as(one, new Date('2027-03-01T12:00:00Z'));

	test('is written from the first day on, of every block, and the last word counts', async () => {
		const { shown } = await programme(first);
		const keys = (shown?.blocks ?? []).map(({ key }) => key);
		const blocks = keys.map((block) => ({ block, done: 'as_planned' as const, note: '' }));
		const write = (context = day1, changes: object = {}) =>
			writeAccount(context, { delivery_id: first, blocks, note: ' Dirbome kieme. ', ...changes });
		expect(await write(db.as(one, new Date('2027-02-28T12:00:00Z')))).toMatchObject({ refusal: 'not_begun' });
		expect(await write(day1, { blocks: blocks.slice(1) })).toMatchObject({
			refusal: 'account_unreadable',
			faults: [{ field: `done_${keys[0]}` }]
		});
		expect(await write(db.as(season.schools[0]?.head ?? '', new Date('2027-03-01T12:00:00Z')))).toMatchObject({ refusal: 'not_found' });
		expect(await write()).toMatchObject({ value: { number: 1 } });
		expect(await write(day1, { seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		const many = Array.from({ length: 80 }, (_, at) => ({ block: `Dalis ${at}`, done: 'added', note: '' }));
		expect(await write(day1, { blocks: [...blocks, ...many] })).toMatchObject({
			refusal: 'account_unreadable',
			faults: [{ field: 'added_0' }]
		});
		const added = [
			...blocks.slice(1),
			{ block: keys[0], done: 'left_out', note: 'Pritrūko laiko.' },
			{ block: 'Išvyka į mišką', done: 'added', note: '' }
		];
		expect(await write(day1, { blocks: added, seen: 1 })).toMatchObject({ value: { number: 2 } });
		expect((await programme(first)).account).toMatchObject({ number: 2, note: 'Dirbome kieme.', blocks: added });
	});
});
