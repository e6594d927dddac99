import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeOnlookers, type Onlooker } from './onlookers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody in a room who may see some things; null: no longer in. */
function somebody(person_id: string, sees: string[] | null, room_id = 'room') {
	const heard: string[] = [];
	const state = { may: sees, ended: 0 };
	const onlooker: Onlooker = {
		room_id,
		person_id,
		sees: async (ids) => state.may && ids.filter((id) => state.may?.includes(id)),
		send: (text) => void heard.push(text),
		end: () => void (state.ended += 1)
	};
	return { onlooker, heard, state };
}

const posted = (item: string) => `event: posted\ndata: {"item":"${item}"}\n\n`;
const word = (item_id: string, what = 'posted', room_id = 'room') => ({ room_id, item_id, what });

test('each is told of what they may see and of nothing else, and nobody of another room', async () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const [member, outsider, elsewhere] = [
		somebody('a', ['open', 'ours']),
		somebody('b', ['open']),
		somebody('c', ['open', 'ours'], 'other')
	];
	for (const { onlooker } of [member, outsider, elsewhere]) onlookers.join(onlooker);
	onlookers.tell(word('open'));
	onlookers.tell(word('ours'));
	await vi.advanceTimersByTimeAsync(100);
	expect(member.heard).toEqual([posted('open'), posted('ours')]);
	expect(outsider.heard).toEqual([posted('open')]);
	expect(elsewhere.heard).toEqual([]);
});

test('ten posts to one discussion at once are one word, and a post is not hushed up by a change', async () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const { onlooker, heard } = somebody('a', ['talk', 'task']);
	onlookers.join(onlooker);
	for (let count = 0; count < 10; count++) onlookers.tell(word('talk', count === 3 ? 'posted' : 'changed'));
	onlookers.tell(word('task', 'changed'));
	await vi.advanceTimersByTimeAsync(100);
	expect(heard).toEqual([posted('talk'), 'event: changed\ndata: {"item":"task"}\n\n']);
});

test('whoever is signed out or has left hears nothing more: not a word, not a beat', async () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const [told, beaten] = [somebody('a', ['talk']), somebody('b', ['talk'])];
	onlookers.join(told.onlooker);
	told.state.may = null;
	onlookers.tell(word('talk'));
	await vi.advanceTimersByTimeAsync(100);
	expect([told.heard, told.state.ended]).toEqual([[], 1]);
	onlookers.join(beaten.onlooker);
	await onlookers.beat();
	expect(beaten.heard).toEqual([':\n\n']);
	beaten.state.may = null;
	await onlookers.beat();
	expect([beaten.heard.length, beaten.state.ended, onlookers.count()]).toEqual([1, 1, 0]);
});

test('of too many streams of one person the oldest ends, and nobody else’s', () => {
	const onlookers = makeOnlookers({ gather: 100, most: 2 });
	const streams = [somebody('a', []), somebody('b', []), somebody('a', []), somebody('a', [])];
	for (const { onlooker } of streams) onlookers.join(onlooker);
	expect(streams.map(({ state }) => state.ended)).toEqual([1, 0, 0, 0]);
	expect(streams[0]?.heard).toEqual(['event: over\ndata: {}\n\n']);
});

test('a database that cannot be asked tells nobody anything', async () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const { onlooker, heard, state } = somebody('a', ['talk']);
	onlookers.join({ ...onlooker, sees: () => Promise.reject(new Error('it is gone')) });
	onlookers.tell(word('talk'));
	await vi.advanceTimersByTimeAsync(100);
	expect([heard, state.ended, onlookers.count()]).toEqual([[], 1, 0]);
});

test('when something may have been missed all look for themselves', () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const { onlooker, heard } = somebody('a', []);
	onlookers.join(onlooker);
	onlookers.tellAgain();
	expect(heard).toEqual(['event: again\ndata: {}\n\n']);
});

test('whoever does not keep up is let go, and all others are told', async () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const [slow, other] = [somebody('a', ['talk']), somebody('b', ['talk'])];
	const send = () => {
		throw new Error('the reader does not keep up');
	};
	onlookers.join({ ...slow.onlooker, send });
	onlookers.join(other.onlooker);
	onlookers.tellAgain();
	expect([slow.state.ended, onlookers.count()]).toEqual([1, 1]);
	onlookers.join({ ...slow.onlooker, send });
	onlookers.tell(word('talk'));
	await vi.advanceTimersByTimeAsync(100);
	expect([slow.state.ended, onlookers.count()]).toEqual([2, 1]);
	expect(other.heard).toEqual(['event: again\ndata: {}\n\n', posted('talk')]);
});

test('an ending that fails takes nobody else along', async () => {
	const onlookers = makeOnlookers({ gather: 100, most: 5 });
	const [gone, other] = [somebody('a', null), somebody('b', ['talk'])];
	const end = () => {
		throw new Error('the stream is closed already');
	};
	const leave = onlookers.join({ ...gone.onlooker, end });
	onlookers.join(other.onlooker);
	expect(leave).not.toThrow();
	onlookers.join({ ...gone.onlooker, end });
	onlookers.tell(word('talk'));
	await vi.advanceTimersByTimeAsync(100);
	await onlookers.beat();
	expect(other.heard).toEqual([posted('talk'), ':\n\n']);
	expect(onlookers.endAll).not.toThrow();
});

test('what is sent and who is let go early is counted, and nobody is counted twice', async () => {
	const counted = { sent: 0, bound: 0, slow: 0 };
	const noted = { sent: () => void (counted.sent += 1), letGo: (why: 'bound' | 'slow') => void (counted[why] += 1) };
	const onlookers = makeOnlookers({ gather: 100, most: 2, noted });
	const [own, other] = [somebody('a', ['talk', 'task']), somebody('b', ['talk'])];
	const slow = somebody('c', ['talk', 'task']);
	slow.onlooker.send = () => {
		throw new Error('the reader does not keep up');
	};
	for (const { onlooker } of [own, other, slow]) onlookers.join(onlooker);
	onlookers.tell(word('talk'));
	onlookers.tell(word('task'));
	await vi.advanceTimersByTimeAsync(100);
	expect(counted).toEqual({ sent: 3, bound: 0, slow: 1 });
	for (let windows = 0; windows < 3; windows++) onlookers.join(somebody('a', []).onlooker);
	expect(counted).toEqual({ sent: 3, bound: 2, slow: 1 });
	expect(onlookers.count()).toBe(3);
});
