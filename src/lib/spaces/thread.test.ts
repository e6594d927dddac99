import { expect, test } from 'vitest';
import { threaded } from './thread.ts';

const post = (id: string, parent_id: string | null = null) => ({ id, parent_id });

test('answers stand under what they answer; one whose post is on another page keeps its place', () => {
	const posts = [post('a'), post('b'), post('c', 'a'), post('d', 'elsewhere'), post('e', 'b'), post('f', 'a'), post('g')];
	expect(threaded(posts).map(({ id }) => id)).toEqual(['a', 'c', 'f', 'b', 'e', 'd', 'g']);
});
