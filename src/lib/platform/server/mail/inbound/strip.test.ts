import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpus } from '../../../../../../tests/support/mail-corpus.ts';
import { impersonal, isDisowned } from './kind.ts';
import { stripped } from './strip.ts';

test.each(corpus)('what was said in a letter of: $program', ({ mail, said }) => {
	expect(stripped(mail)).toBe(said);
});

test('the corpus is wide enough to lean on', () => {
	expect(corpus.length).toBeGreaterThanOrEqual(40);
});

test('what was stripped once has nothing more to strip but another signature, and nothing is ever added', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('> a', 'b', '', '-- ', 'Pagarbiai', 'On 1 wrote:', 'Nuo: a', 'Kam: b', 'Tema: c', '____', 'Ar ne?'), {
				maxLength: 12
			}),
			(lines) => {
				const left = stripped(lines.join('\n')).split('\n');
				for (const line of left) expect(line === '' || lines.map((one) => one.trim()).includes(line.trim())).toBe(true);
				expect(left.some((line) => line.startsWith('>'))).toBe(false);
			}
		)
	);
});

test('a letter made to be slow is read at once', () => {
	const began = performance.now();
	for (const sly of [
		'2'.repeat(500_000),
		'> '.repeat(200_000),
		`${'2026 <'.repeat(80_000)}`,
		`${'2\n'.repeat(100_000)}`,
		' '.repeat(500_000),
		'Nuo: a\n'.repeat(50_000),
		'-'.repeat(300_000),
		'Pagarbiai '.repeat(50_000)
	])
		stripped(sly);
	expect(performance.now() - began).toBeLessThan(3000);
});

const person = new Map([
	['from', 'Ona <ona@mokykla.example>'],
	['content-type', 'text/plain; charset=utf-8'],
	['auto-submitted', 'no']
]);

test('a letter that a person wrote is not taken for a machine’s', () => {
	expect(impersonal(person, 'ona@mokykla.example')).toBeNull();
	expect(impersonal(person, null)).toBeNull();
});

test.each([
	['an empty sender on the envelope', {}, '', 'bounce'],
	['an empty return path', { 'return-path': '<>' }, null, 'bounce'],
	['a report of delivery', { 'content-type': 'multipart/report; report-type=delivery-status' }, 'x@y.example', 'bounce'],
	['the mail server itself', { from: 'Mail Delivery System <MAILER-DAEMON@mokykla.example>' }, 'x@y.example', 'bounce'],
	['somebody on leave', { 'auto-submitted': 'auto-replied' }, 'x@y.example', 'automatic'],
	['a machine with a comment', { 'auto-submitted': 'auto-generated (vacation)' }, 'x@y.example', 'automatic'],
	['an old machine', { 'x-autoreply': 'yes' }, 'x@y.example', 'automatic'],
	['a machine by precedence', { precedence: 'auto_reply' }, 'x@y.example', 'automatic'],
	['Outlook on leave', { subject: 'Automatic reply: Rasa klausia' }, 'x@y.example', 'automatic'],
	['Outlook on leave, Lithuanian', { subject: 'Automatinis atsakymas: Rasa klausia' }, 'x@y.example', 'automatic'],
	['Outlook on leave, Russian', { subject: 'Автоматический ответ: вопрос' }, 'x@y.example', 'automatic'],
	['a list', { 'list-id': '<mokytojai.example>' }, 'x@y.example', 'mailing_list'],
	['a mass of letters', { precedence: 'bulk' }, 'x@y.example', 'mailing_list']
])('nobody wrote to us: %s', (_, headers, sender, expected) => {
	expect(impersonal(new Map([...person, ...Object.entries(headers as Record<string, string>)]), sender)).toBe(expected);
});

test('a letter is disowned when the server that let it in says that it is not from whom it claims', () => {
	expect(isDisowned(new Map([['authentication-results', 'mx.example; spf=pass; dmarc=fail (p=none)']]))).toBe(true);
	expect(isDisowned(new Map([['authentication-results', 'mx.example; dkim=fail; dmarc=pass']]))).toBe(false);
	expect(isDisowned(new Map())).toBe(false);
});
