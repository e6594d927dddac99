import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { feedMadeAt } from './calendar-feed.ts';
import { personById, type Person } from './persons.ts';
import { historyOf, type RoleInOrganisation } from './roles.ts';
import { sessionsOf, type OpenSession } from './sign-in/sessions.ts';

export type Passkey = { id: string; name: string | null; created_at: Date | null };
export type Profile = {
	person: Person;
	roles: RoleInOrganisation[];
	sessions: OpenSession[];
	passkeys: Passkey[];
	has_password: boolean;
	has_second_factor: boolean;
	/** Since when one's calendar has an address. */
	calendar_made_at: Date | null;
};

/** One's own page: who one is here, in which roles, how one signs in, and where one is signed in now. */
export function readProfile(context: Context, { cookie }: { cookie: string | null }): Promise<Outcome<Profile, 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		const person = actor.kind === 'person' ? await personById(trx, actor.id) : undefined;
		if (!person) return refused('not_signed_in');
		const account = await accountOf(trx, person.id);
		return done({
			person,
			roles: await historyOf(trx, [person.id]),
			sessions: await sessionsOf(trx, context, person.id, cookie),
			passkeys: account ? await passkeysOf(trx, account.id) : [],
			has_password: account?.password_account !== undefined && account.password_account !== null,
			has_second_factor: account?.two_factor_enabled ?? false,
			calendar_made_at: await feedMadeAt(trx, context)
		});
	});
}

const accountOf = (trx: Trx, personId: string) =>
	trx
		.selectFrom('people.user as user')
		.leftJoin('people.account as account', (join) =>
			join.onRef('account.user_id', '=', 'user.id').on('account.provider_id', '=', 'credential').on('account.password', 'is not', null)
		)
		.select(['user.id', 'user.two_factor_enabled', 'account.id as password_account'])
		.where('user.person_id', '=', personId)
		.executeTakeFirst();

const passkeysOf = (trx: Trx, userId: string): Promise<Passkey[]> =>
	trx.selectFrom('people.passkey').select(['id', 'name', 'created_at']).where('user_id', '=', userId).orderBy('created_at').execute();
