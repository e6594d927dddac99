import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { publishedSeason } from '../../../../../tests/support/published.ts';
import { checkIn, closeRegister, findCode, markAttendance, prepareDeliveries, readCheckIn, readWall, takeCode } from '../index.ts';

const db = await testDatabase();
const season = await publishedSeason(db, { schools: 2, lecturers: 5 });
await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
const [one, two, stranger] = season.lecturers as [string, string, string];
const training = season.trainings[0] as string;
const rows = async <Row extends object>(sql: string, values: unknown[] = []) => (await db.beside.query(sql, values)).rows as Row[];
const sessions = await rows<{ id: string; begins_at: Date; ends_at: Date }>(
	'select id, begins_at, ends_at from delivery.session where delivery_id = $1 order by begins_at',
	[training]
);
const team = await rows<{ id: string; person_id: string; name: string }>(
	'select id, person_id, name from delivery.participant where delivery_id = $1 order by name collate "lt-x-icu"',
	[training]
);
const minute = 60_000;
/** So many minutes after a half-day began. */
const at = (minutes: number, place = 0) => new Date((sessions[place]?.begins_at.getTime() ?? 0) + minutes * minute);
const id = (place = 0) => sessions[place]?.id ?? '';
const phone = (letter: string) => ({ phone: letter.repeat(22), address: '192.0.2.7' });

async function codeAt(minutes: number, place = 0): Promise<string> {
	const wall = await readWall(db.as(one, at(minutes, place)), { session_id: id(place) });
	if (!wall.ok || !wall.value.code) throw new Error('the wall has no code');
	return wall.value.code;
}
async function ticketAt(minutes: number, letter: string, place = 0): Promise<string> {
	const code = await codeAt(minutes, place);
	const taken = await takeCode(db.asPublic(at(minutes, place)), { session_id: id(place), code, ...phone(letter) });
	if (!taken.ok) throw new Error(taken.refusal);
	return taken.value.ticket;
}
const says = (minutes: number, letter: string, ticket: string, participant: number | null, person = '', place = 0) =>
	checkIn(person ? db.as(person, at(minutes, place)) : db.asPublic(at(minutes, place)), {
		session_id: id(place),
		ticket,
		phone: phone(letter).phone,
		participant_id: participant === null ? null : (team[participant]?.id ?? '')
	});

describe('the wall', () => {
	test('is shown to who leads the half-day and to officers; nobody else learns of it', async () => {
		for (const person of [one, two, season.officer]) expect((await readWall(db.as(person, at(0)), { session_id: id() })).ok).toBe(true);
		for (const person of [stranger, season.schools[0]?.head ?? '', team[0]?.person_id ?? ''])
			expect(await readWall(db.as(person, at(0)), { session_id: id() })).toMatchObject({ ok: false, refusal: 'not_found' });
		expect((await readWall(db.asPublic(at(0)), { session_id: id() })).ok).toBe(false);
	});

	test('has a code from half an hour before until the end', async () => {
		const closed = async (minutes: number) => {
			const wall = await readWall(db.as(one, at(minutes)), { session_id: id() });
			return wall.ok && [wall.value.closed, wall.value.code !== null];
		};
		expect(await closed(-30 - 1 / 60)).toEqual(['check_in_not_yet', false]);
		expect(await closed(-30)).toEqual([null, true]);
		const length = ((sessions[0]?.ends_at.getTime() ?? 0) - (sessions[0]?.begins_at.getTime() ?? 0)) / minute;
		expect(await closed(length)).toEqual([null, true]);
		expect(await closed(length + 1 / 60)).toEqual(['check_in_over', false]);
	});

	test('changes its code every half minute, tells it nobody before, and shows no secret', async () => {
		const codes = await Promise.all([0, 0.4, 0.5, 1].map((minutes) => codeAt(minutes)));
		expect(codes[0]).toBe(codes[1]);
		expect(new Set(codes).size).toBe(3);
		expect(codes.every((code) => /^[2-9A-HJKMNPQRTUVWXYZ]{6}$/.test(code))).toBe(true);
		const [{ secret }] = (await rows<{ secret: string }>('select secret from delivery.session where id = $1', [id()])) as [
			{ secret: string }
		];
		expect(JSON.stringify(await readWall(db.as(one, at(0)), { session_id: id() }))).not.toContain(secret);
	});
});

describe('a code', () => {
	test('holds while it stands and while the next one stands, in any writing, and then no more', async () => {
		const code = await codeAt(0);
		const take = (minutes: number, written = code) =>
			takeCode(db.asPublic(at(minutes)), { session_id: id(), code: written, ...phone('a') });
		expect((await take(0, ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).ok).toBe(true);
		expect((await take(0.99)).ok).toBe(true);
		expect(await take(1)).toMatchObject({ ok: false, refusal: 'code_wrong' });
		expect(await take(-0.01)).toMatchObject({ ok: false, refusal: 'code_wrong' });
		expect(await takeCode(db.asPublic(at(0, 1)), { session_id: id(1), code, ...phone('a') })).toMatchObject({ refusal: 'code_wrong' });
		expect(await take(-31)).toMatchObject({ ok: false, refusal: 'check_in_not_yet' });
	});

	test('is found among the half-days that are held now; wrong ones are counted by address', async () => {
		const code = await codeAt(5);
		expect(await findCode(db.asPublic(at(5)), { code, ...phone('a') })).toMatchObject({ ok: true, value: { session_id: id() } });
		const other = { phone: 'b'.repeat(22), address: '192.0.2.99' };
		for (let tries = 0; tries < 120; tries++)
			expect(await findCode(db.asPublic(at(5)), { code: 'WRONG2', ...other })).toMatchObject({ refusal: 'code_wrong' });
		expect(await findCode(db.asPublic(at(5)), { code: 'WRONG2', ...other })).toMatchObject({ refusal: 'too_often' });
		// A hall with many wrong codes still lets the right ones in.
		expect((await findCode(db.asPublic(at(5)), { code, ...other })).ok).toBe(true);
		// A machine that tries codes out does not find one.
		await db.beside.query(`update platform.attempt set times = 1200 where what = 'check_in.code' and who = $1`, [other.address]);
		expect(await findCode(db.asPublic(at(5)), { code, ...other })).toMatchObject({ refusal: 'too_often' });
		expect(await takeCode(db.asPublic(at(5)), { session_id: id(), code, ...other })).toMatchObject({ refusal: 'too_often' });
		expect((await findCode(db.asPublic(at(5)), { code, ...phone('a') })).ok).toBe(true);
	});
});

describe('a ticket', () => {
	test('holds for ten minutes, in the browser that brought the code, for one half-day', async () => {
		const ticket = await ticketAt(6, 'a');
		const read = (minutes: number, letter: string, given = ticket, place = 0) =>
			readCheckIn(db.asPublic(at(minutes, place)), { session_id: id(place), ticket: given, phone: phone(letter).phone });
		expect(await read(15.9, 'a')).toMatchObject({ ok: true, value: { me: null, marked: null } });
		for (const outcome of [
			await read(16.1, 'a'),
			await read(7, 'b'),
			await read(6, 'a', ticket, 1),
			await read(
				7,
				'a',
				ticket.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
			),
			await read(7, 'a', `zzzzzzzz${ticket.slice(ticket.indexOf('-'))}`),
			await read(7, 'a', 'x-')
		])
			expect(outcome).toMatchObject({ ok: false });
	});

	test('shows the names of the team to who has no account, and only oneself to who has', async () => {
		const ticket = await ticketAt(7, 'c');
		const asked = { session_id: id(), ticket, phone: phone('c').phone };
		const unknown = await readCheckIn(db.asPublic(at(7)), asked);
		expect(unknown.ok && unknown.value.team.map(({ name }) => name)).toEqual(team.map(({ name }) => name));
		const known = await readCheckIn(db.as(team[0]?.person_id ?? '', at(7)), asked);
		expect(known).toMatchObject({ ok: true, value: { me: { name: team[0]?.name }, team: [] } });
	});
});

describe('checking in', () => {
	test('without an account by a name: once, and told so the second time', async () => {
		const ticket = await ticketAt(8, 'd');
		expect(await says(8, 'd', ticket, null)).toMatchObject({ ok: false, refusal: 'participant_unknown' });
		expect(await says(8, 'd', ticket, 1)).toEqual({ ok: true, value: { name: team[1]?.name, at: at(8), already: false } });
		expect(await says(9, 'd', ticket, 1)).toEqual({ ok: true, value: { name: team[1]?.name, at: at(8), already: true } });
		expect(await says(9, 'e', await ticketAt(9, 'e'), 1)).toMatchObject({ value: { at: at(8), already: true } });
		expect(await rows('select way, status, marked_by from delivery.mark where participant_id = $1', [team[1]?.id])).toEqual([
			{ way: 'check_in', status: 'present', marked_by: null }
		]);
	});

	test('a phone speaks for one person at a half-day, and for another one at the next', async () => {
		const ticket = await ticketAt(10, 'd');
		expect(await says(10, 'd', ticket, 2)).toMatchObject({ ok: false, refusal: 'phone_used' });
		expect(await says(10, 'd', ticket, null, team[3]?.person_id)).toMatchObject({ ok: false, refusal: 'phone_used' });
		expect(await says(0, 'd', await ticketAt(0, 'd', 1), 2, '', 1)).toMatchObject({ ok: true, value: { already: false } });
	});

	test('signed in it is oneself, whatever the form says', async () => {
		const ticket = await ticketAt(11, 'f');
		expect(await says(11, 'f', ticket, 4, team[3]?.person_id)).toMatchObject({ ok: true, value: { name: team[3]?.name } });
		expect(await rows('select marked_by from delivery.mark where participant_id = $1', [team[3]?.id])).toEqual([
			{ marked_by: team[3]?.person_id }
		]);
	});

	test('two at once from one phone are one', async () => {
		const ticket = await ticketAt(12, 'g');
		const both = await Promise.all([says(12, 'g', ticket, 5), says(12, 'g', ticket, 5)]);
		expect(both.map((outcome) => outcome.ok && outcome.value.already).sort()).toEqual([false, true]);
		const others = await Promise.all([says(12, 'h', await ticketAt(12, 'h'), 6), says(12, 'i', await ticketAt(12, 'i'), 6)]);
		expect(others.map((outcome) => outcome.ok && outcome.value.already).sort()).toEqual([false, true]);
		expect(
			await rows('select count(*)::int as count from delivery.mark where participant_id = any($1)', [[team[5]?.id, team[6]?.id]])
		).toEqual([{ count: 2 }]);
	});

	test('yields to what a lecturer says, and ends with the register', async () => {
		const said = await markAttendance(db.as(one, at(20)), {
			session_id: id(),
			marks: [{ participant_id: team[7]?.id ?? '', status: 'absent' }]
		});
		expect(said.ok).toBe(true);
		expect(await says(21, 'k', await ticketAt(21, 'k'), 7)).toMatchObject({ ok: false, refusal: 'said_absent' });
		const end = sessions[0]?.ends_at as Date;
		const minutes = (end.getTime() - at(0).getTime()) / minute;
		const ticket = await ticketAt(minutes, 'l');
		const closed = await closeRegister(db.as(one, end), { session_id: id(), lecturers: [one, two], others_absent: true });
		expect(closed.ok).toBe(true);
		expect(await says(minutes, 'l', ticket, 0)).toMatchObject({ ok: false, refusal: 'check_in_closed' });
	});

	test('there is none at a half-day that is cancelled', async () => {
		const ticket = await ticketAt(0, 'm', 2);
		await rows(`update delivery.session set cancelled_at = now(), cancelled_why = 'Liga' where id = $1`, [id(2)]);
		expect(await says(1, 'm', ticket, 0, '', 2)).toMatchObject({ ok: false, refusal: 'not_found' });
		expect(await takeCode(db.asPublic(at(1, 2)), { session_id: id(2), code: 'ABCDEF', ...phone('a') })).toMatchObject({
			refusal: 'not_found'
		});
	});
});
