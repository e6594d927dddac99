import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, today, type TestDatabase } from '../../../../tests/support/database.ts';
import { both, draftOf, makeCall, makeProgramme, openCentre, type Centre } from '../../../../tests/support/programmes.ts';
import { publishCall, publishRules, readCall, rulesInForce, saveRules } from './index.ts';

let db: TestDatabase;
let centre: Centre;

beforeAll(async () => {
	db = await testDatabase();
	centre = await openCentre(db);
});

describe('rules', () => {
	test('published are never changed: a change is a further version, and the earlier one keeps its topics', async () => {
		const { edition } = await makeProgramme(db, centre);
		const call = await makeCall(db, centre, edition.id);
		const at = (hour: number) => db.as(centre.officer, new Date(today.getTime() + hour * 3_600_000));
		expect(await publishRules(at(0), { call_id: call.id })).toMatchObject({ value: { version: 1 } });
		const first = await db
			.asPublic()
			.db.transaction()
			.execute((trx) => rulesInForce(trx, call.id));
		if (!first) throw new Error('no rules in force');
		const topics = first.topics.map((topic) => (topic.code === 'planning' ? { ...topic, name: both('Kitas pavadinimas') } : topic));
		expect(await saveRules(at(1), { call_id: call.id, criteria: first.criteria, form: first.form, topics })).toMatchObject({
			value: { version: 2 }
		});
		expect(
			(
				await db
					.asPublic()
					.db.transaction()
					.execute((trx) => rulesInForce(trx, call.id))
			)?.version
		).toBe(1);
		expect(await publishRules(at(2), { call_id: call.id, note: 'Patikslinta tema' })).toMatchObject({ value: { version: 2 } });
		const [second, kept] = await db
			.asPublic()
			.db.transaction()
			.execute(async (trx) => [
				await rulesInForce(trx, call.id),
				(await trx.selectFrom('programmes.rules').select('topics').where('id', '=', first.id).executeTakeFirstOrThrow()).topics
			]);
		expect(second).toMatchObject({ version: 2, note: 'Patikslinta tema', topics });
		expect(kept).toEqual(first.topics);
		await expect(db.beside.query(`update programmes.rules set criteria = '[]' where id = $1`, [first.id])).rejects.toMatchObject({
			constraint: 'published_rules_stay'
		});
		await expect(db.beside.query(`delete from programmes.rules where id = $1`, [first.id])).rejects.toMatchObject({
			constraint: 'published_rules_stay'
		});
		expect(await publishRules(at(3), { call_id: call.id })).toMatchObject({ refusal: 'no_draft' });
	});

	test('written by two officers at once are not written over unseen', async () => {
		const { edition } = await makeProgramme(db, centre);
		const call = await makeCall(db, centre, edition.id);
		const draft = await draftOf(db, call.id);
		const { criteria, form, topics } = draft;
		const later = db.as(centre.officer, new Date(today.getTime() + 1000));
		expect(await saveRules(later, { call_id: call.id, criteria, form, topics, seen: draft.saved_at })).toMatchObject({ ok: true });
		expect(await saveRules(later, { call_id: call.id, criteria: [], form, topics, seen: draft.saved_at })).toMatchObject({
			refusal: 'changed_meanwhile'
		});
	});

	test('that look at what the form never asks are not published', async () => {
		const { edition } = await makeProgramme(db, centre, 'own', 'Trečia rūšis');
		const call = await makeCall(db, centre, edition.id);
		const draft = await draftOf(db, call.id);
		expect(await publishRules(db.as(centre.officer), { call_id: call.id })).toMatchObject({
			refusal: 'contradictory',
			faults: [{ key: 'no_criteria' }]
		});
		const rule = {
			id: 'tema',
			criterion: 'topic_among',
			params: { other_allowed: true },
			severity: 'refuse',
			clause: '1',
			wording: null
		} as const;
		await saveRules(db.as(centre.officer), { call_id: call.id, criteria: [rule], form: draft.form, topics: [] });
		expect(await publishCall(db.as(centre.officer), { call_id: call.id })).toMatchObject({
			refusal: 'contradictory',
			faults: [{ field: 'rule-tema', key: 'form_asks_no_topic' }]
		});
	});

	test('of a third kind are composed of the catalogue and judge at once', async () => {
		const made = await makeProgramme(db, centre, 'zalioji-mokykla', 'Žalioji mokykla');
		const call = await makeCall(db, centre, made.edition.id);
		const draft = await draftOf(db, call.id);
		const criteria = [
			{
				id: 'komanda',
				criterion: 'team_size_between',
				params: { least: 2, most: 4 },
				severity: 'refuse',
				clause: '3 punktas',
				wording: both('Komandoje 2–4 žmonės.')
			},
			{ id: 'kaimas', criterion: 'pupils_at_most', params: { pupils: 120 }, severity: 'priority', clause: '5 punktas', wording: null }
		] as const;
		expect(
			await saveRules(db.as(centre.officer), { call_id: call.id, criteria: [...criteria], form: draft.form, topics: [] })
		).toMatchObject({ ok: true });
		expect(
			await saveRules(db.as(centre.officer), {
				call_id: call.id,
				criteria: [{ ...criteria[0], params: { least: 5, most: 4 } }],
				form: draft.form,
				topics: []
			})
		).toMatchObject({ refusal: 'not_understood' });
		expect(await publishCall(db.as(centre.officer), { call_id: call.id })).toMatchObject({ ok: true });
		expect((await readCall(db.asPublic(), call.slug))?.rules.criteria).toEqual(criteria);
	});
});
