import { APIError } from 'better-auth/api';
import { databaseAtSignIn, type Pool } from '#platform/server';
import { readEmail } from '../../email.ts';
import { readName } from '../../name.ts';
import { findOrAddPerson } from '../persons.ts';

type NewAccount = { email: string; emailVerified: boolean; name: string };

/**
 * Whose a new account is: the person with its address, who may have stood in a team for a year, or a new one. Only an
 * address that was proven to be theirs counts: by a letter, or by a provider that says so.
 */
export async function personOfAccount<Account extends NewAccount>(
	pool: Pool,
	account: Account
): Promise<{ data: Account & { personId: string } }> {
	const email = readEmail(account.email);
	if (!account.emailVerified || !email)
		throw new APIError('FORBIDDEN', { code: 'email_not_verified', message: 'the address is not proven' });
	const read = readName(account.name);
	const name = 'name' in read ? read.name : email;
	const personId = await databaseAtSignIn(pool)
		.transaction()
		.execute((trx) => findOrAddPerson(trx, new Date(), { name, email }));
	return { data: { ...account, email, name, personId } };
}
