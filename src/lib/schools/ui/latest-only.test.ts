import { expect, test, vi } from 'vitest';
import { latestOnly } from './latest-only.ts';

test('only the words of now are asked for and answered', async () => {
	const ask = vi.fn(async (words: string) => words.toUpperCase());
	const search = latestOnly(ask, 1);
	expect(await Promise.all([search('s'), search('sa'), search('sau')])).toEqual([undefined, undefined, 'SAU']);
	expect(ask).toHaveBeenCalledTimes(1);
});

test('an answer that comes late does not replace a newer one', async () => {
	const answers: Record<string, (text: string) => void> = {};
	const search = latestOnly((words) => new Promise<string>((resolve) => (answers[words] = resolve)), 0);
	const first = search('a');
	await vi.waitFor(() => expect(answers['a']).toBeDefined());
	const second = search('b');
	await vi.waitFor(() => expect(answers['b']).toBeDefined());
	answers['b']?.('new');
	answers['a']?.('old');
	expect(await Promise.all([first, second])).toEqual([undefined, 'new']);
});

test('a lost connection is no answer', async () => {
	expect(await latestOnly(() => Promise.reject(new Error('offline')), 0)('a')).toBeUndefined();
});
