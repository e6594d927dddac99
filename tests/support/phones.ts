import { newId } from '#platform';
import { phoneOf, type Phone, type Send } from '#lib/delivery/offline/phone.ts';
import type { Aside, Self, Store } from '#lib/delivery/offline/store.ts';
import type { Pack, PhoneMark } from '#lib/delivery/sent.ts';

/** The store of a phone in memory: what IndexedDB promises, and nothing more. */
export function memoryStore(): Store {
	let self: Self | undefined;
	let pack: Pack | undefined;
	let counter = 0;
	const outbox = new Map<number, PhoneMark>();
	const aside = new Map<string, Aside>();
	return {
		self: () => Promise.resolve(self),
		keepSelf: (next) => Promise.resolve(void (self = next)),
		pack: () => Promise.resolve(pack),
		keepPack: (next) => Promise.resolve(void (pack = next)),
		add: (mark) => {
			const made = { ...mark, number: (counter += 1) };
			outbox.set(made.number, made);
			return Promise.resolve(made);
		},
		unsent: () => Promise.resolve([...outbox.values()]),
		settle: (acks) => {
			for (const ack of acks) {
				const mark = [...outbox.values()].find(({ id }) => id === ack.id);
				if (!mark) continue;
				outbox.delete(mark.number);
				if (ack.as === 'set_aside' || ack.as === 'refused') aside.set(ack.id, { id: ack.id, mark, ack });
			}
			return Promise.resolve();
		},
		aside: () => Promise.resolve([...aside.values()]),
		forget: () => {
			self = pack = undefined;
			outbox.clear();
			aside.clear();
			return Promise.resolve();
		}
	};
}

/** The clock of a phone in a test: how far ahead of the true time it is, when its page was opened, and how long it has slept since. */
export type TestClock = { ahead: number; run: string; opened: number; slept: number };

/** A phone in a test, whose true time is told from outside. */
export function testPhone(time: () => number, send: Send, clock: TestClock): { phone: Phone; store: Store; clock: TestClock } {
	const store = memoryStore();
	const now = () => ({
		at: time() + clock.ahead,
		run: clock.run,
		ticks: Math.max(0, time() - clock.opened - clock.slept)
	});
	return { phone: phoneOf(store, { now, newId, send }), store, clock };
}
