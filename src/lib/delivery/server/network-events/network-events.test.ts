import { describe, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { read } from '../../../../../tests/support/delivery.ts';
import { activeNetwork as staffedNetwork, hold as closeEvent, planDay, type Staffed } from '../../../../../tests/support/events.ts';
import { letters } from '../../../../../tests/support/published.ts';
import {
	cancelEvent,
	deliveryById,
	deliveryDaysOf,
	lecturersOf,
	moveEvent,
	participantsOf,
	preparedOf,
	readEvent,
	readDocuments,
	readEventForm,
	readRegisters,
	readNetworkEvents,
	readPrepared,
	readerOf,
	saveTerms,
	sessionsOf,
	shareDocument,
	type PlanEvent
} from '../index.ts';

const db = await testDatabase();

const activeNetwork = (networks = 1): Promise<Staffed> => staffedNetwork(db, networks);
const days = [{ day: '2026-12-10', from: '10.00', to: '14.30', hours: '6' }];
const plan = (of: Staffed, more: Partial<PlanEvent> = {}, who = of.coordinators[0]) => planDay(db, of, more, who);
const planned = async (of: Staffed, more: Partial<PlanEvent> = {}): Promise<string> => {
	const outcome = await plan(of, more);
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value.id;
};
const refusal = async (promised: Promise<{ ok: boolean; refusal?: string }>) => (await promised).refusal;
const head = (of: Staffed, at = 0) => of.networks[0]?.schools[at]?.head ?? '';
const team = (id: string) => read(db, (trx) => participantsOf(trx, id));
const sessions = (id: string) => read(db, (trx) => sessionsOf(trx, id));
const toldOf = async (id: string, what: string) => (await letters(db, `network-event-${what}`)).filter(({ body }) => body.includes(id));

describe('a network plans', () => {
	test('a training: half-days with their hours, the teams of its schools, who leads; everybody is told, with the day for the calendar', async () => {
		const of = await activeNetwork();
		const id = await planned(of, {
			invited: [
				{ name: 'Rasa Lektorė', email: 'rasa@lektoriai.example' },
				{ name: '', email: '' }
			]
		});
		expect(await read(db, (trx) => deliveryById(trx, id))).toMatchObject({
			kind: 'team_training',
			contact: 24,
			consultation: 0,
			first_on: '2026-12-10'
		});
		expect(await sessions(id)).toMatchObject([{ half: 'whole', contact: 24, begins_at: new Date('2026-12-10T08:00:00Z') }]);
		const people = await team(id);
		expect(new Set(people.map(({ school_id }) => school_id))).toEqual(new Set(of.networks[0]?.schools.map((one) => one.id)));
		expect(new Set(people.map(({ code }) => code)).size).toBe(people.length);
		const leading = await read(db, (trx) => lecturersOf(trx, id));
		expect(leading.map(({ name }) => name)).toEqual(['Alma Koordinatorė', 'Rasa Lektorė']);
		const sent = await toldOf(id, 'planned');
		const to = (
			await db.beside.query('select email from people.person where id = any($1)', [
				[head(of, 0), head(of, 1), head(of, 2), of.coordinators[0]]
			])
		).rows;
		for (const { email } of [...to, { email: 'rasa@lektoriai.example' }]) expect(sent.map(({ to_address }) => to_address)).toContain(email);
		const calendar = new ICAL.Component(ICAL.parse(sent[0]?.attachments[0]?.content ?? ''));
		const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as never);
		expect([event.startDate.toString(), event.endDate.toString(), event.location]).toEqual([
			'2026-12-10T10:00:00',
			'2026-12-10T14:30:00',
			'Mokykla A'
		]);
		const feed = await deliveryDaysOf(db.asSystem(), { id: head(of), name: '', email: null, phone: null, locale: 'lt' });
		expect(feed).toMatchObject([{ title: 'Tinklo mokymai: Kaip klausti pamokoje', state: 'confirmed' }]);
	});

	test('by its coordinators, experts and officers; schools and strangers find no door', async () => {
		const of = await activeNetwork(2);
		for (const who of [of.coordinators[1], of.expert, of.open.centre.officer]) expect(await plan(of, {}, who)).toMatchObject({ ok: true });
		for (const who of [head(of), of.networks[1]?.schools[0]?.head ?? '', of.open.centre.stranger]) {
			expect(await refusal(plan(of, {}, who))).toBe('not_found');
			expect(await refusal(readEventForm(db.as(who), of.id))).toBe('not_found');
		}
		expect(await readNetworkEvents(db.as(head(of)), of.id)).toMatchObject({
			value: { plans: false, preparation: null, coming: [{}, {}, {}] }
		});
		expect(await refusal(readNetworkEvents(db.as(of.open.centre.stranger), of.id))).toBe('not_found');
		expect(await refusal(plan({ ...of, id: of.networks[1]?.id ?? '' }, {}, of.open.centre.officer))).toBe('network_forming');
	});

	test('each fault at its field; nobody leads who is neither of the network nor invited with an address', async () => {
		const of = await activeNetwork();
		const faults = async (more: Partial<PlanEvent>) => {
			const outcome = await plan(of, more);
			return outcome.ok ? [] : outcome.faults.map(({ field, key }) => `${field} ${key}`);
		};
		expect(await faults({ lecturers: [] })).toEqual(['lecturers delivery_fault_nobody_leads']);
		expect(await faults({ lecturers: [head(of)] })).toEqual(['lecturers delivery_fault_nobody_leads']);
		expect(await faults({ invited: [{ name: 'Rasa', email: 'rasa' }] })).toEqual(['invited_email_0 delivery_fault_email']);
		expect(await faults({ days: [{ ...(days[0] as (typeof days)[0]), hours: '6,25' }] })).toEqual(['hours_0 delivery_fault_hours_long']);
	});

	test('the people of its schools and who leads look at it, each as what they are', async () => {
		const of = await activeNetwork(2);
		const id = await planned(of, { kind: 'meeting', invited: [{ name: 'Rasa Lektorė', email: 'rasa2@lektoriai.example' }] });
		const [rasa] = (await db.beside.query(`select id from people.person where email = 'rasa2@lektoriai.example'`)).rows;
		const as = (who: string) =>
			read(db, async (trx) => {
				const delivery = await deliveryById(trx, id);
				return delivery ? ((await readerOf(trx, db.as(who), delivery))?.as ?? null) : null;
			});
		expect(await Promise.all([of.open.centre.officer, of.coordinators[1], of.expert, rasa.id, head(of)].map(as))).toEqual([
			'officer',
			'lecturer',
			'lecturer',
			'lecturer',
			'school'
		]);
		expect(await Promise.all([of.networks[1]?.schools[0]?.head ?? '', of.open.centre.stranger].map(as))).toEqual([null, null]);
	});
});

test('in its register a school sees its own people, and not those of the other schools', async () => {
	const of = await activeNetwork();
	const id = await planned(of);
	await hold(of, id);
	const all = await team(id);
	const seenBy = async (who: string) => {
		const outcome = await readRegisters(db.as(who), id);
		return outcome.ok ? outcome.value.rows.map((row) => row.id).sort() : outcome.refusal;
	};
	const own = all.filter(({ school_id }) => school_id === of.networks[0]?.schools[0]?.id).map((one) => one.id);
	expect(own.length).toBeGreaterThan(0);
	expect(own.length).toBeLessThan(all.length);
	expect(await seenBy(head(of))).toEqual(own.sort());
	expect(await seenBy(of.coordinators[0])).toEqual(all.map((one) => one.id).sort());
});

test('no school shows documents there: the other schools would read them', async () => {
	const of = await activeNetwork();
	const id = await planned(of);
	const shared = shareDocument(db.as(head(of)), {
		delivery_id: id,
		title: 'Planas',
		note: '',
		file: { name: 'a.pdf', bytes: new Uint8Array(1) }
	});
	expect(await refusal(shared)).toBe('not_found');
	for (const who of [head(of), head(of, 1), of.coordinators[0]]) expect(await refusal(readDocuments(db.as(who), id))).toBe('not_found');
});

describe('what is planned changes', () => {
	test('moved: a day that stays keeps its place in calendars, others are taken out and put in', async () => {
		const of = await activeNetwork();
		const id = await planned(of, { days: [...days, { ...(days[0] as (typeof days)[0]), day: '2026-12-11' }] });
		const [first, second] = await sessions(id);
		const move = (seen: number) =>
			moveEvent(db.as(of.expert), {
				delivery_id: id,
				seen,
				title: 'Kaip klausti pamokoje',
				place: 'Mokykla B',
				days: [
					{ day: '2026-12-11', from: '9', to: '12', hours: '4' },
					{ day: '2026-12-14', from: '9', to: '12', hours: '4' }
				]
			});
		expect(await refusal(move(5))).toBe('changed_meanwhile');
		expect(await refusal(moveEvent(db.as(head(of)), { delivery_id: id, seen: 0, title: 'x', place: 'y', days: [] }))).toBe('not_found');
		expect(await move(0)).toMatchObject({ ok: true });
		const after = await sessions(id);
		expect(after.map(({ held_on, contact }) => [held_on, contact])).toEqual([
			['2026-12-11', 16],
			['2026-12-14', 16]
		]);
		expect(after[0]?.id).toBe(second?.id);
		const [letter] = await toldOf(id, 'moved');
		const methods = letter?.attachments.map(({ method, content }) => `${method} ${content.includes(first?.id ?? '-') ? 'first' : 'other'}`);
		expect(methods).toEqual(['CANCEL first', 'REQUEST other', 'REQUEST other']);
		expect(await readEvent(db.as(of.expert), { network_id: of.id, delivery_id: id })).toMatchObject({
			value: { delivery: { place: 'Mokykla B', contact: 32, revision: 1 } }
		});
	});

	test('cancelled with a reason, until a register of it is closed', async () => {
		const of = await activeNetwork();
		const id = await planned(of);
		const cancel = (why: string, delivery_id = id, who = of.coordinators[0]) => cancelEvent(db.as(who), { delivery_id, why });
		expect(await refusal(cancel('Pūga.', id, head(of)))).toBe('not_found');
		expect(await refusal(cancel(''))).toBe('reason_faulty');
		expect(await cancel('Pūga.')).toMatchObject({ ok: true });
		expect(await refusal(cancel('Pūga.'))).toBe('delivery_cancelled');
		const [letter] = await letters(db, 'network-event-cancelled');
		expect([letter?.subject, letter?.attachments[0]?.method]).toEqual(['Mokymai neįvyks: Kaip klausti pamokoje', 'CANCEL']);
		expect(await readNetworkEvents(db.as(head(of)), of.id)).toMatchObject({
			value: { coming: [], past: [{ id, cancelled_why: 'Pūga.' }] }
		});
		const held = await planned(of);
		await hold(of, held);
		expect(await refusal(cancel('Pūga.', held))).toBe('already_held');
	});
});

const hold = (of: Staffed, id: string, absent: number[] = []): Promise<void> => closeEvent(db, of, id, absent);

describe('who is prepared', () => {
	test('whoever has reached the threshold in team trainings: meetings, open registers and absence do not count', async () => {
		const of = await activeNetwork();
		const set = (prepared_quarters: number | null) =>
			saveTerms(of.officer(), { edition_id: of.edition.id, minutes_an_hour: 45, quarters_a_day: 32, open_days: 14, prepared_quarters });
		const prepared = () => read(db, (trx) => preparedOf(trx, of.edition.id));
		const [one, two, meeting] = [
			await planned(of),
			await planned(of, { days: [{ day: '2026-12-11', from: '10', to: '13', hours: '4' }] }),
			await planned(of, { kind: 'meeting', days: [{ day: '2026-12-12', from: '10', to: '13', hours: '4' }] })
		];
		const size = (await team(one)).length;
		await hold(of, one);
		await hold(of, meeting);
		expect(await prepared()).toMatchObject({ threshold: null, prepared: 0 });
		await set(40);
		// 24 quarters each from the first; the second is not closed yet.
		expect(await prepared()).toMatchObject({ threshold: 40, prepared: 0 });
		await hold(of, two, [0]);
		const after = await prepared();
		expect(after.prepared).toBe(size - 1);
		expect(after.people.map(({ quarters }) => quarters).sort()).toEqual([24, ...Array<number>(size - 1).fill(40)]);
		await set(41);
		expect((await prepared()).prepared).toBe(0);
		expect(await readPrepared(of.officer(), of.edition.id)).toMatchObject({ value: { threshold: 41 } });
		expect(await refusal(readPrepared(db.as(of.coordinators[0]), of.edition.id))).toBe('not_found');
	});
});
