import { beforeAll, describe, expect, test } from 'vitest';
import { ask, testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import {
	agreeToBeNamed,
	askForNames,
	correctReached,
	forgetNames,
	readAsking,
	readConsent,
	readReach,
	readTaughtOf,
	removeName,
	removeTaught,
	stopAskingForNames,
	withdrawConsent,
	writeTaught
} from './index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});
const after = (days: number) => new Date(today.getTime() + days * 86_400_000);
const secret = (sign: string) => sign.repeat(22);
const over = new Date('2040-01-01T09:00:00Z');

/** Something that was taught, and the address at which one agrees to be named. */
async function asked(reached: string): Promise<{ id: string; code: string }> {
	const day = today.toISOString().slice(0, 10);
	const typed = { held_on: day, what: 'Kaip užduoti klausimą', minutes: '45', reached, moved: '' };
	const { id } = value(await writeTaught(db.as(stage.teacher), { project_id: stage.project, ...typed }));
	value(await askForNames(db.as(stage.teacher), { taught_id: id }));
	return { id, code: await codeOf(id) };
}
const team = async (id: string, who = stage.teacher) => readTaughtOf(db.as(who), { project_id: stage.project, taught_id: id });
const codeOf = async (id: string) => value(await team(id)).taught.code ?? '';
const agree = (code: string, name: string, withdrawal: string, now = today) =>
	agreeToBeNamed({ ...db.asPublic(), now }, { code, name, withdrawal, asker: '192.0.2.7' });
const namesFor = async (who: string) => value(await readReach(db.as(who), stage.project)).taught[0]?.named;

describe('a teacher who was reached (B-11)', () => {
	test('agrees to be named without an account, once, and sees what is kept', async () => {
		const { id, code } = await asked('4');
		expect(value(await readAsking(db.asPublic(), code))).toEqual({
			school: 'Mokykla A',
			project: 'Septintokai drąsiai klausia',
			what: 'Kaip užduoti klausimą',
			held_on: '2026-11-27',
			forgotten_on: expect.stringMatching(/^20\d\d-/)
		});
		expect(await agree(code, 'x', secret('a'))).toMatchObject({ faults: [{ field: 'name', key: 'projects_fault_named_name' }] });
		value(await agree(code, ' Zita  Zutkienė', secret('a')));
		value(await agree(code, 'Zita Zutkienė', secret('a')));
		// Another name with the same secret is somebody else at the same phone: they get their own.
		const other = value(await agree(code, 'Česlovas Ąžuolas', secret('a')));
		expect(other.withdrawal).not.toBe(secret('a'));
		expect(value(await readConsent(db.asPublic(), secret('a')))).toMatchObject({ name: 'Zita Zutkienė', school: 'Mokykla A' });
		expect(value(await team(id)).named.map(({ name }) => name)).toEqual(['Česlovas Ąžuolas', 'Zita Zutkienė']);
		for (const wrong of ['', 'x', secret('q'), code])
			expect(await readConsent(db.asPublic(), wrong)).toMatchObject({ refusal: 'not_found' });
		for (const wrong of ['', secret('a'), "' or true --aaaaaaaaaa"])
			expect(await agree(wrong, 'Rūta', secret('b'))).toMatchObject({ refusal: 'not_found' });
	});

	test('is named to the team, to those who help it and to the centre, and to nobody else; the count is the team’s own', async () => {
		for (const who of [stage.teacher, stage.school.head, stage.coordinators[0], stage.expert, stage.formed.open.centre.officer])
			expect(await namesFor(who)).toEqual(['Česlovas Ąžuolas', 'Zita Zutkienė']);
		expect(await namesFor(stage.neighbour.head)).toEqual([]);
		const { reach } = value(await readReach(db.as(stage.neighbour.head), stage.project));
		expect([reach.teachers, reach.visits]).toEqual([4, 4]);
		const [taught] = value(await readReach(db.as(stage.teacher), stage.project)).taught;
		expect(await team(taught?.id ?? '', stage.expert)).toMatchObject({ refusal: 'not_yours' });
		expect(await team(taught?.id ?? '', stage.neighbour.head)).toMatchObject({ refusal: 'not_yours' });
		expect(await team(taught?.id ?? '', stage.stranger.head)).toMatchObject({ refusal: 'not_found' });
	});

	test('is not named to the school that founded the network, although it helps: no other school reads the name', async () => {
		const founded = (kind: string, founder: string | null) =>
			ask(
				db.url,
				`with network as (update networks.network set kind = $1, founder_id = $2 where id = $3 returning id)
				update networks.membership m set kind = $1, joined = $4 from network where m.network_id = network.id`,
				[kind, founder, stage.network.id, founder ? 'invited' : 'formed']
			);
		await ask(
			db.url,
			'alter table networks.network disable trigger user, drop constraint formed_from_a_proposal; alter table networks.membership disable trigger user'
		);
		await founded('founded', stage.neighbour.id);
		expect(value(await readReach(db.as(stage.neighbour.head), stage.project)).part).toBe('helper');
		expect(await namesFor(stage.neighbour.head)).toEqual([]);
		await founded('formed', null);
	});

	test('takes it back at any time: it is deleted, and nothing of it is kept', async () => {
		const late = { ...db.asPublic(), now: over };
		value(await withdrawConsent(late, secret('a')));
		value(await withdrawConsent(late, secret('a')));
		expect(await readConsent(db.asPublic(), secret('a'))).toMatchObject({ refusal: 'not_found' });
		expect(await namesFor(stage.teacher)).toEqual(['Česlovas Ąžuolas']);
		const { rows } = await db.beside.query(
			`select (select count(*)::int from projects.named where name like 'Zita%') as kept,
				(select count(*)::int from platform.event where particulars::text ~ 'Zita|Česlovas' or (name like 'second_level.name%' and actor_id is not null)) as told`
		);
		expect(rows).toEqual([{ kept: 0, told: 0 }]);
	});

	test('whoever has lost their address is taken out by the team, also when the project is over', async () => {
		const [taught] = value(await readReach(db.as(stage.teacher), stage.project)).taught;
		const [named] = value(await team(taught?.id ?? '')).named;
		const out = (who: string) => removeName(db.as(who, over), { taught_id: taught?.id ?? '', id: named?.id ?? '' });
		expect(await out(stage.expert)).toMatchObject({ refusal: 'not_yours' });
		value(await out(stage.teacher));
		value(await out(stage.teacher));
		expect(await namesFor(stage.teacher)).toEqual([]);
	});
});

describe('the address', () => {
	test('is worth nothing once it is renewed or closed, its sixty days, the project or its event are over', async () => {
		const { id, code } = await asked('4');
		const open = async (of: string, now = today) => (await readAsking({ ...db.asPublic(), now }, of)).ok;
		expect(await open(code, after(60))).toBe(true);
		expect(await open(code, after(61))).toBe(false);
		expect(await agree(code, 'Rūta Rūtaitė', secret('c'), after(61))).toMatchObject({ refusal: 'not_found' });
		value(await askForNames(db.as(stage.school.head), { taught_id: id }));
		expect(await open(code)).toBe(true);
		value(await askForNames(db.as(stage.school.head), { taught_id: id, renew: true }));
		const renewed = await codeOf(id);
		expect([await open(code), await open(renewed)]).toEqual([false, true]);
		expect(await askForNames(db.as(stage.expert), { taught_id: id })).toMatchObject({ refusal: 'not_yours' });
		expect(await askForNames(db.as(stage.teacher, over), { taught_id: id })).toMatchObject({ refusal: 'project_closed' });
		value(await stopAskingForNames(db.as(stage.teacher, over), id));
		expect(await open(renewed)).toBe(false);
		value(await askForNames(db.as(stage.teacher), { taught_id: id }));
		const last = await codeOf(id);
		value(await agree(last, 'Rūta Rūtaitė', secret('c')));
		value(await removeTaught(db.as(stage.teacher), id));
		expect(await open(last)).toBe(false);
		expect(await readConsent(db.asPublic(), secret('c'))).toMatchObject({ refusal: 'not_found' });
		const { rows } = await db.beside.query('select count(*)::int as kept from projects.named where taught_id = $1', [id]);
		expect(rows).toEqual([{ kept: 0 }]);
	});

	test('takes no more names than were reached and twenty to spare, two at once counted one after another', async () => {
		const { id, code } = await asked('0');
		for (let number = 0; number < 19; number++) value(await agree(code, 'Ona Onaitė', secret(String.fromCharCode(65 + number))));
		const both = await Promise.all([agree(code, 'Ona Onaitė', secret('y')), agree(code, 'Ona Onaitė', secret('z'))]);
		expect(both.map((one) => (one.ok ? 'named' : one.refusal)).sort()).toEqual(['named', 'names_full']);
		// The count stays what the team says; it may correct it.
		expect(value(await team(id)).taught.reached).toBe(0);
		expect(await correctReached(db.as(stage.teacher), { taught_id: id, reached: 'daug' })).toMatchObject({
			faults: [{ field: 'reached', key: 'projects_fault_taught_reached' }]
		});
		value(await correctReached(db.as(stage.teacher), { taught_id: id, reached: '21' }));
		expect(value(await team(id)).taught.reached).toBe(21);
		value(await agree(code, 'Ona Onaitė', secret('z')));
		value(await removeTaught(db.as(stage.teacher), id));
	});

	test('is tried so many times in an hour from one place', async () => {
		const { code } = await asked('4');
		const attempt = (place: string) => agreeToBeNamed(db.asPublic(), { code, name: '', withdrawal: secret('d'), asker: place });
		for (let times = 0; times < 120; times++) await attempt('198.51.100.1');
		expect(await attempt('198.51.100.1')).toMatchObject({ refusal: 'too_many_tries' });
		expect(await attempt('198.51.100.2')).toMatchObject({ refusal: 'named_faulty' });
	});

	test('names are forgotten a year after the edition, by themselves', async () => {
		const { code } = await asked('4');
		const { withdrawal } = value(await agree(code, 'Rūta Rūtaitė', secret('e')));
		const { forgotten_on } = value(await readConsent(db.asPublic(), withdrawal));
		const night = (day: string) => ({ ...db.asSystem(), now: new Date(`${day}T03:35:00Z`) });
		const eve = new Date(Date.parse(forgotten_on) - 86_400_000).toISOString().slice(0, 10);
		await forgetNames(night(eve));
		value(await readConsent(db.asPublic(), withdrawal));
		await forgetNames(night(forgotten_on));
		expect(await readConsent(db.asPublic(), withdrawal)).toMatchObject({ refusal: 'not_found' });
	});
});
