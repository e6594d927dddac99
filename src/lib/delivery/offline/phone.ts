import { addDays, dayOf } from '#platform';
import { hear, type Reading } from '../clock.ts';
import { marksAtOnce, type Answered, type Pack, type PackedDelivery, type PhoneMark, type Sent, type Standing } from '../sent.ts';
import type { Self, Store } from './store.ts';

/** What a mark says, as it is tapped. */
export type Tapped = Standing & { session_id: string; participant_id: string };

/** What the server said to a sending: an answer, or why there is none. `gone`: it does not know this phone (any more). */
export type Reply = { as: 'answered'; answer: Answered } | { as: 'gone' } | { as: 'unreachable' } | { as: 'later' };
export type Send = (token: string, sent: Sent) => Promise<Reply>;

/** What a phone asks of the browser: its clock and counter, and a new identity. */
export type Surroundings = { now: () => Reading; newId: () => string; send: Send };

export type Phone = ReturnType<typeof phoneOf>;

/** A phone that takes attendance: everything is kept first, and sent when it can be. */
export function phoneOf(store: Store, { now, newId, send }: Surroundings) {
	return {
		/** Keeps a mark; it is safe when this returns. */
		async mark(tapped: Tapped): Promise<PhoneMark | null> {
			const self = await store.self();
			if (!self) return null;
			const latest = latestShown(self, await store.unsent());
			return store.add({ ...tapped, ...now(), id: newId(), heard: self.heard, latest });
		},
		/** Makes this phone one that the server knows. */
		async prepare(device: Pick<Self, 'device_id' | 'token' | 'lecturer'>, server_at: number): Promise<void> {
			await store.keepSelf({ ...device, heard: hear(null, server_at, now().at), synced_at: 0 });
		},
		/** Sends what waits, in parts, and takes what is new. A mark leaves the outbox only when the server has answered for it. */
		async sync(): Promise<Reply['as'] | 'nobody'> {
			for (;;) {
				const self = await store.self();
				if (!self) return 'nobody';
				const marks = (await store.unsent()).slice(0, marksAtOnce);
				const reply = await send(self.token, { sent: now(), marks });
				if (reply.as !== 'answered') return reply.as;
				await take(store, self, reply.answer, now().at);
				if ((await store.unsent()).length === 0 || reply.answer.acks.length === 0) return 'answered';
			}
		}
	};
}

async function take(store: Store, self: Self, { acks, pack }: Answered, at: number): Promise<void> {
	await store.settle(acks);
	await store.keepPack(pack);
	await store.keepSelf({ ...self, lecturer: pack.lecturer, heard: hear(self.heard, pack.server_at, at), synced_at: at });
}

/** The latest time that the clock has shown since the server was last heard: a mark of an earlier time tells that it went back. */
function latestShown({ heard }: Self, unsent: readonly PhoneMark[]): number {
	const since = unsent.filter((mark) => mark.heard.server_at === heard.server_at).map(({ at }) => at);
	return Math.max(heard.server_at + heard.ahead, ...since);
}

/** What stands of a half-day on this phone: what the server said last, and over it what has not been sent yet. */
export function standingOn(pack: Pack | undefined, unsent: readonly PhoneMark[], session_id: string): Map<string, Standing> {
	const session = pack?.deliveries.flatMap(({ sessions }) => sessions).find(({ id }) => id === session_id);
	const standing = new Map(Object.entries(session?.standing ?? {}));
	for (const { participant_id, status, contact, consultation, session_id: of } of unsent)
		if (of === session_id) standing.set(participant_id, { status, contact, consultation });
	return standing;
}

/** What the phone may still have on a day: names are forgotten from a fixed day on. */
export const stillKept = (pack: Pack, today: string): PackedDelivery[] => pack.deliveries.filter(({ forget_on }) => today < forget_on);

/** Forgets the names whose time is over. */
export async function forgetOld(store: Store, at: number): Promise<void> {
	const pack = await store.pack();
	if (!pack) return;
	const deliveries = stillKept(pack, dayOf(new Date(at)));
	if (deliveries.length < pack.deliveries.length) await store.keepPack({ ...pack, deliveries });
}

/** So many days after its last half-day a phone has forgotten whom it was for. */
export const namesKeptDays = 30;
export const forgetOn = (lastDay: string): string => addDays(lastDay, namesKeptDays + 1);
