import { expect, test } from 'vitest';
import fc from 'fast-check';
import { signedLink } from '../signed-link.ts';
import { withoutSecrets, withoutTraces } from './letter-secrets.ts';

test('a letter shows neither the link by which its reader chooses letters nor the address at which they answer', () => {
	const code = 'abcdefgh234567ab';
	expect(withoutSecrets(`Atsakyti: mailto:reply+${code}.${code}@kartu.example?subject=Re`)).toBe(
		'Atsakyti: mailto:reply+…@kartu.example?subject=Re'
	);
	expect(withoutSecrets('https://kartu.example/en/letters/abc.def-1')).toBe('https://kartu.example/en/letters/…');
});

test.each(['consents', 'proofs', 'check-ups', 'commitments', 'letters'])(
	'nor the link at /%s/, by which somebody acts without signing in',
	(page) => {
		expect(withoutSecrets(`https://kartu.example/${page}/abc.def-1`)).toBe(`https://kartu.example/${page}/…`);
		expect(withoutSecrets(`/en/${page}/abc.def-1?done=1`)).toBe(`/en/${page}/…`);
	}
);

test('a log shows no page that is read by its address alone; other pages of the same name keep theirs', () => {
	const given = 'aB3-_56789aB3-_56789aB';
	for (const path of ['/staff/', '/en/staff/', '/reached/', '/en/reached/withdrawal/'])
		expect(withoutSecrets(`${path}${given}`)).toBe(`${path}…`);
	expect(withoutSecrets(`/reached/${given}?done=agreed`)).toBe('/reached/…?done=agreed');
	const person = '/school/019a6f0e-0000-7000-8000-000000000001/staff/019a6f0e-0000-7000-8000-000000000002';
	expect(withoutSecrets(person)).toBe(person);
});

const code = 'abcdefgh234567ab';
const token = signedLink('letters', '019a6f0e-0000-7000-8000-000000000001 ', new Date('2027-11-27T08:00:00Z'));

test.each([
	['an address to answer at', `reply+${code}.${code}@kartu.example`],
	['the same with its subject', `mailto:reply+${code}.${code}@kartu.example?subject=Re%3A%20Klausimas`],
	['in capitals', `REPLY+${code.toUpperCase()}.${code.toUpperCase()}@Kartu.Example`],
	['encoded', `mailto:reply%2B${code}.${code}%40kartu.example`],
	['broken at its point', `reply+${code}.\n${code}@kartu.example`],
	['without its end', `reply+${code}.${code}`],
	['between angles', `<reply+${code}.${code}@kartu.example>`],
	['one click', `https://kartu.example/api/letters/${token}`],
	['a consent', `https://kartu.example/consents/${token}`],
	['a chapter before it is printed', `https://kartu.example/proofs/${token}`],
	['whether it is still true', `https://kartu.example/check-ups/${token}`],
	['the page of letters, in English', `https://kartu.example/en/letters/${token}`],
	['a token alone', token],
	['a token broken at its points', token.replaceAll('.', '.\n')],
	['a link of another kind', `http://127.0.0.1:3000/sign-in/link?token=${token}`]
])('of a quotation that nobody recognised nothing is left by which somebody could act: %s', (_, secret) => {
	const left = withoutTraces(`Sutinku.\nKartu: ${secret}\nIki!`);
	expect(left).toMatch(/^Sutinku\.\nKartu: <?…>?\nIki!$/);
});

test('a plain text, with addresses of others, stays as it was written', () => {
	const text =
		'Žr. https://mokykla.example/contact/rastine?x=1 ir https://mokykla.example/letters/1.2.3\nRašykite: reply@mokykla.example, ona.onaite@mokykla.example. 2026.12.01, 3.5 karto; www.lrs.lt/offers/x';
	expect(withoutTraces(text)).toBe(text);
});

test('wherever it stands in a text, an address to answer at is gone', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (before, after) => {
			expect(withoutTraces(`${before} reply+${code}.${code}@kartu.example ${after}`)).not.toContain(code);
		})
	);
});

test('a text made to be slow is read at once', () => {
	const began = performance.now();
	for (const sly of [
		'reply+'.repeat(15_000),
		'http://'.repeat(15_000),
		'a.'.repeat(50_000),
		`${'a'.repeat(50_000)}.`.repeat(2),
		`reply+${code}`.repeat(4000)
	])
		withoutTraces(sly);
	expect(performance.now() - began).toBeLessThan(2000);
});
