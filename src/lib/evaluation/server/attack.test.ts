import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { agreement, changed, everything, placeOf, printsOf, type Seen } from '../../../../tests/support/attack.ts';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { attackedTraining, kinds, wordIn, type Kind, type Taken } from '../../../../tests/support/attacked.ts';
import { preparedTraining } from '../../../../tests/support/evaluation.ts';
import { markOf, newWords, readWords } from '../matching/mark.ts';
import type { Answers } from '../question.ts';
import { closeSurvey, type Brought } from './index.ts';
import { openSheet } from './seal.ts';

const db = await testDatabase();
const one = await preparedTraining(db);
const { forgetSurveys, opened, take, handIn } = attackedTraining(db, one);

beforeEach(forgetSurveys);

const of = (rows: readonly Seen[], table: string): Seen[] => rows.filter((row) => row.table === `evaluation.${table}`);
const texts = (rows: readonly Seen[]): string => rows.map(({ text }) => text).join('\n');

test('two copies of the database around any single act tell who took a ballot or that a sheet came, and nothing of what it says', async () => {
	const acts = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5], { minLength: 12, maxLength: 12 });
	const ways = fc.array(fc.constantFrom<'ballot' | 'code'>('ballot', 'code'), { minLength: 6, maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...kinds), acts, ways, async (kind, order, way) => {
			await forgetSurveys();
			const survey = await opened(kind);
			const taken = new Map<number, Taken>();
			const marks: string[] = [];
			let before = await everything(db.url);
			for (const at of order) {
				const ballot = taken.get(at);
				const person = one.people[at] as string;
				if (!ballot) taken.set(at, await take(survey, person, way[at] ?? 'code'));
				else {
					const words = newWords();
					marks.push(words, await markOf(readWords(words) ?? '', one.delivery));
					await handIn(survey, ballot.brought, `Žodis${at}`, at % 2 === 0, marks.at(-1));
				}
				const after = await everything(db.url);
				const { gone, come } = changed(before, after);
				// Taking touches the row of the person and nothing else; handing in adds a sealed row to the box and touches nothing else.
				expect([...new Set([...gone, ...come].map(({ table }) => table))]).toEqual([`evaluation.${ballot ? 'box' : 'respondent'}`]);
				expect([gone.length, come.length]).toEqual(ballot ? [0, 1] : [1, 1]);
				if (!ballot)
					expect(come[0]?.text.replace('"taken"', '"asked"').replace(/"stood_on": "[\d-]+"/, '"stood_on": null')).toBe(gone[0]?.text);
				before = after;
			}
			const box = of(before, 'box');
			const said = [...[...taken.values()].flatMap(({ seen }) => seen), ...marks, 'Žodis', 'lesson', 'often'];
			const questions = of(before, 'survey').concat(before.filter(({ table }) => table.startsWith('pgboss.')));
			const everywhere = texts(before.filter((row) => !questions.includes(row) && row.table !== 'platform.mail'));
			for (const heard of said) if (heard !== 'lesson' && heard !== 'often') expect(everywhere.includes(heard)).toBe(false);
			for (const heard of said) expect(texts(box).includes(heard)).toBe(false);
			// Neither the length of a row nor when it was written tells one from another.
			expect(new Set(box.map(({ text }) => text.length)).size).toBe(1);
			expect(new Set(box.map(({ xmin }) => xmin)).size).toBe(1);

			await closeSurvey(db.asSystem(survey.now), { survey_id: survey.id });
			const closed = await everything(db.url);
			const sheets = of(closed, 'sheet');
			expect(sheets.map(({ values }) => wordIn(values['answers'] as Answers)).sort()).toEqual([0, 1, 2, 3, 4, 5].map((at) => `Žodis${at}`));
			for (const { values } of box)
				for (const column of ['ballot_hash', 'sealed']) expect(texts(closed).includes(String(values[column]))).toBe(false);
			expect(new Set(sheets.map(({ xmin }) => xmin)).size).toBe(1);
			expect(new Set(of(closed, 'respondent').map(({ xmin }) => xmin)).size).toBe(1);
			expect(new Set(sheets.map(({ values }) => typeof values['mark'])).size).toBe(1);
		}),
		{ numRuns: 4 }
	);
}, 240_000);

test('no value of a sheet stands in any row of a person, as it is or hashed with anything that the database knows', async () => {
	const survey = await opened('practice');
	for (const at of [0, 1, 2, 3, 4, 5])
		await handIn(survey, (await take(survey, one.people[at] as string, 'code')).brought, `Žodis${at}`, at % 2 === 0, null);
	const open = await everything(db.url);
	await closeSurvey(db.asSystem(survey.now), { survey_id: survey.id });
	const closed = await everything(db.url);
	const secret = [...of(open, 'box'), ...of(closed, 'sheet')].flatMap(({ values }) =>
		['ballot_hash', 'sealed', 'id', 'mark'].flatMap((column) => (typeof values[column] === 'string' ? [values[column] as string] : []))
	);
	expect(secret.length).toBe(24);
	const elsewhere = texts([...open, ...closed].filter(({ table }) => !['evaluation.box', 'evaluation.sheet'].includes(table)));
	for (const value of secret) expect(elsewhere.includes(value)).toBe(false);

	// All that is known of those who are asked and of the survey, joined with one another.
	const salts = [survey.id, one.delivery, survey.key, one.season.edition].filter(Boolean);
	const known = new Set<string>(salts);
	for (const { table, values } of open)
		if (!['evaluation.box', 'evaluation.sheet'].includes(table))
			for (const value of Object.values(values)) if (typeof value === 'string' && value.length > 3 && value.length < 300) known.add(value);
	const strings = [...known];
	expect(strings.length).toBeGreaterThan(300);
	const hidden = new Set(secret);
	for (const value of strings) for (const print of printsOf(value, salts)) expect(hidden.has(print)).toBe(false);
	// What people might take in place of words of their own opens nothing either: names, addresses and ids make no words.
	for (const value of strings) expect(readWords(value)).toBeNull();
}, 120_000);

test('whoever has the database and another secret opens no sheet', async () => {
	const survey = await opened('evaluation');
	await handIn(survey, (await take(survey, one.people[0] as string, 'code')).brought, 'Žodis', false);
	const [row] = await ask<{ ballot_hash: string; sealed: Buffer }>(db.url, 'select ballot_hash, sealed from evaluation.box');
	if (!row) throw new Error('the box is empty');
	const place = { survey_id: survey.id, ballot_hash: row.ballot_hash };
	expect(openSheet(place, row.sealed)?.answers).toEqual({ missing: 'Žodis' });
	expect(openSheet({ ...place, ballot_hash: `${row.ballot_hash.slice(0, -1)}_` }, row.sealed)).toBeNull();
	expect(openSheet({ ...place, survey_id: one.delivery }, row.sealed)).toBeNull();
});

test('no order agrees with another: who came when, who stands where and which sheet lies where, over many runs', async () => {
	const people = one.people.slice(0, 7);
	const runs = 45;
	const sums = new Map<string, number>();
	let hits = 0;
	for (let run = 0; run < runs; run++) {
		await forgetSurveys();
		const survey = await opened(kinds[run % 3] as Kind);
		const order = fc.sample(fc.shuffledSubarray(people, { minLength: 7 }), 1)[0] as string[];
		const again = fc.sample(fc.shuffledSubarray(people, { minLength: 7 }), 1)[0] as string[];
		const brought = new Map<string, Brought>();
		for (const person of order) brought.set(person, (await take(survey, person, 'code')).brought);
		const rows = new Map<string, string>();
		for (const person of again) {
			const before = new Set((await box()).map(({ ballot_hash }) => ballot_hash));
			await handIn(survey, brought.get(person) as Brought, person, people.indexOf(person) % 2 === 0);
			rows.set(person, (await box()).find(({ ballot_hash }) => !before.has(ballot_hash))?.ballot_hash ?? '');
		}
		const inBox = await box();
		await closeSurvey(db.asSystem(survey.now), { survey_id: survey.id });
		const closed = (await everything(db.url)).filter(({ table }) => table.startsWith('evaluation.'));
		const standing = new Map(of(closed, 'respondent').map((row) => [row.values['person_id'], row]));
		const sheet = new Map(of(closed, 'sheet').map((row) => [wordIn(row.values['answers'] as Answers), row]));
		const boxed = (person: string) => inBox.find(({ ballot_hash }) => ballot_hash === rows.get(person));
		// What two copies and the clock tell of a person, and what lies there without a name.
		const ofPerson: Record<string, (person: string) => string | number> = {
			took: (person) => order.indexOf(person),
			came: (person) => again.indexOf(person),
			id: (person) => person,
			row: (person) => placeOf(standing.get(person) as Seen),
			print: (person) => rows.get(person) ?? ''
		};
		const ofSheet: Record<string, (person: string) => string | number> = {
			place: (person) => placeOf(sheet.get(person) as Seen),
			id: (person) => String(sheet.get(person)?.values['id']),
			mark: (person) => String(sheet.get(person)?.values['mark']),
			boxed: (person) => placeOf({ place: boxed(person)?.place ?? '(0,0)' }),
			sealed: (person) => boxed(person)?.sealed ?? ''
		};
		for (const [left, said] of Object.entries(ofPerson))
			for (const [right, lies] of Object.entries(ofSheet)) {
				if (left === 'print' && right === 'boxed') continue;
				const name = `${left} – ${right}`;
				sums.set(name, (sums.get(name) ?? 0) + agreement(people.map(said), people.map(lies)));
			}
		// The best guess by time: who came first has the sheet that lies first.
		const lying = [...sheet.values()].sort((a, b) => placeOf(a) - placeOf(b)).map(({ values }) => wordIn(values['answers'] as Answers));
		hits += again.filter((person, at) => lying[at] === person).length;
	}
	expect(sums.size).toBe(24);
	// An agreement of seven by chance has the variance 1/6; five standard deviations of the sum.
	for (const [name, sum] of sums) expect([name, Math.abs(sum) < 5 * Math.sqrt(runs / 6)]).toEqual([name, true]);
	// Seven guesses a run are right once on the average, with the variance 1.
	expect(Math.abs(hits - runs)).toBeLessThan(5 * Math.sqrt(runs));
}, 300_000);

const box = (): Promise<{ ballot_hash: string; sealed: string; place: string }[]> =>
	ask(db.url, `select ballot_hash, encode(sealed, 'hex') as sealed, ctid::text as place from evaluation.box`);
