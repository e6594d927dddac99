import { done, refused, type Outcome } from '#platform';
import { within, type Context } from '#platform/server';
import { readEmail } from '../../email.ts';
import { accounts } from './accounts.ts';
import { isLibraryRefusal } from './library-refusal.ts';
import { afterSignIn, type SignedIn } from './signed-in.ts';
import { headersOf, type Visit } from './visit.ts';

/** Of one mailbox from one address: a stranger elsewhere cannot lock anybody out by guessing wrongly. */
const perEmailAndAddress = { times: 10, seconds: 900 };
const perAddress = { times: 100, seconds: 900 };

export type PasswordRefusal = 'faulty' | 'too_many_tries' | 'password_wrong';

/** Signs in with a password. The refusal does not tell whether it was the address or the password. */
export async function signInWithPassword(
	context: Context,
	input: { email: string; password: string; visit: Visit }
): Promise<Outcome<SignedIn, PasswordRefusal>> {
	const email = readEmail(input.email);
	if (!email)
		return refused('faulty', [{ field: 'email', key: input.email.trim() === '' ? 'people_email_missing' : 'people_email_wrong' }]);
	if (input.password === '') return refused('faulty', [{ field: 'password', key: 'people_password_missing' }]);
	const allowed = await context.db.transaction().execute(async (trx) => {
		const byAddress = await within(trx, context.now, 'sign_in.password.address', input.visit.address, perAddress);
		const both = `${email} ${input.visit.address}`;
		return (await within(trx, context.now, 'sign_in.password.email', both, perEmailAndAddress)) && byAddress;
	});
	if (!allowed) return refused('too_many_tries');
	const { api } = await accounts();
	try {
		const { headers } = await api.signInEmail({
			body: { email, password: input.password },
			headers: headersOf(input.visit),
			returnHeaders: true
		});
		return done(await afterSignIn(context, headers, 'password'));
	} catch (error) {
		if (isLibraryRefusal(error)) return refused('password_wrong');
		throw error;
	}
}
