import { expect, test } from 'vitest';
import { addressOf, codeIn, newCode, openReplies } from './address.ts';

const settings = { KARTU_SECRET: 'a secret of this test', KARTU_REPLY_DOMAIN: '', MAIL_FROM: 'Kartu <kartu@Mokykla.example>' };

test('an address of a reply says its code, at the domain of the sender or at that of the setting', () => {
	openReplies(settings);
	const code = newCode();
	expect(code).toMatch(/^[a-z2-7]{16}$/);
	const address = addressOf(code);
	expect(address).toMatch(new RegExp(`^reply\\+${code}\\.[a-z2-7]{16}@mokykla\\.example$`));
	expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
	expect(codeIn(address)).toBe(code);
	openReplies({ ...settings, KARTU_REPLY_DOMAIN: 'atsakymai.example' });
	expect(addressOf(code)).toMatch(/@atsakymai\.example$/);
	expect(codeIn(address)).toBeNull();
});

test('an address written in capitals on the way is the same address', () => {
	openReplies(settings);
	const code = newCode();
	expect(codeIn(` ${addressOf(code).toUpperCase()} `)).toBe(code);
});

test('nobody makes an address who does not know the secret', () => {
	openReplies(settings);
	const code = newCode();
	const address = addressOf(code);
	const other = addressOf(newCode());
	const [, mac = ''] = /\.([a-z2-7]{16})@/.exec(other) ?? [];
	const wrong = [
		address.replace(/\.[a-z2-7]{16}@/, `.${mac}@`),
		address.replace('reply+', 'reply+a'),
		address.replace(/\.[a-z2-7]{16}@/, '@'),
		address.replace('reply+', 'kartu+'),
		`${address}.kitur.example`,
		'',
		'reply+@mokykla.example',
		'kartu@mokykla.example'
	];
	for (const one of wrong) expect(codeIn(one), one).toBeNull();
	openReplies({ ...settings, KARTU_SECRET: 'another secret' });
	expect(codeIn(address)).toBeNull();
});
