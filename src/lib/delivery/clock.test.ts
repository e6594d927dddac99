import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear, steadyWithin, trueTime, type Heard, type MarkReading } from './clock.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 27 November 2026, 8 in the morning in Vilnius. */
const eight = Date.UTC(2026, 10, 27, 6);
const received = (at: number) => new Date(at);
/** A mark made at a true time by a clock that is ahead, on a page opened at eight; the server was heard at eight too. */
type Made = { ahead?: number; run?: string; heard?: Heard; latest?: number };
const made = (at: number, { ahead = 0, run = 'one', heard = { server_at: eight, ahead }, latest = 0 }: Made = {}): MarkReading => ({
	at: at + ahead,
	run,
	ticks: at - eight,
	heard,
	latest
});
const sentBy = (at: number, ahead = 0, run = 'one') => ({ at: at + ahead, run, ticks: at - eight });

describe('the true time of a mark', () => {
	test.each([
		['of a right clock', 0],
		['of a clock three days ahead', 72 * hour],
		['of a clock a year behind', -365 * 24 * hour]
	])('%s, also days later and after a restart', (_, ahead) => {
		const at = eight + 62 * minute;
		for (const run of ['one', 'another']) {
			const sent = eight + 50 * hour;
			expect(trueTime(made(at, { ahead }), sentBy(sent, ahead, run), received(sent))).toEqual({ at: new Date(at), known: true });
		}
	});

	test('is not the time of sending, though the phone slept meanwhile', () => {
		const at = eight + 5 * minute;
		const sent = eight + 9 * hour;
		expect(trueTime(made(at), { at: sent, run: 'one', ticks: 20 * minute }, received(sent))).toEqual({ at: new Date(at), known: true });
	});

	test('of a clock set afterwards is told by the counter', () => {
		const at = eight + 10 * minute;
		const sent = eight + 40 * minute;
		const wrong = 3 * hour;
		expect(trueTime(made(at, { ahead: wrong }), sentBy(sent, 0), received(sent))).toEqual({ at: new Date(at), known: true });
	});

	test('of a clock set before it is told by the counter', () => {
		const at = eight + 10 * minute;
		const sent = eight + 40 * minute;
		const mark = made(at, { ahead: 0, heard: { server_at: eight, ahead: -2 * hour } });
		expect(trueTime(mark, sentBy(sent, 0), received(sent))).toEqual({ at: new Date(at), known: true });
	});

	test.each([
		['set between, and the page was closed', made(eight + hour, { ahead: 3 * hour }), sentBy(eight + 5 * hour, 0, 'another')],
		['set between, while it slept', made(eight + hour, { ahead: 3 * hour }), { at: eight + 5 * hour, run: 'one', ticks: 70 * minute }],
		[
			'of an empty battery, right again when it sends',
			{ ...made(eight + hour), at: Date.UTC(2020, 0, 1, 1), run: 'another' },
			sentBy(eight + 5 * hour)
		],
		['that went back and forth', made(eight + hour, { run: 'another', latest: eight + 2 * hour }), sentBy(eight + 5 * hour)]
	])('of a clock %s is not known, and lies between the two contacts', (_, mark, sending) => {
		const sent = eight + 5 * hour;
		const { at, known } = trueTime(mark, sending, received(sent));
		expect(known).toBe(false);
		expect(at.getTime()).toBeGreaterThanOrEqual(eight);
		expect(at.getTime()).toBeLessThanOrEqual(sent);
	});

	test('at the bound: two minutes of difference are a slow clock, a moment more is a clock that was set', () => {
		const sent = eight + 5 * hour;
		const mark = made(eight + hour, { run: 'another' });
		expect(trueTime(mark, sentBy(sent, steadyWithin), received(sent)).known).toBe(true);
		expect(trueTime(mark, sentBy(sent, steadyWithin + 1), received(sent)).known).toBe(false);
	});

	test('is never later than it came here', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), fc.integer(), fc.boolean(), (at, ahead, sent, same) => {
				const mark = { at, run: 'one', ticks: 0, heard: { server_at: sent - 1000, ahead }, latest: at };
				const told = trueTime(mark, { at: sent, run: same ? 'one' : 'two', ticks: 5 }, received(sent));
				expect(told.at.getTime()).toBeLessThanOrEqual(sent);
			})
		);
	});

	test('keeps the order of two marks of one phone, however late each was sent and however slow the network', () => {
		const step = fc.record({ wait: fc.integer({ min: 1, max: 4 * hour }), slow: fc.integer({ min: 0, max: 9_000 }) });
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), step, step, step, (ahead, first, second, sending) => {
				let heard = hear(null, eight, eight + ahead + first.slow);
				const one = made(eight + first.wait, { ahead, heard });
				const contact = eight + first.wait + 1;
				heard = hear(heard, contact, contact + ahead + second.slow);
				const two = made(contact + second.wait, { ahead, heard });
				const sent = contact + second.wait + sending.wait;
				const early = trueTime(one, sentBy(sent, ahead - first.slow), received(sent));
				const late = trueTime(two, sentBy(sent, ahead - sending.slow), received(sent));
				expect([early.known, late.known]).toEqual([true, true]);
				expect(late.at.getTime()).toBeGreaterThan(early.at.getTime());
			})
		);
	});
});
