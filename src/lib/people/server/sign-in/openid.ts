import { done, refused, type Outcome } from '#platform';
import { within, type Context } from '#platform/server';
import { withinSite } from '../../address.ts';
import { siteOrigin } from '../site.ts';
import { accounts, accountSettings } from './accounts.ts';
import { openIdProvider } from './library-names.ts';
import { startsPerAddress } from './limits.ts';
import { afterSignIn, type SignedIn } from './signed-in.ts';
import { cookiesOf, headersOf, type Cookie, type Visit } from './visit.ts';

/** What the provider is called on the button; null where none is set. */
export const openIdName = (): string | null => (accountSettings().OIDC_ISSUER ? accountSettings().OIDC_NAME : null);

/** Where to send the browser so that the provider asks who it is. Refused where no provider is set or it does not answer, and after too many beginnings from one address. */
export async function beginOpenId(
	{ db, now }: Context,
	{ to, visit }: { to: string; visit: Visit }
): Promise<Outcome<{ url: string; cookies: Cookie[] }, 'no_provider' | 'too_many_tries'>> {
	if (openIdName() === null) return refused('no_provider');
	const allowed = await db.transaction().execute((trx) => within(trx, now, 'sign_in.openid.address', visit.address, startsPerAddress));
	if (!allowed) return refused('too_many_tries');
	const { api } = await accounts();
	const errorCallbackURL = `${siteOrigin()}/sign-in`;
	const body = { provider: openIdProvider, callbackURL: `${siteOrigin()}${withinSite(to)}`, errorCallbackURL, disableRedirect: true };
	const answer = await api.signInSocial({ body, headers: headersOf(visit), asResponse: true });
	const { url } = answer.ok ? ((await answer.json()) as { url?: string }) : {};
	return url ? done({ url, cookies: cookiesOf(answer.headers) }) : refused('no_provider');
}

export type OpenIdRefusal = 'openid_address_unproven' | 'openid_failed' | 'no_provider';

/** Takes somebody back from the provider. An address that the provider has not proven joins nobody's record. */
export async function finishOpenId(
	context: Context,
	{ query, visit }: { query: Record<string, string>; visit: Visit }
): Promise<Outcome<SignedIn & { to: string }, OpenIdRefusal>> {
	if (openIdName() === null) return refused('no_provider');
	const { api } = await accounts();
	// A sign that no database keeps was not put there by the provider.
	if (Object.values(query).some((value) => /\p{Cc}/u.test(value))) return refused('openid_failed');
	const answer = await api.callbackOAuth({
		params: { id: openIdProvider },
		query,
		headers: headersOf(visit),
		method: 'GET',
		asResponse: true
	});
	const target = new URL(answer.headers.get('location') ?? '/sign-in?error=unknown', siteOrigin());
	const error = target.searchParams.get('error');
	const cookies = cookiesOf(answer.headers);
	if (error !== null || !cookies.some(({ name }) => name.endsWith('session_token')))
		return refused(unproven.includes(error ?? '') ? 'openid_address_unproven' : 'openid_failed');
	const signedIn = await afterSignIn(context, answer.headers, 'openid');
	return done({ ...signedIn, to: withinSite(`${target.pathname}${target.search}`) });
}

/** What the library says of an address that the provider did not prove, or did not tell. */
const unproven = ['email_not_verified', 'account_not_linked', 'email_not_found'];
