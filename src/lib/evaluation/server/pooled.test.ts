import { expect, test } from 'vitest';
import { newId } from '#platform';
import { deliveryById } from '#delivery/server';
import { lastDay, preparedTraining } from '../../../../tests/support/evaluation.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { answerSurvey, closeSurvey, openSurvey, readPooled, readPublicResults, type Grouping } from './index.ts';

const db = await testDatabase();

/** Two trainings of one edition, evaluated by so many: the second by too few to be told alone. */
async function evaluated(first: number, second: number) {
	const one = await preparedTraining(db, { schools: 2 });
	const { rows } = await db.beside.query(
		`select d.id, array_agg(p.person_id order by p.name) as people from delivery.delivery d join delivery.participant p on p.delivery_id = d.id
		where d.edition_id = $1 and d.id <> $2 group by d.id order by d.id limit 1`,
		[one.season.edition, one.delivery]
	);
	const trainings = [
		{ id: one.delivery, people: one.people.slice(0, first) },
		{ id: rows[0].id as string, people: (rows[0].people as string[]).slice(0, second) }
	];
	for (const { id, people } of trainings) {
		const opened = await openSurvey(db.as(one.season.officer, lastDay), { delivery_id: id, kind: 'evaluation' });
		if (!opened.ok) throw new Error(opened.refusal);
		for (const person of people) {
			const given = { expectations: ['fully'], clear_1: ['5'], recommend: ['9'], missing: ['Slapti žodžiai'] };
			const answered = await answerSurvey(db.as(person, lastDay), { survey_id: opened.value, given });
			if (!answered.ok) throw new Error(answered.refusal);
		}
		await closeSurvey(db.as(one.season.officer, lastDay), { survey_id: opened.value });
	}
	return { ...one, trainings };
}

test('the whole, its topics, networks, lecturers and trainings are told for officers; a small one is told nowhere until there are more', async () => {
	const one = await evaluated(6, 3);
	const counted = async (by: Grouping) => {
		const outcome = await readPooled(db.as(one.season.officer, lastDay), { edition_id: one.season.edition, kind: 'evaluation', by });
		if (!outcome.ok) throw new Error(outcome.refusal);
		return outcome.value.groups.map(({ sums }) => sums.find(({ sum }) => sum.question.key === 'recommend')?.sum.answered);
	};
	for (const by of ['edition', 'topic', 'network', 'lecturers', 'training'] as const) expect(await counted(by)).toEqual([6]);
	const delivery = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => deliveryById(trx, one.delivery));
	const outcome = await readPooled(db.as(one.season.officer, lastDay), {
		edition_id: one.season.edition,
		kind: 'evaluation',
		by: 'training'
	});
	expect(outcome).toMatchObject({ ok: true, value: { sheets: 9, groups: [{ name: { lt: delivery?.school } }] } });
});

test('the public is told in steps from the day after the closing on, without words, lecturers and exact numbers', async () => {
	const one = await preparedTraining(db, { schools: 3 });
	const { rows } = await db.beside.query('select id from delivery.delivery where edition_id = $1 order by id limit 3', [
		one.season.edition
	]);
	expect(rows).toHaveLength(3);
	const told = async (day: Date) => {
		const outcome = await readPublicResults(db.asPublic(day), { edition_id: one.season.edition });
		if (!outcome.ok) throw new Error(outcome.refusal);
		return outcome.value.results;
	};
	const nextDay = new Date(lastDay.getTime() + 86_400_000);
	for (const { id } of rows) {
		expect(await told(nextDay)).toEqual([]);
		const opened = await openSurvey(db.as(one.season.officer, lastDay), { delivery_id: id, kind: 'evaluation' });
		if (!opened.ok) throw new Error(opened.refusal);
		await closeSurvey(db.as(one.season.officer, lastDay), { survey_id: opened.value });
		for (let sheet = 0; sheet < 7; sheet++)
			await db.beside.query('insert into evaluation.sheet (id, survey_id, answers) values ($1, $2, $3)', [
				newId(),
				opened.value,
				{ expectations: sheet < 5 ? 'fully' : 'mostly', clear_1: 5, missing: 'Slapti žodžiai' }
			]);
	}
	expect(await told(lastDay)).toEqual([]);
	const results = await told(nextDay);
	// 15 and 6 of 21: 71.4 and 28.6 percent.
	expect(results).toMatchObject([{ kind: 'evaluation', sums: [{ question: { key: 'expectations' }, at_least: 20 }] }]);
	expect(results[0]?.sums[0]?.shares.slice(0, 2).map(({ percent }) => percent)).toEqual([70, 30]);
	expect(results[0]?.sums).toHaveLength(1);
	expect(JSON.stringify(results)).not.toContain('Slapti');
});

test('nobody but officers of the centre lays surveys together, and the climate is in none', async () => {
	const one = await preparedTraining(db);
	for (const who of [one.people[0] as string, one.season.lecturers[0] as string, one.season.schools[0]?.head as string])
		for (const kind of ['needs', 'evaluation', 'practice'] as const)
			expect(await readPooled(db.as(who, lastDay), { edition_id: one.season.edition, kind, by: 'edition' })).toMatchObject({
				refusal: 'not_found'
			});
	const empty = await readPublicResults(db.asPublic(lastDay), { edition_id: one.season.edition });
	expect(empty).toMatchObject({ ok: true, value: { results: [] } });
});
