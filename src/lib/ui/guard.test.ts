import { expect, test, vi } from 'vitest';
import { sendOnce } from './guard.ts';

const sent = (form: object) => ({ target: form, preventDefault: vi.fn(), stopImmediatePropagation: vi.fn() });

test('the second click of a double click sends nothing; a later one does', () => {
	const form = { method: 'post' };
	const [first, second, third] = [sent(form), sent(form), sent(form)];
	sendOnce(first as never, 1000);
	sendOnce(second as never, 1300);
	sendOnce(third as never, 2400);
	expect(first.preventDefault).not.toHaveBeenCalled();
	expect(second.preventDefault).toHaveBeenCalled();
	expect(second.stopImmediatePropagation).toHaveBeenCalled();
	expect(third.preventDefault).not.toHaveBeenCalled();
});

test('two forms do not hinder each other, and asking is free', () => {
	const [one, other] = [sent({ method: 'post' }), sent({ method: 'post' })];
	sendOnce(one as never, 0);
	sendOnce(other as never, 1);
	expect(other.preventDefault).not.toHaveBeenCalled();
	const filters = { method: 'get' };
	sendOnce(sent(filters) as never, 0);
	const again = sent(filters);
	sendOnce(again as never, 1);
	expect(again.preventDefault).not.toHaveBeenCalled();
});
