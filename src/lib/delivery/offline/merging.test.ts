import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	begins,
	calm,
	minute,
	modelPhone,
	modelServer,
	people,
	sessions,
	type Fate,
	type Said
} from '../../../../tests/support/attendance-model.ts';
import { markStatuses } from '../mark.ts';

type Way = 'phone' | 'other phone' | 'screen' | 'sheet' | 'check_in' | 'correction';
type Event = Said & { wait: number; way: Way };

const event: fc.Arbitrary<Event> = fc.record({
	wait: fc.integer({ min: 1, max: 40 * 60 }),
	way: fc.constantFrom<Way>('phone', 'phone', 'other phone', 'other phone', 'screen', 'sheet', 'check_in', 'correction'),
	session: fc.nat({ max: sessions.length - 1 }),
	person: fc.nat({ max: people.length - 1 }),
	status: fc.constantFrom(...markStatuses)
});
const often = (weight: number) => fc.integer({ min: 1, max: 10 }).map((number) => number <= weight);
const fate: fc.Arbitrary<Fate> = fc.record({
	line: often(5),
	answerLost: often(3),
	slow: fc.integer({ min: 0, max: 3000 }),
	again: often(3),
	restart: often(2),
	reinstall: often(1),
	sleeps: fc.integer({ min: 0, max: 30 }).map((halves) => halves * minute)
});
/** What happens to the two phones after each thing said; and which of them comes home first. */
const fates = fc.record({ each: fc.array(fc.tuple(fate, fate), { minLength: 30, maxLength: 30 }), otherFirst: fc.boolean() });
type Fates = { each: [Fate, Fate][]; otherFirst: boolean };
const aheads = fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: -1e11, max: 1e11 }));

/** Everything said, at least twenty seconds apart, on two phones of wrong clocks and wherever there is a network. */
async function played(events: readonly Event[], [first, second]: readonly [number, number], { each, otherFirst }: Fates) {
	const server = modelServer();
	const phones = [modelPhone(server, first, begins), modelPhone(server, second, begins)] as const;
	for (const phone of phones) await phone.prepare();
	let time = begins;
	const made: (string | undefined)[] = [];
	for (const [place, { wait, way, ...said }] of events.entries()) {
		time += 20_000 + wait * 1000;
		if (way === 'phone' || way === 'other phone') made.push((await phones[way === 'phone' ? 0 : 1].mark(said, time))?.id);
		else server.say(way, said, time);
		const [one, other] = each[place] as [Fate, Fate];
		await phones[0].live(one, time + 1000);
		await phones[1].live(other, time + 8000);
	}
	for (const phone of otherFirst ? [...phones].reverse() : phones) await phone.live(calm, (time += 60_000));
	return { server, phones, made };
}

const ranks: Record<Way, number> = { check_in: 0, phone: 1, 'other phone': 1, screen: 1, sheet: 1, correction: 2 };

/** What the register must say, by hand: of whoever counts most the last word. */
function expected(events: readonly Event[]): string[] {
	const last = new Map<string, Event>();
	for (const said of events) {
		const place = `${sessions[said.session]} ${people[said.person]}`;
		const before = last.get(place);
		if (!before || ranks[said.way] >= ranks[before.way]) last.set(place, said);
	}
	return [...last].map(([place, { status }]) => `${place} ${status}`).sort();
}

describe('the register', () => {
	test('says the same whatever the order, the parts, the repetitions and the clocks in which marks arrive', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(event, { maxLength: 25 }), aheads, fates, fates, async (events, clocks, one, other) => {
				for (const way of [one, other]) {
					const { server } = await played(events, clocks, way);
					expect(
						server
							.register()
							.map(({ session_id, participant_id, status }) => `${session_id} ${participant_id} ${status}`)
							.sort()
					).toEqual(expected(events));
				}
			}),
			{ numRuns: 150 }
		);
	});

	test('has every mark that was made, once; nothing is answered for that is not there', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(event, { maxLength: 25 }), aheads, fates, async (events, clocks, way) => {
				const { server, phones, made } = await played(events, clocks, way);
				const others = events.filter((said) => said.way !== 'phone' && said.way !== 'other phone').length;
				expect(server.marks.size).toBe(made.length + others);
				expect(made.every((id) => id !== undefined && server.marks.has(id))).toBe(true);
				for (const phone of phones) {
					expect(await phone.store.unsent()).toEqual([]);
					for (const id of phone.acknowledged) expect(server.marks.has(id)).toBe(true);
				}
			}),
			{ numRuns: 100 }
		);
	});
});

describe('a clock that somebody sets once, by half an hour or more', () => {
	const moment = fc.record({
		wait: fc.integer({ min: 60, max: 60 * 60 }),
		sleeps: fc.integer({ min: 0, max: 8 }).map((hours) => hours * 60 * minute),
		restart: often(2)
	});

	test('never makes a wrong time known: it is off by four minutes at most, or set aside with the mark kept', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(moment, { minLength: 1, maxLength: 8 }),
				fc.nat({ max: 8 }),
				fc.integer({ min: -200, max: 200 }),
				fc.integer({ min: -1e10, max: 1e10 }),
				async (moments, when, halves, ahead) => {
					const server = modelServer();
					const phone = modelPhone(server, ahead, begins);
					await phone.prepare();
					let time = begins;
					const truth = new Map<string, number>();
					for (const [place, { wait, sleeps, restart }] of moments.entries()) {
						if (place === when) phone.setClock((halves * 60 + 30) * minute);
						time += wait * 1000 + sleeps;
						await phone.live({ ...calm, line: false, restart, sleeps }, time);
						const mark = await phone.mark({ session: 0, person: 0, status: 'present' }, (time += 1000));
						truth.set(mark?.id ?? '', time);
					}
					if (when >= moments.length) phone.setClock((halves * 60 + 30) * minute);
					await phone.live(calm, (time += 30 * minute));
					expect(server.marks.size).toBe(moments.length);
					for (const { id, marked_at, set_aside } of server.marks.values()) {
						expect(marked_at.getTime()).toBeLessThanOrEqual(time);
						if (set_aside === null) expect(Math.abs(marked_at.getTime() - (truth.get(id) ?? 0))).toBeLessThanOrEqual(4 * minute);
					}
				}
			),
			{ numRuns: 300 }
		);
	});
});
