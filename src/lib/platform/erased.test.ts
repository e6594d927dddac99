import { expect, test } from 'vitest';
import { erasedName, withoutPerson } from './erased.ts';

test('a name is taken out where it stands as whole words, and nothing that only contains it', () => {
	const text = 'Ona Žilė rašė. Onai Žilei ir Leona Žilė padėjo. (Ona Žilė) ona@zile.lt, mona@zile.lt.';
	expect(withoutPerson(text, ['Ona Žilė', 'ona@zile.lt'])).toBe(
		`${erasedName} rašė. Onai Žilei ir Leona Žilė padėjo. (${erasedName}) ${erasedName}, mona@zile.lt.`
	);
});
