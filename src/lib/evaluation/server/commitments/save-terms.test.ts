import { expect, test } from 'vitest';
import { lastDay, preparedTraining } from '../../../../../tests/support/evaluation.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ourFollowTerms } from '../../commitment.ts';
import { askFollowThrough, readFollowTerms, readOwnCommitment, saveFollowTerms, writeCommitment, type FollowTermsInput } from './index.ts';

const db = await testDatabase();
const usual: FollowTermsInput = { ...ourFollowTerms, obstacles: ourFollowTerms.obstacles.map(({ text }) => text) };
const [first, second] = usual.obstacles as [{ lt: string; en: string }, { lt: string; en: string }];

test('an officer sets when it is asked, and from then on it is asked so', async () => {
	const one = await preparedTraining(db);
	const officer = db.as(one.season.officer, lastDay);
	const edition_id = one.season.edition;
	const before = await readFollowTerms(officer, edition_id);
	expect(before).toMatchObject({ ok: true, value: { terms: ourFollowTerms, seen: '' } });
	expect(await saveFollowTerms(officer, { edition_id, seen: '', ...usual, weeks: [4, 8] })).toMatchObject({ ok: true });
	expect(await saveFollowTerms(officer, { edition_id, seen: '', ...usual })).toMatchObject({ refusal: 'changed_meanwhile' });

	const somebody = db.as(one.people[0] ?? '', lastDay);
	expect(await readFollowTerms(somebody, edition_id)).toMatchObject({ refusal: 'not_found' });
	expect(await saveFollowTerms(somebody, { edition_id, seen: lastDay.toISOString(), ...usual })).toMatchObject({ refusal: 'not_found' });

	// The last day is 3 March 2027: two weeks later nobody is asked, four weeks later they are.
	await writeCommitment(somebody, { delivery_id: one.delivery, if: 'mokinys nesupras', then: 'paaiškins draugas' });
	const askedAt = async (day: string) => {
		await askFollowThrough(db.asSystem(new Date(`${day}T07:35:00Z`)), {});
		const own = await readOwnCommitment(db.as(one.people[0] ?? '', new Date(`${day}T09:00:00Z`)), one.delivery);
		return own.ok && own.value.asking !== undefined;
	};
	expect(await askedAt('2027-03-17')).toBe(false);
	expect(await askedAt('2027-03-31')).toBe(true);
});

test('an obstacle whose words stay is the same one; another has a key of its own', async () => {
	const one = await preparedTraining(db);
	const officer = db.as(one.season.officer, lastDay);
	const obstacles = [second, { lt: 'Nėra kompiuterių', en: 'There are no computers' }, { ...first, en: 'Too little time' }];
	await saveFollowTerms(officer, { edition_id: one.season.edition, seen: '', ...usual, obstacles });
	const read = await readFollowTerms(officer, one.season.edition);
	const keys = read.ok ? read.value.terms.obstacles.map(({ key }) => key) : [];
	expect(keys).toEqual(['colleagues', expect.stringMatching(/^own_/), 'time']);
});

test.each<[string, Partial<FollowTermsInput>, string[]]>([
	['no week', { weeks: [] }, ['weeks']],
	['weeks out of order', { weeks: [6, 2] }, ['weeks']],
	['a week twice', { weeks: [2, 2] }, ['weeks']],
	['a word in place of a week', { weeks: [2, NaN] }, ['weeks']],
	['seven weeks', { weeks: [1, 2, 3, 4, 5, 6, 7] }, ['weeks']],
	['no days, and half a day', { write_days: 0, open_days: 1.5 }, ['write_days', 'open_days']],
	['deleted before the last answer is in', { weeks: [2, 12], open_days: 8, keep_weeks: 13 }, ['keep_weeks']],
	['one obstacle', { obstacles: [first] }, ['obstacles']],
	['an obstacle twice', { obstacles: [first, second, first] }, ['obstacles']],
	['an obstacle in one language', { obstacles: [first, { lt: 'Kita', en: '' }] }, ['obstacles']],
	['an obstacle as long as a page', { obstacles: [first, { lt: 'a'.repeat(5000), en: 'a' }] }, ['obstacles']]
])('refused, and nothing kept: %s', async (_what, changes, fields) => {
	const one = await preparedTraining(db);
	const officer = db.as(one.season.officer, lastDay);
	const outcome = await saveFollowTerms(officer, { edition_id: one.season.edition, seen: '', ...usual, ...changes });
	expect(outcome).toMatchObject({ refusal: 'wrong_follow_terms', faults: fields.map((field) => ({ field })) });
	expect(await readFollowTerms(officer, one.season.edition)).toMatchObject({ value: { terms: ourFollowTerms } });
});
