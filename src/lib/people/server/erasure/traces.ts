import { erasedName } from '#platform';
import type { Trx } from '#platform/server';
import type { Leaving } from './eraser.ts';

/** By what texts know the person and nobody else: address and number, and the name where nobody else has it and it is more than one word. */
export async function marksOf(trx: Trx, { id, name, email, phone }: Leaving): Promise<string[]> {
	const others = trx.selectFrom('people.person').select('id').where('id', '<>', id).where('erased_at', 'is', null);
	const shared = async (column: 'name' | 'phone', value: string) =>
		(await others.where(column, '=', value).executeTakeFirst()) !== undefined;
	const marks = [email];
	if (/\p{L}\s+\p{L}/u.test(name) && name !== erasedName && !(await shared('name', name))) marks.push(name);
	if (phone && !(await shared('phone', phone))) marks.push(phone);
	return marks.filter((mark) => mark !== null);
}
