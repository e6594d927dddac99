import { expect, test } from 'vitest';
import { namesLike } from './names-like.ts';

const people = ['Šarūnė Ąžuolaitė-Bite', 'Ona Šarkaitė', 'Jonas Petraitis'].map((name) => ({ name }));
const found = (typed: string) => namesLike(people, typed).map(({ name }) => name);

test.each([
	['', ['Šarūnė Ąžuolaitė-Bite', 'Ona Šarkaitė', 'Jonas Petraitis']],
	['šar', ['Šarūnė Ąžuolaitė-Bite', 'Ona Šarkaitė']],
	['SARU', ['Šarūnė Ąžuolaitė-Bite']],
	['bit', ['Šarūnė Ąžuolaitė-Bite']],
	['ona  š', ['Ona Šarkaitė']],
	['petr', ['Jonas Petraitis']],
	['ras', []]
])('„%s“ is how these names begin', (typed, names) => {
	expect(found(typed)).toEqual(names);
});
