import { done, refused, type Outcome } from '#platform';
import { within, type Context } from '#platform/server';
import { findSession } from '../session.ts';
import { accountPool, accounts } from '../sign-in/accounts.ts';
import { freshMinutes } from '../sign-in/set-password.ts';
import type { Visit } from '../sign-in/visit.ts';

export type ProofRefusal = 'not_signed_in' | 'faulty' | 'too_many_tries' | 'sign_in_again';

/**
 * Proves anew that whoever sits here is the person who is signed in: they came in within the last quarter of an hour, or know the
 * password. Who has no password signs in again.
 */
export async function proveSelf(
	{ db, actor, now }: Context,
	{ visit, present }: { visit: Visit; present: string }
): Promise<Outcome<undefined, ProofRefusal>> {
	const session = await findSession(accountPool(), visit.cookie, now);
	if (!session || session.second_factor === 'owed' || session.person.id !== actor.id) return refused('not_signed_in');
	if (now.getTime() - session.begun_at.getTime() < freshMinutes * 60_000) return done();
	const { password, internalAdapter } = await (await accounts()).$context;
	const account = await internalAdapter.findCredentialAccount(session.user_id);
	if (!account?.password) return refused('sign_in_again');
	if (!(await db.transaction().execute((trx) => within(trx, now, 'erasure.ask', session.person.id, { times: 10, seconds: 900 }))))
		return refused('too_many_tries');
	return (await password.verify({ hash: account.password, password: present }))
		? done()
		: refused('faulty', [{ field: 'present', key: 'people_password_present_wrong' }]);
}
