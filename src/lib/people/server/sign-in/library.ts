import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import { newId } from '#platform';
import { databaseAtSignIn, withoutValues, type Pool, type Settings } from '#platform/server';
import { longestPassword, shortestPassword } from '../../password.ts';
import { printOf } from '../invitations.ts';
import { keyFor } from '../secret.ts';
import { signedLink } from '../signed-link.ts';
import { siteOrigin } from '../site.ts';
import { linkMinutes, sessionDays } from './limits.ts';
import { addressHeader, openIdProvider } from './library-names.ts';
import { personOfAccount } from './person-of-account.ts';

/** What is passed along when a link is asked for: who gets it. */
export type Delivery = { deliver: (token: string) => void };

/** The library adds to its sentences whom they are about: that is not for a log. */
const say = (level: string, sentence: string): void => console.error(JSON.stringify({ level, message: withoutValues(sentence) }));

/**
 * The sign-in library as we use it: as functions called from our own pages, never as a handler of its own addresses. It
 * writes to our tables in the schema `people`; its clock is the machine's.
 */
export const signInLibrary = (pool: Pool, settings: Settings) =>
	betterAuth({
		appName: 'Kartu',
		baseURL: `${siteOrigin()}/sign-in`,
		secret: keyFor('sessions').toString('base64url'),
		database: { db: databaseAtSignIn(pool), type: 'postgres', schemaName: 'people', transaction: true },
		telemetry: { enabled: false },
		logger: { level: 'error', disabled: settings.LOG_LEVEL === 'silent', log: say },
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: 'kartu',
			useSecureCookies: siteOrigin().startsWith('https:'),
			ipAddress: { ipAddressHeaders: [addressHeader] },
			database: { generateId: newId }
		},
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: longestPassword },
		session: { ...tables.session, expiresIn: sessionDays * 86_400, disableSessionRefresh: true, freshAge: 0 },
		user: { ...tables.user, additionalFields: { personId: { type: 'string', fieldName: 'person_id', required: false, input: false } } },
		account: { ...tables.account, accountLinking: { enabled: true } },
		verification: tables.verification,
		databaseHooks: {
			user: { create: { before: (user) => personOfAccount(pool, user) } },
			// What the provider gives us beyond the address is not needed, so it is not kept.
			account: {
				create: { before: (account) => Promise.resolve({ data: { ...account, ...noTokens } }) },
				update: { before: (account) => Promise.resolve({ data: { ...account, ...noTokens } }) }
			}
		},
		plugins: [
			magicLink({
				expiresIn: linkMinutes * 60,
				generateToken: () => signedLink('sign-in', newId(), new Date(Date.now() + linkMinutes * 60_000)),
				storeToken: { type: 'custom-hasher', hash: (token) => Promise.resolve(printOf(token)) },
				sendMagicLink: ({ token, metadata }) => (metadata as Delivery).deliver(token)
			}),
			secondFactor(),
			passkey({ rpID: passkeyHost(), rpName: 'Kartu', origin: passkeyOrigins(settings), schema: { passkey: { fields: tables.passkey } } }),
			genericOAuth({ config: openId(settings) })
		]
	});

export type SignInLibrary = ReturnType<typeof signInLibrary>;

/** A passkey belongs to one host: that of the installation; where it is a number, as at a first start, to `localhost`. */
export const passkeyHost = (): string => {
	const { hostname } = new URL(siteOrigin());
	return /^[\d.]+$|^\[/u.test(hostname) ? 'localhost' : hostname;
};

const passkeyOrigins = ({ PORT }: Settings): string[] =>
	passkeyHost() === 'localhost' ? [`http://localhost:${PORT}`, siteOrigin()] : [siteOrigin()];

const noTokens = { accessToken: null, refreshToken: null, idToken: null };

/** Without the library's own hook, which asks for the code after a password only: we ask after every way of signing in. */
function secondFactor() {
	const { hooks, ...plugin } = twoFactor({
		issuer: 'Kartu',
		allowPasswordless: true,
		schema: {
			twoFactor: { modelName: 'two_factor', fields: tables.twoFactor },
			user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }
		}
	});
	void hooks;
	return plugin;
}

const openId = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Settings) =>
	OIDC_ISSUER
		? [
				{
					providerId: openIdProvider,
					discoveryUrl: `${OIDC_ISSUER.replace(/\/$/u, '')}/.well-known/openid-configuration`,
					clientId: OIDC_CLIENT_ID,
					clientSecret: OIDC_CLIENT_SECRET,
					requireIdTokenVerification: true,
					redirectURI: `${siteOrigin()}/sign-in/openid/callback`,
					scopes: ['openid', 'email', 'profile']
				}
			]
		: [];

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** What the library calls its fields, and what our columns are called. */
const tables = {
	user: { modelName: 'user', fields: { emailVerified: 'email_verified', ...dates } },
	session: {
		modelName: 'session',
		fields: { expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id', ...dates }
	},
	account: {
		modelName: 'account',
		fields: {
			accountId: 'account_id',
			providerId: 'provider_id',
			userId: 'user_id',
			accessToken: 'access_token',
			refreshToken: 'refresh_token',
			idToken: 'id_token',
			accessTokenExpiresAt: 'access_token_expires_at',
			refreshTokenExpiresAt: 'refresh_token_expires_at',
			...dates
		}
	},
	verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...dates } },
	passkey: {
		publicKey: 'public_key',
		userId: 'user_id',
		credentialID: 'credential_id',
		deviceType: 'device_type',
		backedUp: 'backed_up',
		createdAt: 'created_at'
	},
	twoFactor: {
		backupCodes: 'backup_codes',
		userId: 'user_id',
		failedVerificationCount: 'failed_verification_count',
		lockedUntil: 'locked_until'
	}
};
