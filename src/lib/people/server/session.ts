import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayOf } from '#platform';
import type { Pool } from '#platform/server';
import { accountSettings } from './sign-in/accounts.ts';
import { keyFor } from './secret.ts';

/** A session as the database has it, with the roles of the day. */
export type FoundSession = App.Session & {
	user_id: string;
	begun_at: Date;
	second_factor: 'shown' | 'owed' | 'not_needed';
	has_second_factor: boolean;
};

/**
 * Who is signed in with the cookies of a request, with the roles of that day; null for an unknown reader, and for one who
 * still owes a second factor. One query; nothing is remembered between requests, so that taking a session or a role away
 * holds from the next one.
 */
export async function readSession(pool: Pool, headers: Headers, now: Date): Promise<App.Session | null> {
	const found = await findSession(pool, headers.get('cookie'), now);
	if (!found || found.second_factor === 'owed') return null;
	const { id, person, roles } = found;
	return { id, person, roles };
}

/** The same session with what sign-in itself must know: also one that owes a second factor. */
export async function findSession(pool: Pool, cookies: string | null, now: Date): Promise<FoundSession | null> {
	const token = tokenIn(cookies);
	if (!token) return null;
	const { rows } = await pool.query<Row>({ name: 'people.session', text: query, values: [token, now, dayOf(now)] });
	const row = rows[0];
	if (!row) return null;
	return {
		id: row.id,
		user_id: row.user_id,
		begun_at: row.created_at,
		person: { id: row.person_id, name: row.name, email: row.email },
		roles: row.roles,
		has_second_factor: row.two_factor_enabled,
		second_factor: row.second_factor_at ? 'shown' : owesSecondFactor(row) ? 'owed' : 'not_needed'
	};
}

type Row = {
	id: string;
	user_id: string;
	created_at: Date;
	person_id: string;
	name: string;
	email: string;
	second_factor_at: Date | null;
	two_factor_enabled: boolean;
	roles: App.Session['roles'];
};

/** A session is looked for before anybody acts: the one function in the database that sees through the wall of signing in. */
const query = 'select * from people.session_of($1, $2, $3)';

/** The staff of a centre see everybody's data: where the installation asks so, a password or a mailbox alone is not enough for them. */
const owesSecondFactor = ({ two_factor_enabled, roles }: Pick<Row, 'two_factor_enabled' | 'roles'>): boolean =>
	two_factor_enabled ||
	(accountSettings().KARTU_SECOND_FACTOR && roles.some(({ kind }) => kind === 'centre_officer' || kind === 'programme_owner'));

/** The token of a session in a cookie that carries our signature. */
export function tokenIn(cookies: string | null): string | null {
	const [, value] = /(?:^|;\s*)(?:__Secure-)?kartu\.session_token=([^;]+)/u.exec(cookies ?? '') ?? [];
	if (value === undefined || value.length > 500) return null;
	const [, token, signature] = /^([^.]+)\.(.+)$/su.exec(decoded(value)) ?? [];
	if (token === undefined || signature === undefined) return null;
	const expected = createHmac('sha256', keyFor('sessions').toString('base64url')).update(token).digest();
	const given = Buffer.from(signature, 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return '';
	}
}
