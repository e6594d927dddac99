import { done, refused, type Outcome } from '#platform';
import { asPerson, record, through, within, type Context } from '#platform/server';
import { findSession, tokenIn, type FoundSession } from '../session.ts';
import { accounts, accountPool } from './accounts.ts';
import { isLibraryRefusal } from './library-refusal.ts';
import { showSecondFactor } from './signed-in.ts';
import { cookiesOf, headersOf, type Cookie, type Visit } from './visit.ts';

/** The session of this browser, also while it owes a second factor. */
export const sessionOwing = ({ now }: Context, visit: Visit): Promise<FoundSession | null> => findSession(accountPool(), visit.cookie, now);

export type SecondFactorSetup = { uri: string; secret: string; spare_codes: string[] };

/** Begins a second factor: a secret for the app in the person's phone, and spare codes for the day it is lost. Whoever has a password is asked for it. */
export async function beginSecondFactor(
	_context: Context,
	{ password, visit }: { password: string; visit: Visit }
): Promise<Outcome<SecondFactorSetup, 'password_wrong' | 'already_set'>> {
	const { api } = await accounts();
	try {
		const made = await api.enableTwoFactor({
			body: password ? { password, method: 'totp' } : { method: 'totp' },
			headers: headersOf(visit)
		});
		if (made.method !== 'totp') return refused('already_set');
		return done({ uri: made.totpURI, secret: new URL(made.totpURI).searchParams.get('secret') ?? '', spare_codes: made.backupCodes });
	} catch (error) {
		if (!isLibraryRefusal(error)) throw error;
		return refused(error.body?.code === 'TOTP_ALREADY_ENABLED' ? 'already_set' : 'password_wrong');
	}
}

const limit = { times: 10, seconds: 900 };
export type CodeRefusal = 'not_signed_in' | 'too_many_tries' | 'code_wrong';

/** Shows the second factor with a code of the app or a spare code; the first code of an app also sets it up. */
export async function showCode(
	context: Context,
	{ code: typed, visit }: { code: string; visit: Visit }
): Promise<Outcome<{ cookies: Cookie[] }, CodeRefusal>> {
	const session = await sessionOwing(context, visit);
	if (!session) return refused('not_signed_in');
	const { db, now } = context;
	if (!(await db.transaction().execute((trx) => within(trx, now, 'sign_in.code', session.person.id, limit))))
		return refused('too_many_tries');
	const headers = await verified(typed.replace(/[\s\u200b-\u200d]/gu, ''), visit);
	if (!headers) return refused('code_wrong');
	const cookies = cookiesOf(headers);
	// The first code of an app makes the library begin a new session in place of this one.
	const token = tokenIn(cookies.map(({ name, value }) => `${name}=${value}`).join('; ')) ?? tokenIn(visit.cookie) ?? '';
	await db.transaction().execute(async (trx) => {
		await through(trx, 'sign-in', () => showSecondFactor(trx, now, token));
		const subject = { kind: 'person', id: session.person.id };
		if (!session.has_second_factor) await record(trx, { actor: asPerson(session.person.id), now }, { name: 'second_factor.set', subject });
	});
	return done({ cookies });
}

async function verified(code: string, visit: Visit): Promise<Headers | null> {
	const { api } = await accounts();
	const headers = headersOf(visit);
	try {
		const answer = /^\d{6}$/u.test(code)
			? await api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
			: await api.verifyBackupCode({ body: { code, disableSession: true }, headers, returnHeaders: true });
		return answer.headers;
	} catch (error) {
		if (isLibraryRefusal(error)) return null;
		throw error;
	}
}

/** Takes the second factor away. Whoever has a password is asked for it. */
export async function endSecondFactor(
	context: Context,
	{ password, visit }: { password: string; visit: Visit }
): Promise<Outcome<{ cookies: Cookie[] }, 'password_wrong'>> {
	const { api } = await accounts();
	try {
		const { headers } = await api.disableTwoFactor({ body: password ? { password } : {}, headers: headersOf(visit), returnHeaders: true });
		const { actor, db } = context;
		if (actor.kind === 'person')
			await db
				.transaction()
				.execute((trx) => record(trx, context, { name: 'second_factor.ended', subject: { kind: 'person', id: actor.id } }));
		return done({ cookies: cookiesOf(headers) });
	} catch (error) {
		if (isLibraryRefusal(error)) return refused('password_wrong');
		throw error;
	}
}
