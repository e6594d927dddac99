import { addDays, newId } from '#platform';
import {
	mergeMarks,
	trueTime,
	whySetAside,
	type Ack,
	type Answered,
	type Mark,
	type MarkStatus,
	type MarkWay,
	type SetAside
} from '#delivery';
import type { Send } from '#lib/delivery/offline/phone.ts';
import { testPhone } from './phones.ts';

const minute = 60_000;

/** Two half-days of one day in a school, four people, and a server that has nothing but the rules. */
export const day = '2027-03-01';
export const begins = Date.UTC(2027, 2, 1, 7);
export const sessions = ['morning', 'afternoon'];
export const people = ['ona', 'jonas', 'rūta', 'petras'];

export type Kept = Mark & { set_aside: SetAside | null };

/** The server of the model: it keeps each mark once, judges it when it comes, and reckons the register of all that count. */
export function modelServer() {
	const marks = new Map<string, Kept>();
	const keep = (mark: Mark, received: number, clockUnknown = false): SetAside | null => {
		const set_aside = whySetAside({
			marked_at: mark.marked_at,
			received_at: new Date(received),
			clockUnknown,
			session: { held_on: day, begins_at: new Date(begins), cancelled: false },
			participant: { starts_on: addDays(day, -30), ends_on: null },
			closed: false,
			open_days: 14
		});
		marks.set(mark.id, { ...mark, set_aside });
		return set_aside;
	};
	const register = () => mergeMarks([...marks.values()].filter(({ set_aside }) => set_aside === null));
	return {
		marks,
		register,
		/** Somebody says it where there is a network. */
		say: (way: MarkWay, said: Said, at: number) => void keep(markOf(newId(), way, said, at), at),
		/** What a phone has sent arrives. */
		take(sent: Parameters<Send>[1], received: number): Answered {
			const acks = sent.marks.map((mark): Ack => {
				if (marks.has(mark.id)) return { id: mark.id, as: 'already' };
				const { at, known } = trueTime(mark, sent.sent, new Date(received));
				const why = keep({ ...mark, way: 'device', marked_at: at }, received, !known);
				return why ? { id: mark.id, as: 'set_aside', why } : { id: mark.id, as: 'counted' };
			});
			return { acks, pack: { server_at: received, until: day, lecturer: { id: '', name: '' }, deliveries: [] } };
		}
	};
}
export type ModelServer = ReturnType<typeof modelServer>;

export type Said = { session: number; person: number; status: MarkStatus };
export const markOf = (id: string, way: MarkWay, { session, person, status }: Said, at: number): Mark => ({
	id,
	session_id: sessions[session] as string,
	participant_id: people[person] as string,
	status,
	contact: null,
	consultation: null,
	way,
	marked_at: new Date(at)
});

/** How one phone fares after something was said: what its network does to it, and what is done to the phone. */
export type Fate = {
	line: boolean;
	answerLost: boolean;
	slow: number;
	again: boolean;
	restart: boolean;
	reinstall: boolean;
	sleeps: number;
};

/** A phone of the model: everything that it ever sent may arrive once more. */
export function modelPhone(server: ModelServer, ahead: number, start: number) {
	const world = { time: start, fate: calm };
	const sentBefore: Parameters<Send>[1][] = [];
	const acknowledged = new Set<string>();
	const send: Send = (_, sent) => {
		if (!world.fate.line) return Promise.resolve({ as: 'unreachable' });
		world.time += world.fate.slow;
		const answer = server.take(structuredClone(sent), world.time);
		sentBefore.push(sent);
		if (world.fate.again) for (const old of sentBefore) server.take(structuredClone(old), world.time);
		world.time += world.fate.slow;
		if (world.fate.answerLost) return Promise.resolve({ as: 'unreachable' });
		for (const { id } of answer.acks) acknowledged.add(id);
		return Promise.resolve({ as: 'answered', answer });
	};
	const made = testPhone(() => world.time, send, { ahead, run: newId(), opened: start, slept: 0 });
	const prepare = () => made.phone.prepare({ device_id: newId(), token: 'token', lecturer: { id: '', name: '' } }, world.time);
	return {
		...made,
		acknowledged,
		prepare,
		async mark(said: Said, at: number) {
			world.time = at;
			const { session_id, participant_id, status, contact, consultation } = markOf('', 'device', said, at);
			return made.phone.mark({ session_id, participant_id, status, contact, consultation });
		},
		/** What happens to the phone at a moment. Who installs it anew does so when nothing waits: that much it asks. */
		async live(fate: Fate, at: number) {
			world.time = at;
			world.fate = fate;
			made.clock.slept += Math.min(fate.sleeps, Math.max(0, at - made.clock.opened - made.clock.slept));
			await made.phone.sync();
			if (fate.restart || fate.reinstall) Object.assign(made.clock, { run: newId(), opened: at, slept: 0 });
			if (!fate.reinstall || (await made.store.unsent()).length > 0) return;
			await made.store.forget();
			await prepare();
		},
		setClock: (by: number) => void (made.clock.ahead += by)
	};
}
export type ModelPhone = Awaited<ReturnType<typeof modelPhone>>;

/** Everything goes well. */
export const calm: Fate = { line: true, answerLost: false, slow: 0, again: false, restart: false, reinstall: false, sleeps: 0 };
export { minute };
