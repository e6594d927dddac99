import { expect, test } from 'vitest';
import { inOrderOfNeed, type Todo } from './todo.ts';

const todo = (key: string, due_at: string | null): Todo => ({
	key,
	values: {},
	path: '/',
	about: '',
	due_at: due_at ? new Date(due_at) : null
});

test('what is due first stands first, what has no date last, equals as they came', () => {
	const given = [todo('a', null), todo('b', '2026-12-02'), todo('c', '2026-12-01'), todo('d', null), todo('e', '2026-12-01')];
	expect(inOrderOfNeed(given).map(({ key }) => key)).toEqual(['c', 'e', 'b', 'a', 'd']);
});

test('an empty list stays empty', () => {
	expect(inOrderOfNeed([])).toEqual([]);
});
