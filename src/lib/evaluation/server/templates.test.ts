import { expect, test } from 'vitest';
import type { Trx } from '#platform/server';
import { boxOf, before, preparedTraining, type Prepared } from '../../../../tests/support/evaluation.ts';
import { ask as asOwner, testDatabase } from '../../../../tests/support/database.ts';
import type { Asked } from '../asked.ts';
import { withMoved, withoutQuestion, withQuestion, type Template } from '../template.ts';
import {
	answerSurvey,
	changeTemplate,
	closeSurveys,
	copyTemplate,
	openSurvey,
	openSurveys,
	readTemplates,
	returnToOurs,
	surveyOf,
	useTemplate
} from './index.ts';

const db = await testDatabase();
const read = <Value>(query: (trx: Trx) => Promise<Value>): Promise<Value> => db.asSystem().db.transaction().execute(query);
const kind = 'practice' as const;
const own: Asked = { key: 'q1', kind: 'text', text: { lt: 'Ko išmokė mokiniai?', en: 'What did pupils teach you?' } };

const named = ({ season }: Prepared) => ({ edition_id: season.edition, kind });
const officer = ({ season }: Prepared, now = before) => db.as(season.officer, now);
async function viewOf(one: Prepared) {
	const outcome = await readTemplates(officer(one), { edition_id: one.season.edition });
	const view = outcome.ok ? outcome.value.templates.find((template) => template.kind === kind) : undefined;
	if (!view) throw new Error('no questionnaire');
	return view;
}
async function change(one: Prepared, how: (draft: Template) => Template) {
	const { draft } = await viewOf(one);
	if (!draft) throw new Error('no draft');
	return changeTemplate(officer(one), { ...named(one), seen: draft.revision, draft: how(draft.template) });
}
const put = async (one: Prepared) => useTemplate(officer(one), { ...named(one), seen: (await viewOf(one)).draft?.revision ?? 0 });

test('an officer copies our questionnaire, changes it, and puts a version into use by which surveys are opened', async () => {
	const one = await preparedTraining(db);
	expect(await viewOf(one)).toMatchObject({ in_use: null, draft: null });
	for (let twice = 0; twice < 2; twice++) expect(await copyTemplate(officer(one), named(one))).toMatchObject({ ok: true });
	expect((await viewOf(one)).draft).toMatchObject({ revision: 1, contradictions: [], differs: false });
	expect(await change(one, (draft) => withQuestion({ ...draft, opens_days: 28, closes_days: 35 }, own))).toMatchObject({ ok: true });
	expect(await viewOf(one)).toMatchObject({ in_use: null, draft: { differs: true }, used: { opens_days: 91 } });
	expect(await put(one)).toMatchObject({ ok: true, value: 1 });
	expect(await viewOf(one)).toMatchObject({ in_use: 1, draft: { differs: false }, used: { opens_days: 28 } });

	// The last day is 3 March 2027: four weeks later is the 31st, and the survey waits until 7 April.
	const survey = () => read((trx) => surveyOf(trx, one.delivery, kind));
	await openSurveys(db.asSystem(new Date('2027-03-31T03:30:00Z')), {});
	expect(await survey()).toBeUndefined();
	await openSurveys(db.asSystem(new Date('2027-03-31T05:00:00Z')), {});
	const opened = await survey();
	expect(opened).toMatchObject({ opens_on: '2027-03-31', closes_on: '2027-04-07', template_version: 1 });
	expect(opened?.questions.at(-1)?.key).toBe('q1');
});

test('by our questionnaire needs are asked three weeks before the first day, and use thirteen weeks after the last', async () => {
	const { delivery, people } = await preparedTraining(db);
	const open = async (when: string, which: 'needs' | 'practice') => {
		await openSurveys(db.asSystem(new Date(when)), {});
		return (await read((trx) => surveyOf(trx, delivery, which)))?.closes_on;
	};
	// First day 1 March, last day 3 March 2027.
	expect(await open('2027-02-07T12:00:00Z', 'needs')).toBeUndefined();
	expect(await open('2027-02-08T05:00:00Z', 'needs')).toBe('2027-02-18');
	expect(await open('2027-06-01T12:00:00Z', 'practice')).toBeUndefined();
	expect(await open('2027-06-02T04:00:00Z', 'practice')).toBe('2027-06-23');
	const survey = await read((trx) => surveyOf(trx, delivery, 'practice'));
	const now = new Date('2027-06-02T09:00:00Z');
	const given = { applies: ['not'], change: ['clear'], obstacles: ['time'] };
	expect(await answerSurvey(db.as(people[0] as string, now), { survey_id: survey?.id ?? '', given })).toMatchObject({ ok: true });
	expect(await boxOf(db, survey?.id ?? '')).toEqual([{ applies: 'not', obstacles: ['time'] }]);
});

test('what contradicts itself is named and not put into use; a version in use changes no more', async () => {
	const one = await preparedTraining(db);
	await copyTemplate(officer(one), named(one));
	await change(one, (draft) => withoutQuestion(draft, 'applies'));
	expect((await viewOf(one)).draft?.contradictions.map((found) => `${found.question} ${found.kind}`)).toEqual([
		'uses earlier',
		'change earlier',
		'obstacles earlier'
	]);
	expect(await put(one)).toMatchObject({ refusal: 'contradictory' });
	await change(one, (draft) => ({ ...draft, questions: [own] }));
	expect(await put(one)).toMatchObject({ value: 1 });
	await change(one, (draft) => withQuestion(draft, { ...own, key: 'q2', text: { lt: 'Dar?', en: 'More?' } }));
	expect(await put(one)).toMatchObject({ value: 2 });
	const now = new Date('2027-06-02T09:00:00Z');
	expect(await openSurvey(officer(one, now), { delivery_id: one.delivery, kind })).toMatchObject({ ok: true });
	await expect(db.as(one.season.officer).db.updateTable('evaluation.template_version').set({ number: 9 }).execute()).rejects.toThrow(
		'permission denied'
	);
	expect(await returnToOurs(officer(one), named(one))).toMatchObject({ ok: true });
	expect(await viewOf(one)).toMatchObject({ in_use: null, draft: { differs: true }, used: { opens_days: 91 } });
	expect((await read((trx) => surveyOf(trx, one.delivery, kind)))?.questions.map(({ key }) => key)).toEqual(['q1', 'q2']);
});

test('nobody saves over another officer, and nobody else reads or writes', async () => {
	const one = await preparedTraining(db);
	await copyTemplate(officer(one), named(one));
	const seen = (await viewOf(one)).draft;
	if (!seen) throw new Error('no draft');
	const save = (draft: Template) => changeTemplate(officer(one), { ...named(one), seen: seen.revision, draft });
	expect(await save(withMoved(seen.template, 'help', -1))).toMatchObject({ ok: true });
	expect(await save(withQuestion(seen.template, own))).toMatchObject({ refusal: 'changed_meanwhile' });
	expect(await useTemplate(officer(one), { ...named(one), seen: seen.revision })).toMatchObject({ refusal: 'changed_meanwhile' });
	for (const who of [one.people[0] as string, one.season.lecturers[0] as string, one.season.schools[0]?.head as string]) {
		const other = db.as(who, before);
		expect(await readTemplates(other, { edition_id: one.season.edition })).toMatchObject({ refusal: 'not_found' });
		for (const outcome of [
			await copyTemplate(other, named(one)),
			await changeTemplate(other, { ...named(one), seen: 2, draft: seen.template }),
			await useTemplate(other, { ...named(one), seen: 2 }),
			await returnToOurs(other, named(one))
		])
			expect(outcome).toMatchObject({ refusal: 'not_found' });
	}
});

test('what could not be read again is not kept: a 61st question, a condition on no key', async () => {
	const one = await preparedTraining(db);
	await copyTemplate(officer(one), named(one));
	const filled = (count: number): Asked[] =>
		Array.from({ length: count }, (_, at) => ({ ...own, key: `q${at}`, text: { lt: `Ko ${at}?`, en: `What ${at}?` } }));
	expect(await change(one, (draft) => ({ ...draft, questions: filled(60) }))).toMatchObject({ ok: true });
	expect(await change(one, (draft) => ({ ...draft, questions: filled(61) }))).toMatchObject({ refusal: 'draft_wrong' });
	const posted: Asked = { ...own, key: 'q1', only_if: { question: 'Bad', is: ['1'] } };
	expect(await change(one, (draft) => withQuestion(draft, posted))).toMatchObject({ refusal: 'draft_wrong' });
	expect((await viewOf(one)).draft).toMatchObject({ revision: 2, template: { questions: { length: 60 } } });
});

test('a draft that cannot be read is told as such, hinders nothing else, and is thrown away for a new copy', async () => {
	const one = await preparedTraining(db);
	await copyTemplate(officer(one), named(one));
	await change(one, (draft) => ({ ...draft, questions: [own] }));
	expect(await put(one)).toMatchObject({ value: 1 });
	await db.beside.query(`update evaluation.template set draft = '{"questions": 1}' where edition_id = $1`, [one.season.edition]);
	expect(await viewOf(one)).toMatchObject({ broken: true, draft: null, in_use: 1, used: { questions: [{ key: 'q1' }] } });
	expect(await useTemplate(officer(one), { ...named(one), seen: 2 })).toMatchObject({ refusal: 'contradictory' });
	expect(await copyTemplate(officer(one), named(one))).toMatchObject({ ok: true });
	expect(await viewOf(one)).toMatchObject({ broken: false, draft: { revision: 3, contradictions: [], differs: true }, in_use: 1 });
});

test('a survey without questions is not opened, and one that fails stops none of the others', async () => {
	const [one, other] = [await preparedTraining(db), await preparedTraining(db)];
	await copyTemplate(officer(one), named(one));
	await change(one, (draft) => ({ ...draft, questions: [own] }));
	expect(await put(one)).toMatchObject({ value: 1 });
	// Put into use before this was a contradiction: nothing is asked but of lecturers, and there are none.
	const onlyOfLecturers = JSON.stringify([{ ...own, each: 'lecturer' }]);
	await asOwner(
		db.url,
		`update evaluation.template_version version set content = jsonb_set(content, '{questions}', $2::jsonb)
			from evaluation.template template where template.id = template_id and template.edition_id = $1`,
		[one.season.edition, onlyOfLecturers]
	);
	await db.beside.query('update delivery.lecturer set removed_at = $2 where delivery_id = $1', [one.delivery, before]);
	const now = new Date('2027-06-02T09:00:00Z');
	expect(await openSurvey(officer(one, now), { delivery_id: one.delivery, kind })).toMatchObject({ refusal: 'no_questions' });
	await returnToOurs(officer(one), named(one));
	for (const { season, delivery } of [one, other])
		expect(await openSurvey(db.as(season.officer, now), { delivery_id: delivery, kind })).toMatchObject({ ok: true });
	// A sheet that was sealed with another secret keeps its own survey open, and no other.
	await asOwner(
		db.url,
		`insert into evaluation.box (survey_id, ballot_hash, sealed) select id, $3, '\\x00' from evaluation.survey where delivery_id = $1 and kind = $2`,
		[one.delivery, kind, 'a'.repeat(64)]
	);
	const ended = db.asSystem(new Date('2027-06-24T09:00:00Z'));
	await expect(closeSurveys(ended, {})).rejects.toThrow('surveys failed');
	expect(await read((trx) => surveyOf(trx, other.delivery, kind))).toMatchObject({ private_key: null });
	expect((await read((trx) => surveyOf(trx, one.delivery, kind)))?.private_key).not.toBeNull();
});
