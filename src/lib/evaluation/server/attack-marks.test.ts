import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { attackedTraining, kinds, wordIn } from '../../../../tests/support/attacked.ts';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { largeTraining } from '../../../../tests/support/evaluation.ts';
import { markOf, newWords, readWords } from '../matching/mark.ts';
import type { Answers } from '../question.ts';
import { closeSurvey, takeCode } from './index.ts';

const db = await testDatabase();
const one = await largeTraining(db, 16);
const { forgetSurveys, opened, take, handIn } = attackedTraining(db, one);

beforeEach(forgetSurveys);

type Lying = { kind: string; mark: string; answers: Answers };
const lying = (): Promise<Lying[]> =>
	ask(
		db.url,
		'select survey.kind, sheet.mark, sheet.answers from evaluation.sheet sheet join evaluation.survey survey on survey.id = sheet.survey_id'
	);

/** Whoever took part in which of the three surveys, and brought words of their own. */
const histories = (people: readonly string[]) =>
	fc.array(fc.record({ in: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), words: fc.constantFrom(true, true, true, false) }), {
		...{ minLength: people.length, maxLength: people.length }
	});

test('who took part in which surveys is known, and still nobody can be told from four others by the sheets that lie side by side', async () => {
	let matched = 0;
	const tell = async (people: { in: readonly boolean[]; words: boolean }[]) => {
		await forgetSurveys();
		const prints = await Promise.all(people.map(async ({ words }) => (words ? markOf(readWords(newWords()) ?? '', one.delivery) : null)));
		for (const [at, kind] of kinds.entries()) {
			const survey = await opened(kind);
			for (const [id, person] of people.entries())
				if (person.in[at])
					await handIn(survey, (await take(survey, one.people[id] as string, 'code')).brought, `Z${id}`, false, prints[id]);
			await closeSurvey(db.asSystem(survey.now), { survey_id: survey.id });
		}
		const sheets = await lying();
		const where = (mark: string) => kinds.filter((kind) => sheets.some((sheet) => sheet.kind === kind && sheet.mark === mark));
		for (const kind of kinds) {
			const own = sheets.filter((sheet) => sheet.kind === kind);
			expect(own.every(({ mark }) => /^[\w-]{43}$/.test(mark))).toBe(true);
			const classes = new Map<string, Lying[]>();
			for (const sheet of own) {
				const name = where(sheet.mark).join();
				classes.set(name, [...(classes.get(name) ?? []), sheet]);
			}
			for (const [name, alike] of classes) {
				if (classes.size > 1 || name.includes(',')) expect(alike.length).toBeGreaterThanOrEqual(5);
				if (name.includes(',')) matched += alike.length;
				// Whom the lists of those who took ballots leave as the author of one of them: five at the least, and truly one of these.
				const possible = people.flatMap((person, id) =>
					name.split(',').every((each) => person.in[kinds.indexOf(each as never)]) ? [`Z${id}`] : []
				);
				if (name.includes(',')) expect(possible.length).toBeGreaterThanOrEqual(5);
				for (const { answers } of alike) expect(possible).toContain(wordIn(answers));
			}
		}
	};
	const { people } = one;
	expect(people.length).toBe(16);
	await fc.assert(fc.asyncProperty(histories(people), tell), { numRuns: 5 });
	// Everybody everywhere, with words: all are matched. Everybody but one: those who would give that one away are let go.
	const always = people.map(() => ({ in: [true, true, true], words: true }));
	matched = 0;
	await tell(always);
	expect(matched).toBe(3 * people.length);
	matched = 0;
	await tell(always.map((person, at) => (at === 0 ? { ...person, in: [true, true, false] } : person)));
	expect(matched).toBeGreaterThan(0);
}, 240_000);

test('a list of all words does not find a mark, and neither does what is known of people', async () => {
	const survey = await opened('practice');
	const words = newWords();
	const mark = await markOf(readWords(words) ?? '', one.delivery);
	await handIn(survey, (await take(survey, one.people[0] as string, 'code')).brought, 'Z0', false, mark);
	for (const at of [1, 2, 3, 4])
		await handIn(survey, (await take(survey, one.people[at] as string, 'code')).brought, `Z${at}`, false, null);
	await closeSurvey(db.asSystem(survey.now), { survey_id: survey.id });
	const marks = new Set((await lying()).map((sheet) => sheet.mark));
	expect(marks.has(mark)).toBe(true);
	// The same words in the next training of the same person are another mark: nobody follows them from one to the other.
	expect(marks.has(await markOf(readWords(words) ?? '', survey.id))).toBe(false);
	for (let guess = 0; guess < 20; guess++) expect(marks.has(await markOf(readWords(newWords()) ?? '', one.delivery))).toBe(false);
	const names = await ask<{ said: string }>(db.url, `select unnest(array[id::text, name, coalesce(email, '')]) as said from people.person`);
	for (const { said } of names.slice(0, 60)) expect(marks.has(await markOf(said, one.delivery))).toBe(false);
}, 120_000);

test('two who share a device and its words are matched with nobody', async () => {
	const shared = await markOf(readWords(newWords()) ?? '', one.delivery);
	const prints = await Promise.all(one.people.slice(0, 8).map(() => markOf(readWords(newWords()) ?? '', one.delivery)));
	for (const kind of ['needs', 'practice'] as const) {
		const survey = await opened(kind);
		for (const [at, print] of prints.entries()) {
			const brought = (await take(survey, one.people[at] as string, 'code')).brought;
			await handIn(survey, brought, `Z${at}`, false, kind === 'practice' && at < 2 ? shared : print);
		}
		await closeSurvey(db.asSystem(survey.now), { survey_id: survey.id });
	}
	const sheets = await lying();
	expect(sheets.some(({ mark }) => mark === shared)).toBe(false);
	const [before, after] = ['needs', 'practice'].map(
		(kind) => new Map(sheets.filter((sheet) => sheet.kind === kind).map(({ mark, answers }) => [mark, wordIn(answers)]))
	);
	const pairs = [...(after ?? [])].filter(([mark]) => before?.has(mark));
	for (const [mark, word] of pairs) expect(before?.get(mark)).toBe(word);
	// Six could be matched; two would be left on either side, so nobody is.
	expect(pairs).toEqual([]);
	expect(await takeCode(db.as(one.people[0] as string, new Date('2027-06-02T09:00:00Z')), { survey_id: one.delivery })).toMatchObject({
		ok: false
	});
});
