import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { CalendarEvent } from '../../calendar-event.ts';
import { instantAt } from '../../dates.ts';
import { feed, invitation } from './write.ts';

const event = (day: string, more: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: `training-1-${day}@kartu`,
	sequence: 0,
	starts_at: instantAt(day, '09:00'),
	ends_at: instantAt(day, '15:30'),
	title: 'Mokymai: „Žiežmarių“ gimnazija',
	description: 'Tema: bendradarbiavimas; pirma diena, 8 ak. val.\nhttps://kartu.example/training/1',
	place: 'Žiežmarių gimnazija, Žaslių g. 25, Žiežmariai',
	at: { latitude: 54.80821, longitude: 24.44633 },
	address: 'https://kartu.example/training/1',
	state: 'confirmed',
	changed_at: new Date('2026-11-27T08:00:00Z'),
	...more
});

/** As a client of somebody else reads it: the zones are those inside the file. */
function read(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
	const events = calendar.getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) }));
	return { calendar, events };
}
const instantOf = (time: ICAL.Time): string => time.toJSDate().toISOString();

test('three days are three events, each with its own id, hours, place and page', () => {
	const days = ['2027-03-22', '2027-03-23', '2027-04-05'];
	const { calendar, events } = read(
		feed(
			'Kartu',
			days.map((day) => event(day))
		)
	);
	expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
	expect(new Set(events.map(({ event: { uid } }) => uid)).size).toBe(3);
	expect(events.map(({ event: { startDate } }) => startDate.toString())).toEqual(days.map((day) => `${day}T09:00:00`));
	for (const { event: read, component } of events) {
		expect(read.location).toBe('Žiežmarių gimnazija, Žaslių g. 25, Žiežmariai');
		expect(read.description).toContain('https://kartu.example/training/1');
		expect(component.getFirstPropertyValue('url')).toBe('https://kartu.example/training/1');
		expect(component.getFirstPropertyValue('geo')).toEqual([54.80821, 24.44633]);
		expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
		expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-27T08:00:00Z');
		expect(component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Vilnius');
	}
});

// The clock goes to summer time on Sunday 2027-03-28 at 03:00 and back on 2026-10-25 at 04:00; the hours at 9 by hand.
describe('nine in the morning in Vilnius, on both sides of the changes of clock', () => {
	test.each([
		['2027-03-26', '2027-03-26T07:00:00.000Z'],
		['2027-03-28', '2027-03-28T06:00:00.000Z'],
		['2027-03-29', '2027-03-29T06:00:00.000Z'],
		['2026-10-23', '2026-10-23T06:00:00.000Z'],
		['2026-10-25', '2026-10-25T07:00:00.000Z'],
		['2026-10-26', '2026-10-26T07:00:00.000Z']
	])('%s', (day, instant) => {
		const [found] = read(feed('Kartu', [event(day)])).events;
		expect(found && instantOf(found.event.startDate)).toBe(instant);
	});
});

test('the hours are those of Vilnius wherever the machine stands', () => {
	const home = process.env['TZ'];
	const hours = new Set<number>();
	const written = ['UTC', 'America/New_York', 'Pacific/Auckland'].map((zone) => {
		process.env['TZ'] = zone;
		hours.add(new Date(0).getHours());
		return feed('Kartu', [event('2027-03-29'), event('2026-10-25')]);
	});
	if (home === undefined) delete process.env['TZ'];
	else process.env['TZ'] = home;
	expect(hours.size).toBe(3);
	expect(new Set(written).size).toBe(1);
	expect(written[0]).toContain('DTSTART;TZID=Europe/Vilnius:20270329T090000');
});

test('long Lithuanian lines are folded at 75 octets, never inside a letter', () => {
	const title = 'Ąžuolų ir žvėrių „Žiežmarių“ šventė – čia. '.repeat(9).trim();
	const text = feed('Kartu', [event('2027-03-22', { title, description: title })]);
	const lines = text.split('\r\n');
	expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
	expect(lines.some((line) => line.includes('�'))).toBe(false);
	expect(text.replaceAll('\r\n', '')).not.toContain('\n');
	const [found] = read(text).events;
	expect(found?.event.summary).toBe(title);
});

test('an update keeps the id and raises the sequence, a cancellation cancels', () => {
	const organiser = { name: 'Rūta „R“ "Žemaitė"; Vilnius', email: 'ruta@centras.example' };
	const reader = { name: 'Jonas Jonaitis', email: 'jonas@lektoriai.example' };
	const files = [
		event('2027-03-22', { uid: 'training-1-1@kartu' }),
		event('2027-04-05', { uid: 'training-1-1@kartu', sequence: 1 }),
		event('2027-04-05', { uid: 'training-1-1@kartu', sequence: 2, state: 'cancelled' })
	].map((one) => read(invitation(one, organiser, reader)));
	expect(files.map(({ calendar }) => calendar.getFirstPropertyValue('method'))).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
	expect(files.map(({ events }) => events.map(({ event: { uid, sequence } }) => `${uid} ${sequence}`))).toEqual([
		['training-1-1@kartu 0'],
		['training-1-1@kartu 1'],
		['training-1-1@kartu 2']
	]);
	const last = files[2]?.events[0]?.component;
	expect(last?.getFirstPropertyValue('status')).toBe('CANCELLED');
	expect(last?.getFirstPropertyValue('organizer')).toBe('mailto:ruta@centras.example');
	const [attendee, ...more] = last?.getAllProperties('attendee') ?? [];
	expect(more).toEqual([]);
	expect(attendee?.getParameter('rsvp')).toBe('FALSE');
	expect(String(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:jonas@lektoriai.example');
});

test('a feed names no address', () => {
	expect(feed('Kartu', [event('2027-03-22')])).not.toMatch(/mailto|ATTENDEE|ORGANIZER|\w@(?!kartu)/i);
});
