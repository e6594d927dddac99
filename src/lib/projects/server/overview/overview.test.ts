import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform';
import { readNetwork } from '#networks/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, somebodyIn, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { beginPlan } from '../plans/index.ts';
import { answerHealth, readHealth, readNetworkProgress, writeToSchool } from './index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});
const after = (days: number) => new Date(today.getTime() + days * 86_400_000);
const progress = async (who: string, now?: Date) => readNetworkProgress(db.as(who, now), stage.network.id);
const rowOf = async (school: string, now?: Date) =>
	value(await progress(stage.expert, now)).schools.find(({ school_id }) => school_id === school);

describe('the schools of a network side by side', () => {
	test('are seen by its coordinators, experts and the centre, not by its schools', async () => {
		for (const who of [...stage.coordinators, stage.expert, stage.formed.open.centre.officer])
			expect(value(await progress(who)).schools).toHaveLength(2);
		expect(await progress(stage.teacher)).toMatchObject({ refusal: 'not_yours' });
		expect(await progress(stage.stranger.head)).toMatchObject({ refusal: 'not_found' });
	});

	test('each with its last sign of life and its next step', async () => {
		expect(await rowOf(stage.school.id)).toMatchObject({
			title: 'Septintokai drąsiai klausia',
			last: { kind: 'project', on: '2026-11-27' },
			next: 'aim',
			quiet: null,
			stuck: 0,
			suggestion: 'aim'
		});
		expect(await rowOf(stage.neighbour.id)).toMatchObject({ project_id: null, last: null, next: 'begin', suggestion: 'visit' });
		value(await beginPlan(db.as(stage.teacher, after(20)), stage.project));
		expect((await rowOf(stage.school.id, after(21)))?.last).toEqual({ kind: 'plan', on: '2026-12-17' });
	});

	test('a school is quiet after as many days without any sign as its edition says: 45', async () => {
		expect((await rowOf(stage.school.id, after(65)))?.quiet).toBe(null);
		expect((await rowOf(stage.school.id, after(66)))?.quiet).toBe(46);
		const days = (count: number) =>
			db.beside.query(`update programmes.edition set terms = terms || jsonb_build_object('quiet_after_days', $2::int) where id = $1`, [
				stage.formed.edition.id,
				count
			]);
		await days(70);
		expect((await rowOf(stage.school.id, after(66)))?.quiet).toBe(null);
		await days(30);
		expect((await rowOf(stage.school.id, after(51)))?.quiet).toBe(31);
		await days(45);
	});

	test('only such talk counts as the reader may see', async () => {
		const item = async (visibility: string) => {
			const { rows } = await db.beside.query(
				`with item as (insert into spaces.item (id, room_id, edition_id, kind, title, visibility, school_id, author_id, made_at, moved_at)
					select gen_random_uuid(), $1, $2, 'discussion', 'Kaip klausti', $3, $4, $5, $6, $6 returning id),
				 discussion as (insert into spaces.discussion (id, posts, question, helper_id, answer_by) select id, 1, true, $7, $6 from item),
				 post as (insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
					select gen_random_uuid(), id, $5, 'Kaip?', '<p>Kaip?</p>', 'page', $6 from item)
				 select id from item`,
				[stage.network.id, stage.formed.edition.id, visibility, stage.school.id, stage.teacher, after(30), stage.coordinators[0]]
			);
			return rows;
		};
		await db.beside.query(
			`insert into spaces.room (id, kind, edition_id, network_id, opened_at) values ($1, 'network', $2, $1, $3) on conflict do nothing`,
			[stage.network.id, stage.formed.edition.id, today]
		);
		await item('school');
		expect(await rowOf(stage.school.id, after(31))).toMatchObject({ last: { kind: 'plan' }, stuck: 0 });
		await item('network');
		expect(await rowOf(stage.school.id, after(31))).toMatchObject({ last: { kind: 'post', on: '2026-12-27' }, stuck: 1 });
	});

	test('only such attendance counts as is of its edition', async () => {
		const other = newId();
		await db.beside.query(
			`insert into programmes.edition (id, programme_id, slug, name, starts_on, ends_on, terms, created_at)
			select $2, programme_id, 'kita', name, starts_on, ends_on, terms, created_at from programmes.edition where id = $1`,
			[stage.formed.edition.id, other]
		);
		const attend = (edition: string, days: number) =>
			db.beside.query(
				`with held as (insert into delivery.delivery (id, reference, edition_id, kind, network_id, title, place, lecturers_least, contact, consultation, made_at)
					values (gen_random_uuid(), $1::uuid::text, $1, 'meeting', $2, '{}', 'Sale', 0, 8, 0, $5) returning id),
				session as (insert into delivery.session (id, delivery_id, held_on, half, begins_at, ends_at, contact, consultation, secret, made_at)
					select gen_random_uuid(), id, $5::timestamptz::date, 'whole', $5, $5::timestamptz + interval '4 hours', 8, 0, 'x', $5 from held returning id),
				participant as (insert into delivery.participant (id, delivery_id, person_id, school_id, name, code, starts_on, joined_at)
					select gen_random_uuid(), id, $3, $4, 'Rūta', 'AB', '2026-09-01', $5 from held returning id)
				insert into delivery.mark (id, session_id, participant_id, status, way, marked_at, received_at)
				select gen_random_uuid(), session.id, participant.id, 'present', 'screen', $5, $5 from session, participant`,
				[edition, stage.network.id, stage.teacher, stage.school.id, after(days)]
			);
		await attend(other, 40);
		expect((await rowOf(stage.school.id, after(41)))?.last?.kind).toBe('post');
		await attend(stage.formed.edition.id, 40);
		expect((await rowOf(stage.school.id, after(41)))?.last).toEqual({ kind: 'attendance', on: '2027-01-06' });
	});

	test('a word of encouragement goes to those who speak for the school, once a day', async () => {
		const write = (who: string, school_id: string, body = 'Gal užsukti kitą savaitę?', now = after(80)) =>
			writeToSchool(db.as(who, now), { network_id: stage.network.id, school_id, body });
		expect(await write(stage.teacher, stage.neighbour.id)).toMatchObject({ refusal: 'not_yours' });
		expect(await write(stage.expert, stage.stranger.id)).toMatchObject({ refusal: 'not_found' });
		expect(await write(stage.expert, stage.school.id, 'Nu?')).toMatchObject({
			faults: [{ field: 'body', key: 'projects_fault_letter_body' }]
		});
		expect(value(await write(stage.expert, stage.school.id)).letters).toBeGreaterThan(0);
		expect(await write(stage.coordinators[0], stage.school.id)).toMatchObject({ refusal: 'written_today' });
		value(await write(stage.expert, stage.neighbour.id));
		const { rows } = await db.beside.query(
			`select person_id, reply_to from platform.mail where template = 'school_encouraged' order by written_at`
		);
		const to = new Map(rows.map(({ person_id, reply_to }) => [person_id, reply_to]));
		expect(to.get(stage.school.head)).toMatch(/^reply\+/);
		expect(to.get(stage.neighbour.head)).toBe(null);
		expect(to.has(stage.teacher)).toBe(false);
	});

	test('on the page of the network its schools read nothing of each other’s projects', async () => {
		for (const who of [stage.neighbour.head, stage.coordinators[0]]) {
			const { told } = value(await readNetwork(db.as(who, after(81)), stage.network.id));
			expect(told.map(({ name }) => name)).toContain('network.activated');
			expect(told.filter(({ name }) => /^(?:project|school_plan|school)\./.test(name))).toEqual([]);
		}
	});
});

describe('the health of the network (N-04)', () => {
	const say = (who: string, mark: string, more: Record<string, string> = {}) =>
		answerHealth(db.as(who), {
			network_id: stage.network.id,
			leadership: mark,
			roles: mark,
			connections: mark,
			improvement: mark,
			culture: mark,
			context: '',
			...more
		});
	const desk = async (who: string, now?: Date) => value(await readHealth(db.as(who, now), stage.network.id));
	/** The quarter that begins with October is over. */
	const january = new Date('2027-01-01T09:00:00Z');

	test('is told as means of at least three; one’s own answers only to oneself', async () => {
		value(await say(stage.teacher, '1'));
		value(await say(stage.teacher, '3'));
		value(await say(stage.expert, '4'));
		const two = await desk(stage.coordinators[0], january);
		expect(two.quarters).toMatchObject([{ quarter: '2026-10-01', health: { people: 2, weakest: null } }]);
		expect(two.quarters[0]?.health.items.every(({ mean }) => mean === null)).toBe(true);
		expect(two.own).toBe(null);

		value(await say(await somebodyIn(db, stage.neighbour.id, 'team_member', 'Asta Kaimynė'), '3', { culture: '2' }));
		// While the quarter goes on nobody sees a mean: before and after one more answer they would know what it was.
		const going = await desk(stage.teacher);
		expect([going.quarters, going.people]).toEqual([[], 3]);
		expect(going.own).toMatchObject({ leadership: 3, context: null });
		const three = await desk(stage.teacher, january);
		expect([three.own, three.people]).toEqual([null, 0]);
		expect(three.quarters[0]?.health.items.map(({ item, answered, mean }) => [item, answered, mean])).toEqual([
			['leadership', 3, 3.33],
			['roles', 3, 3.33],
			['connections', 3, 3.33],
			['improvement', 3, 3.33],
			['culture', 3, 3],
			['context', 0, null]
		]);
		expect(three.quarters[0]?.health.weakest).toBe('culture');
		const { rows } = await db.beside.query(
			`select count(*)::int as told, count(actor_id)::int as named from platform.event where name = 'network_health.answered'`
		);
		expect(rows[0]).toEqual({ told: 3, named: 0 });
	});

	test('is asked of the people of the network, from one to four', async () => {
		expect(await say(stage.teacher, '')).toMatchObject({ refusal: 'health_empty' });
		expect(await say(stage.teacher, '5')).toMatchObject({ refusal: 'health_empty' });
		expect(await say(stage.formed.open.centre.officer, '3')).toMatchObject({ refusal: 'not_yours' });
		expect(await say(stage.stranger.head, '3')).toMatchObject({ refusal: 'not_found' });
		expect((await desk(stage.formed.open.centre.officer)).answers).toBe(false);
	});

	test('is answered to the last day of the network, and no longer when it or its edition is over', async () => {
		const answer = (day: string) => {
			const context = db.as(stage.teacher, new Date(`${day}T09:00:00Z`));
			return answerHealth(context, { network_id: stage.network.id, leadership: '3' });
		};
		await db.beside.query(`update networks.network set closed_on = '2027-05-31', closed_at = $2 where id = $1`, [stage.network.id, today]);
		value(await answer('2027-05-31'));
		expect(await answer('2027-06-01')).toMatchObject({ refusal: 'network_closed' });
		await db.beside.query(`update networks.network set closed_on = null, closed_at = null where id = $1`, [stage.network.id]);
		value(await answer('2027-06-01'));
		expect(await answer('2040-01-01')).toMatchObject({ refusal: 'network_closed' });
		expect((await desk(stage.teacher, new Date('2040-01-01T09:00:00Z'))).answers).toBe(false);
	});
});
