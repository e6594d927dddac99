import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayKeepPasskeys, withinSite } from './address.ts';
import { readEmail } from './email.ts';
import { readName } from './name.ts';
import { passwordFault } from './password.ts';
import { readPhone } from './phone.ts';

test.each([
	['Žydrė Ąžuolaitė-Čekanauskienė', 'Žydrė Ąžuolaitė-Čekanauskienė'],
	['  Jonas   Petraitis ', 'Jonas Petraitis'],
	['Anna O’Brien', 'Anna O’Brien'],
	["Sean O'Neill", "Sean O'Neill"],
	['Łukasz Wójcik', 'Łukasz Wójcik'],
	['Ўладзімір Караткевіч', 'Ўладзімір Караткевіч'],
	['A. J. Greimas', 'A. J. Greimas'],
	['Ona\u202e Onaitė\u200b', 'Ona Onaitė'],
	['S\u0306imkus', 'S̆imkus'],
	['Z\u030cygis', 'Žygis'],
	['mažosios raidės', 'mažosios raidės'],
	['Ona\tOnaitė\n', 'Ona Onaitė']
])('a name is taken as its owner writes it: %j', (typed, name) => {
	expect(readName(typed)).toEqual({ name });
});

test.each([
	['', 'name_missing'],
	[' \u200b\u202e ', 'name_missing'],
	['Ona 🌷', 'name_has_emoji'],
	['🇱🇹', 'name_has_emoji'],
	['<script>', 'name_has_signs'],
	['Ona\u0000', 'name_has_signs'],
	['Ona\u0007', 'name_has_signs'],
	['12345', 'name_has_signs'],
	['---', 'name_has_signs']
])('a name that cannot be kept says why: %j', (typed, fault) => {
	expect(readName(typed)).toEqual({ fault });
});

test('what is far too long is refused at once', () => {
	const million = 'a'.repeat(1_000_000);
	expect(readName('Ė'.repeat(150))).toEqual({ name: 'Ė'.repeat(150) });
	for (const typed of ['Ė'.repeat(151), million]) expect(readName(typed)).toEqual({ fault: 'name_too_long' });
	expect(readEmail(million)).toBeNull();
	expect(readPhone('0'.repeat(1000))).toBeNull();
});

test('reading a name twice changes nothing more, and never throws', () => {
	const anything = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 }).map((points) => String.fromCodePoint(...points));
	fc.assert(
		fc.property(anything, (typed) => {
			const read = readName(typed);
			return 'fault' in read || JSON.stringify(readName(read.name)) === JSON.stringify(read);
		})
	);
});

test.each([
	[' Ona.Onaite@Mokykla.LT ', 'ona.onaite@mokykla.lt'],
	['mailto:ona@mokykla.lt', 'ona@mokykla.lt'],
	['Ona Onaitė <ona@mokykla.lt>', 'ona@mokykla.lt'],
	['ona@mokykla.lt\u200b,', 'ona@mokykla.lt'],
	['o+kartu@pastas.mokykla.lt', 'o+kartu@pastas.mokykla.lt'],
	['ona', null],
	['ona@mokykla', null],
	['ona@@mokykla.lt', null],
	['', null]
])('an address is read liberally: %j', (typed, email) => {
	expect(readEmail(typed)).toBe(email);
});

test.each([
	['+370 600  00000', '+370 600 00000'],
	['(8-5) 211 11 11', '(8-5) 211 11 11'],
	['', ''],
	['12', null],
	['paskambinkite', null]
])('a telephone number is kept as typed: %j', (typed, phone) => {
	expect(readPhone(typed)).toBe(phone);
});

test.each([
	['vienuolika!', 'password_too_short'],
	['aaaaaaaaaaaaaa', 'password_too_plain'],
	['ona.onaite@mokykla.lt', 'password_too_plain'],
	['a'.repeat(129), 'password_too_long'],
	['obuoliai ir kriaušės', null]
])('a password: %j', (password, fault) => {
	expect(passwordFault(password, 'ona.onaite@mokykla.lt')).toBe(fault);
});

test.each([
	['/school/1?a=b#c', '/school/1?a=b#c'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['/\t/evil.example', '/'],
	['', '/'],
	[null, '/']
])('a return address stays within the site: %j', (to, address) => {
	expect(withinSite(to)).toBe(address);
});

test.each([
	['kartu.example.org', true],
	['localhost', true],
	['127.0.0.1', false],
	['[::1]', false],
	['::1', false]
])('passkeys are kept for names: %s', (host, may) => {
	expect(mayKeepPasskeys(host)).toBe(may);
});
