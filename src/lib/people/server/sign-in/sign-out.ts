import { record, type Context } from '#platform/server';
import { accounts } from './accounts.ts';
import { cookiesOf, headersOf, type Cookie, type Visit } from './visit.ts';

/** Ends the session of this browser, here and in the database. */
export async function signOut(context: Context, visit: Visit): Promise<{ cookies: Cookie[] }> {
	const { api } = await accounts();
	const { headers } = await api.signOut({ headers: headersOf(visit), returnHeaders: true });
	const { actor } = context;
	if (actor.kind === 'person') {
		await context.db
			.transaction()
			.execute((trx) => record(trx, context, { name: 'person.signed_out', subject: { kind: 'person', id: actor.id } }));
	}
	return { cookies: cookiesOf(headers) };
}
