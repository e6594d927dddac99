import { expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { largeTraining } from '../../../../tests/support/evaluation.ts';
import { markOf, newWords, readWords } from '../matching/mark.ts';
import type { SurveyKind } from '../question.ts';
import { answerSurvey, closeSurvey, closeSurveys, openSurvey, readPooled, readResults } from './index.ts';

const db = await testDatabase();
const one = await largeTraining(db, 12);
const asked = { needs: '2027-02-10T08:00:00Z', climate: '2027-02-22T08:00:00Z', practice: '2027-06-02T09:00:00Z' } as const;

async function opened(kind: keyof typeof asked) {
	const now = new Date(asked[kind]);
	const survey = await openSurvey(db.as(one.season.officer, now), { delivery_id: one.delivery, kind });
	if (!survey.ok) throw new Error(survey.refusal);
	return { id: survey.value, now };
}
const results = (person: string, kind: SurveyKind) =>
	readResults(db.as(person, new Date(asked.practice)), { delivery_id: one.delivery, kind });
const marks = (survey: string) => ask<{ mark: string | null }>(db.url, 'select mark from evaluation.sheet where survey_id = $1', [survey]);

test('sheets whose authors kept their words are laid side by side: told to who leads and to officers, as one change, and to no school', async () => {
	const prints = await Promise.all(one.people.map(async () => markOf(readWords(newWords()) ?? '', one.delivery)));
	for (const kind of ['needs', 'practice'] as const) {
		const { id, now } = await opened(kind);
		for (const [at, person] of one.people.entries()) {
			// Seven bring their words again, five have lost them: they are two points surer, and everybody else is just as sure.
			const confident = String(kind === 'needs' ? 4 : at < 7 ? 6 : 4);
			const mark = at < 7 || kind === 'needs' ? (prints[at] ?? null) : null;
			expect(await answerSurvey(db.as(person, now), { survey_id: id, given: { confident: [confident] }, mark })).toMatchObject({
				ok: true
			});
		}
		expect(await answerSurvey(db.as(one.people[0] as string, now), { survey_id: id, given: {} })).toMatchObject({
			refusal: 'already_taken'
		});
		await closeSurvey(db.asSystem(now), { survey_id: id });
		expect((await marks(id)).filter(({ mark }) => mark === null)).toEqual([]);
	}
	for (const person of [one.season.officer, one.season.lecturers[0] as string]) {
		const seen = await results(person, 'practice');
		expect(seen.ok && seen.value.changes).toMatchObject([{ from: 'needs', to: 'practice', pairs: 7, mean: 2, least: 2, most: 2 }]);
		expect(JSON.stringify(seen)).not.toContain(prints[0]);
	}
	const before = await results(one.season.officer, 'needs');
	expect(before.ok && before.value.changes).toEqual([]);
	const pooled = await readPooled(db.as(one.season.officer), { edition_id: one.season.edition, kind: 'practice', by: 'edition' });
	expect(pooled.ok && pooled.value.groups[0]?.changes).toMatchObject([{ pairs: 7, mean: 2 }]);
	const [head] = await ask<{ id: string }>(
		db.url,
		`select role.person_id as id from people.role role join delivery.delivery d on d.school_id = role.organisation_id where d.id = $1 and role.kind = 'school_head' limit 1`,
		[one.delivery]
	);
	const school = await results(head?.id ?? '', 'practice');
	expect(school.ok && [school.value.as, school.value.changes]).toEqual(['school', []]);
});

test('the climate keeps no mark, and what is no print is refused', async () => {
	const { id, now } = await opened('climate');
	const given = { openly: ['3'] };
	const mark = await markOf('any', one.delivery);
	await answerSurvey(db.as(one.people[0] as string, now), { survey_id: id, given, mark });
	expect(await answerSurvey(db.as(one.people[1] as string, now), { survey_id: id, given, mark: 'Ona' })).toMatchObject({
		refusal: 'mark_wrong'
	});
	await closeSurvey(db.asSystem(now), { survey_id: id });
	expect(await marks(id)).toEqual([{ mark: null }]);
});

test('a survey that was kept without a question closes like any other', async () => {
	const now = new Date('2027-03-03T12:00:00Z');
	const survey = await openSurvey(db.as(one.season.officer, now), { delivery_id: one.delivery, kind: 'evaluation' });
	await ask(db.url, `update evaluation.survey set questions = '[]' where id = $1`, [survey.ok && survey.value]);
	await closeSurveys(db.asSystem(new Date('2027-04-20T01:00:00Z')), {});
	const [kept] = await ask<{ closed: boolean }>(db.url, 'select closed_at is not null as closed from evaluation.survey where id = $1', [
		survey.ok && survey.value
	]);
	expect(kept?.closed).toBe(true);
});
