import { expect, test } from 'vitest';
import { marksIn } from './register-form.ts';

const [one, other] = ['5d1e6c1c-7f0a-4f6e-9d1f-0c6b7a3f2e10', '6d1e6c1c-7f0a-4f6e-9d1f-0c6b7a3f2e11'];
const form = (fields: Record<string, string>): FormData => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
};

test('a tap says who was there; hours count only where somebody was not there all the time', () => {
	const read = marksIn(
		form({ [`status-${one}`]: 'present', [`contact-${one}`]: '1', [`status-${other}`]: 'late', [`contact-${other}`]: '1,5' })
	);
	expect(read.said).toEqual([
		{ participant_id: one, status: 'present', contact: null, consultation: null },
		{ participant_id: other, status: 'late', contact: 6, consultation: null }
	]);
	expect(read.wrong).toEqual([]);
});

test.each(['1,3', '-1', '25', 'daug'])('„%s“ is no quarter of an hour: it comes back as it was typed', (typed) => {
	const read = marksIn(form({ [`status-${one}`]: 'partial', [`contact-${one}`]: typed, [`consultation-${one}`]: '0' }));
	expect(read.said).toEqual([]);
	expect(read.wrong).toEqual([one]);
	expect(read.typed[one]).toEqual({ status: 'partial', contact: typed, consultation: '0' });
});

test('what is no participant or no mark is nothing', () => {
	expect(marksIn(form({ 'status-somebody': 'present', [`status-${one}`]: 'asleep', else: 'x' })).said).toEqual([]);
});
