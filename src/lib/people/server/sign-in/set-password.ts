import { done, refused, type Outcome } from '#platform';
import { record, within, type Context } from '#platform/server';
import { passwordFault } from '../../password.ts';
import { findSession } from '../session.ts';
import { accountPool, accounts } from './accounts.ts';
import { endOtherSessions } from './sessions.ts';
import type { Visit } from './visit.ts';

export type SetPassword = { present: string; wanted: string; visit: Visit };
export type SetPasswordRefusal = 'not_signed_in' | 'faulty' | 'too_many_tries';

/** How long after signing in somebody may replace a forgotten password, in minutes. */
export const freshMinutes = 15;

/**
 * Sets or changes one's own password. The present one is asked for, unless there is none or one has signed in a moment
 * ago: so whoever has forgotten it signs in by a letter and sets a new one. Other browsers are signed out.
 */
export async function setPassword(
	context: Context,
	{ present, wanted, visit }: SetPassword
): Promise<Outcome<undefined, SetPasswordRefusal>> {
	const { db, now } = context;
	const session = await findSession(accountPool(), visit.cookie, now);
	if (!session || session.second_factor === 'owed') return refused('not_signed_in');
	const fault = passwordFault(wanted, session.person.email);
	if (fault) return refused('faulty', [{ field: 'wanted', key: `people_${fault}` }]);
	const { password, internalAdapter } = await (await accounts()).$context;
	const account = await internalAdapter.findCredentialAccount(session.user_id);
	const fresh = now.getTime() - session.begun_at.getTime() < freshMinutes * 60_000;
	if (account?.password && !fresh) {
		if (!(await db.transaction().execute((trx) => within(trx, now, 'password.change', session.person.id, { times: 10, seconds: 900 }))))
			return refused('too_many_tries');
		if (!(await password.verify({ hash: account.password, password: present })))
			return refused('faulty', [{ field: 'present', key: 'people_password_present_wrong' }]);
	}
	const hash = await password.hash(wanted);
	if (account) await internalAdapter.updateAccount(account.id, { password: hash });
	else await internalAdapter.linkAccount({ userId: session.user_id, providerId: 'credential', accountId: session.user_id, password: hash });
	await db
		.transaction()
		.execute((trx) => record(trx, context, { name: 'password.set', subject: { kind: 'person', id: session.person.id } }));
	await endOtherSessions(context, visit);
	return done();
}
