import { expect, test } from 'vitest';
import { withoutSecrets } from './letter-secrets.ts';

test('a letter shows neither the link by which its reader chooses letters nor the address at which they answer', () => {
	const code = 'abcdefgh234567ab';
	expect(withoutSecrets(`Atsakyti: mailto:reply+${code}.${code}@kartu.example?subject=Re`)).toBe(
		'Atsakyti: mailto:reply+…@kartu.example?subject=Re'
	);
	expect(withoutSecrets('https://kartu.example/en/letters/abc.def-1')).toBe('https://kartu.example/en/letters/…');
});
