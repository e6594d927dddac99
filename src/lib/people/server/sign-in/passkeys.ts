import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { accounts } from './accounts.ts';
import { isLibraryRefusal } from './library-refusal.ts';
import type { SignInLibrary } from './library.ts';
import { afterSignIn, type SignedIn } from './signed-in.ts';
import { cookiesOf, headersOf, type Cookie, type Visit } from './visit.ts';

type Asked = SignInLibrary['api'];
/** What a browser answers when it is asked for a passkey, or has made one: checked by the library against what it asked. */
export type PasskeyAnswer = Parameters<Asked['verifyPasskeyAuthentication']>[0]['body']['response'];
export type NewPasskeyAnswer = Parameters<Asked['verifyPasskeyRegistration']>[0]['body']['response'];
export type Options = { options: unknown; cookies: Cookie[] };

/** What the browser needs to ask for a passkey of this site. */
export async function passkeyQuestion(_context: Context, visit: Visit): Promise<Options> {
	const { api } = await accounts();
	const { response, headers } = await api.generatePasskeyAuthenticationOptions({ headers: headersOf(visit), returnHeaders: true });
	return { options: response, cookies: cookiesOf(headers) };
}

/** Signs in with a passkey. One that has checked its owner (a finger, a face, a code) is a second factor too. */
export async function signInWithPasskey(context: Context, { response, visit }: { response: PasskeyAnswer; visit: Visit }): Promise<Outcome<SignedIn, 'passkey_unknown'>> {
	const { api } = await accounts();
	try {
		const { headers } = await api.verifyPasskeyAuthentication({ body: { response }, headers: headersOf(visit), returnHeaders: true });
		return done(await afterSignIn(context, headers, 'passkey', { verified: knewItsOwner(response) }));
	} catch (error) {
		if (isLibraryRefusal(error)) return refused('passkey_unknown');
		throw error;
	}
}

/** The third bit of the flags that the passkey has signed: "user verified" (WebAuthn, 6.1). */
const knewItsOwner = ({ response }: PasskeyAnswer): boolean => ((Buffer.from(response.authenticatorData, 'base64url')[32] ?? 0) & 0b100) !== 0;

/** What the browser needs to make a passkey for whoever is signed in. */
export async function newPasskeyQuestion(_context: Context, visit: Visit): Promise<Options> {
	const { api } = await accounts();
	const { response, headers } = await api.generatePasskeyRegistrationOptions({ headers: headersOf(visit), returnHeaders: true });
	return { options: response, cookies: cookiesOf(headers) };
}

/** Adds a passkey to whoever is signed in. */
export async function addPasskey(context: Context, { response, name, visit }: { response: NewPasskeyAnswer; name: string; visit: Visit }): Promise<Outcome<undefined, 'passkey_unknown'>> {
	const { api } = await accounts();
	try {
		await api.verifyPasskeyRegistration({ body: { response, name: name.trim().slice(0, 80) || 'Kartu' }, headers: headersOf(visit) });
		await note(context, 'passkey.added');
		return done();
	} catch (error) {
		if (isLibraryRefusal(error)) return refused('passkey_unknown');
		throw error;
	}
}

/** Takes a passkey away: one's own only. */
export async function removePasskey(context: Context, { id, visit }: { id: string; visit: Visit }): Promise<Outcome<undefined, 'passkey_unknown'>> {
	const { api } = await accounts();
	try {
		await api.deletePasskey({ body: { id }, headers: headersOf(visit) });
		await note(context, 'passkey.removed');
		return done();
	} catch (error) {
		if (isLibraryRefusal(error)) return refused('passkey_unknown');
		throw error;
	}
}

async function note(context: Context, name: 'passkey.added' | 'passkey.removed'): Promise<void> {
	const { actor, db } = context;
	if (actor.kind === 'person') await db.transaction().execute((trx) => record(trx, context, { name, subject: { kind: 'person', id: actor.id } }));
}
