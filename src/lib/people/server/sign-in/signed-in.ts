import { sql } from 'kysely';
import { asPerson, record, through, type Context, type Trx } from '#platform/server';
import { tokenIn } from '../session.ts';
import { cookiesOf, type Cookie } from './visit.ts';

export type Method = 'link' | 'password' | 'passkey' | 'openid' | 'persona';
/** Somebody is in: the cookies to set, and whether they have not told their name yet. */
export type SignedIn = { cookies: Cookie[]; person_id: string; unnamed: boolean };

/** What follows every way of signing in: it is recorded; a new person reads on in the language of the page; a passkey that knew its owner is a second factor. */
export function afterSignIn({ db, now, locale }: Context, headers: Headers, method: Method, { verified = false } = {}): Promise<SignedIn> {
	const cookies = cookiesOf(headers);
	const token = tokenIn(cookies.map(({ name, value }) => `${name}=${value}`).join('; ')) ?? '';
	return db.transaction().execute(async (trx) => {
		const { person, unnamed } = await through(trx, 'sign-in', async () => {
			const person = await personOfSession(trx, token);
			if (verified) await showSecondFactor(trx, now, token);
			const unnamed = person.name === person.email;
			if (unnamed) await trx.updateTable('people.person').set({ locale }).where('id', '=', person.id).execute();
			return { person, unnamed };
		});
		await record(
			trx,
			{ actor: asPerson(person.id), now },
			{ name: 'person.signed_in', subject: { kind: 'person', id: person.id }, particulars: { method } }
		);
		return { cookies, person_id: person.id, unnamed };
	});
}

const personOfSession = (trx: Trx, token: string) =>
	trx
		.selectFrom('people.session as session')
		.innerJoin('people.user as account', 'account.id', 'session.user_id')
		.innerJoin('people.person as person', 'person.id', 'account.person_id')
		.select(['person.id', 'person.name', sql<string>`coalesce(person.email, account.email)`.as('email')])
		.where('session.token', '=', token)
		.executeTakeFirstOrThrow();

/** Notes that this session has shown a second factor. */
export const showSecondFactor = (trx: Trx, now: Date, token: string) =>
	trx.updateTable('people.session').set({ second_factor_at: now }).where('token', '=', token).execute();
