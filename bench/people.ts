import { CompiledQuery } from 'kysely';
import { asPublic, asSystem, contextFor, type Pool } from '#platform/server';
import { makeToken, signInWithLink } from '#lib/people/server/sign-in/link.ts';

/** Signs somebody in as the letter's link does, and answers the cookie that the browser would keep. */
export async function cookieOf(pool: Pool, email: string): Promise<string> {
	const context = contextFor(pool, asPublic, new Date());
	const outcome = await signInWithLink(context, {
		token: await makeToken(email),
		visit: { cookie: null, agent: 'bench', address: '127.0.0.1' }
	});
	if (!outcome.ok) throw new Error(`${email} cannot sign in: ${outcome.refusal}`);
	return outcome.value.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** What the machine itself finds or changes by a statement: behind the walls of the database too. */
export const askedAsSystem = <Row extends object>(pool: Pool, text: string, values: unknown[] = []): Promise<Row[]> =>
	contextFor(pool, asSystem, new Date())
		.db.transaction()
		.execute(async (trx) => (await trx.executeQuery<Row>(CompiledQuery.raw(text, values))).rows);
