import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { answerSaid, askDue, followQuestions, FollowTermsSchema, mayWrite, ourFollowTerms, readCommitment } from './commitment.ts';
import { QuestionsSchema } from './question.ts';

test('what is usual is what an edition may keep, and its questions are questions', () => {
	expect(v.parse(FollowTermsSchema, ourFollowTerms)).toEqual(ourFollowTerms);
	expect(v.parse(QuestionsSchema, followQuestions(ourFollowTerms)).map(({ key }) => key)).toEqual(['did', 'obstacle']);
	expect(v.safeParse(FollowTermsSchema, { ...ourFollowTerms, weeks: [6, 2] }).success).toBe(false);
	expect(v.safeParse(FollowTermsSchema, { ...ourFollowTerms, weeks: [2, 2] }).success).toBe(false);
});

describe('the sentence', () => {
	test('is kept without the words that stand on the page already', () => {
		expect(readCommitment({ if: ' Jei mokinys  nesupras, ', then: 'tai aš paprašysiu draugo paaiškinti.' })).toEqual({
			said: { if: 'mokinys nesupras', then: 'paprašysiu draugo paaiškinti' },
			faults: []
		});
	});

	test.each([
		['empty', { if: ' ', then: 'jei' }, [{ field: 'if', key: 'missing' }]],
		['only the words of the page', { if: 'lis', then: 'tai aš …' }, [{ field: 'then', key: 'missing' }]],
		['too long', { if: 'a'.repeat(301), then: 'b'.repeat(300) }, [{ field: 'if', key: 'too_long' }]]
	])('%s', (_, typed, faults) => {
		expect(readCommitment(typed).faults).toEqual(faults);
	});
});

test('it is written from the last day on, for thirteen days, and not once it was asked about', () => {
	const on = (today: string, asked = false) => mayWrite({ last_on: '2026-11-12', asked }, ourFollowTerms, today);
	expect(['2026-11-11', '2026-11-12', '2026-11-25', '2026-11-26'].map((day) => on(day))).toEqual([false, true, true, false]);
	expect(on('2026-11-20', true)).toBe(false);
});

describe('an asking is due', () => {
	const holidays = new Set(['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']);
	const due = (last_on: string, today: string, asked: number[] = []) =>
		askDue({ last_on, asked }, ourFollowTerms, today, (day) => holidays.has(day));

	test('two, six and twelve weeks after the last day, once, and not when it is a week late', () => {
		// Thursday 12 November: 26 November, 24 December, 4 February.
		expect(due('2026-11-12', '2026-11-25')).toBeNull();
		expect(due('2026-11-12', '2026-11-26')).toBe(2);
		expect(due('2026-11-12', '2026-11-26', [2])).toBeNull();
		expect(due('2026-11-12', '2026-12-02')).toBe(2);
		expect(due('2026-11-12', '2026-12-03')).toBeNull();
		expect(due('2026-11-12', '2027-02-04', [2, 6])).toBe(12);
	});

	test('not on holidays, the day before one or at weekends: then on the next working day', () => {
		// 24–26 December (Thursday to Saturday), Sunday 27: on Monday 28.
		expect(['2026-12-23', '2026-12-24', '2026-12-27'].map((day) => due('2026-11-12', day, [2]))).toEqual([null, null, null]);
		expect(due('2026-11-12', '2026-12-28', [2])).toBe(6);
		// 17 December + 2 weeks = 31 December, before New Year: on Monday 4 January.
		expect(due('2026-12-17', '2026-12-31')).toBeNull();
		expect(due('2026-12-17', '2027-01-04')).toBe(2);
	});
});

test.each([
	['Padariau!', 'did'],
	['Laba diena, taip, pavyko', 'did'],
	['Taip', 'did'],
	['taip, bet ne viską', null],
	['Padariau, bet kitaip', null],
	['Padariau kitaip', 'changed'],
	['Pakeičiau: dirbome poromis.', 'changed'],
	['Nepadariau, nes pritrūko laiko', 'did_not'],
	['Dar ne', 'did_not'],
	['Ne.', 'did_not'],
	['Done', 'did'],
	['Not yet', 'did_not'],
	['Nežinau', null],
	['Neseniai padariau', null],
	['Ar taip galima?', null],
	['Ačiū už mokymus', null],
	['', null]
] as const)('a reply „%s“ says %s', (text, answer) => {
	expect(answerSaid(text)).toBe(answer);
});
