import * as v from 'valibot';
import { done, isId, refused, type Outcome } from '#platform';
import { record, within, type Context } from '#platform/server';
import { accounts } from './accounts.ts';
import { isLibraryRefusal } from './library-refusal.ts';
import { startsPerAddress } from './limits.ts';
import { afterSignIn, type SignedIn } from './signed-in.ts';
import { cookiesOf, headersOf, type Cookie, type Visit } from './visit.ts';

export type Options = { options: unknown; cookies: Cookie[] };

/** What the browser needs to ask for a passkey of this site. Refused after too many beginnings from one address. */
export async function passkeyQuestion({ db, now }: Context, visit: Visit): Promise<Outcome<Options, 'too_many_tries'>> {
	const allowed = await db.transaction().execute((trx) => within(trx, now, 'sign_in.passkey.address', visit.address, startsPerAddress));
	if (!allowed) return refused('too_many_tries');
	const { api } = await accounts();
	const { response, headers } = await api.generatePasskeyAuthenticationOptions({ headers: headersOf(visit), returnHeaders: true });
	return done({ options: response, cookies: cookiesOf(headers) });
}

/** Signs in with a passkey. One that has checked its owner (a finger, a face, a code) is a second factor too. */
export async function signInWithPasskey(
	context: Context,
	{ response, visit }: { response: unknown; visit: Visit }
): Promise<Outcome<SignedIn, 'passkey_unknown'>> {
	if (!v.is(shown, response)) return refused('passkey_unknown');
	const { api } = await accounts();
	try {
		const { headers } = await api.verifyPasskeyAuthentication({ body: { response }, headers: headersOf(visit), returnHeaders: true });
		return done(await afterSignIn(context, headers, 'passkey', { verified: knewItsOwner(response) }));
	} catch (error) {
		if (isLibraryRefusal(error)) return refused('passkey_unknown');
		throw error;
	}
}

// What a browser can say at all; what it is worth the library checks against what it asked.
const said = {
	id: v.pipe(v.string(), v.regex(/^[\w-]+$/u)),
	rawId: v.string(),
	type: v.literal('public-key'),
	clientExtensionResults: v.record(v.string(), v.unknown())
};
const made = v.looseObject({ ...said, response: v.looseObject({ clientDataJSON: v.string() }) });
const shown = v.looseObject({
	...said,
	response: v.looseObject({ clientDataJSON: v.string(), authenticatorData: v.string(), signature: v.string() })
});

/** The third bit of the flags that the passkey has signed: "user verified" (WebAuthn, 6.1). */
const knewItsOwner = ({ response }: v.InferOutput<typeof shown>): boolean =>
	((Buffer.from(response.authenticatorData, 'base64url')[32] ?? 0) & 0b100) !== 0;

/** What the browser needs to make a passkey for whoever is signed in. */
export async function newPasskeyQuestion(_context: Context, visit: Visit): Promise<Options> {
	const { api } = await accounts();
	const { response, headers } = await api.generatePasskeyRegistrationOptions({ headers: headersOf(visit), returnHeaders: true });
	return { options: response, cookies: cookiesOf(headers) };
}

/** Adds a passkey to whoever is signed in. */
export async function addPasskey(
	context: Context,
	{ response, name, visit }: { response: unknown; name: string; visit: Visit }
): Promise<Outcome<undefined, 'passkey_unknown'>> {
	if (!v.is(made, response)) return refused('passkey_unknown');
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

/** Takes a passkey away: one's own only, and not while a second factor is owed. */
export async function removePasskey(
	context: Context,
	{ id, visit }: { id: string; visit: Visit }
): Promise<Outcome<undefined, 'passkey_unknown'>> {
	if (!isId(id) || context.actor.kind !== 'person') return refused('passkey_unknown');
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
	if (actor.kind === 'person')
		await db.transaction().execute((trx) => record(trx, context, { name, subject: { kind: 'person', id: actor.id } }));
}
