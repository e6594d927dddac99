import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';

const database = await testDatabase();

test('x', async () => {
	expect(await database.query('select current_user, current_setting(\'role\')')).toEqual([]);
	expect((await database.pool.query('select current_user')).rows).toEqual([]);
});
