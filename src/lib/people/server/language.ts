import { done, type Locale, type Outcome } from '#platform';
import type { Context } from '#platform/server';

/** Remembers in which language a signed-in person reads, so that letters speak it too. For an unknown reader the cookie is enough. */
export async function rememberLanguage({ db, actor }: Context, locale: Locale): Promise<Outcome<undefined, never>> {
	if (actor.kind === 'person') {
		await db.transaction().execute((trx) => trx.updateTable('people.person').set({ locale }).where('id', '=', actor.id).execute());
	}
	return done();
}
