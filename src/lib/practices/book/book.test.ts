import * as v from 'valibot';
import { expect, test } from 'vitest';
import { smallBook } from '../../../../tests/support/book.ts';
import { BookSchema, chaptersOf, flawsOf } from './book.ts';

test('a book that can be set has no flaws, and is told again as it was kept', () => {
	expect(flawsOf(smallBook)).toEqual([]);
	expect(v.parse(BookSchema, JSON.parse(JSON.stringify(smallBook)))).toEqual(smallBook);
	expect(chaptersOf(smallBook).map(({ id }) => id)).toEqual(['kaip-pradeti', 'klausianti-klase', 'klaida-kaip-medziaga']);
});

test('an id that stands twice and an entry that leads nowhere are named', () => {
	const [first, second] = smallBook.parts;
	const book = {
		...smallBook,
		parts: [first!, { ...second!, id: 'kaip-pradeti' }],
		indexes: [{ id: 'mokyklos', title: '', entries: [{ name: 'A', chapters: ['niekur'] }] }]
	};
	expect(flawsOf(book)).toEqual([
		{ flaw: 'id_twice', id: 'kaip-pradeti' },
		{ flaw: 'leads_nowhere', id: 'niekur' }
	]);
});
