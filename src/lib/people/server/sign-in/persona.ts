import { done, isId, refused, type Outcome } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import type { RoleKind } from '../../role.ts';
import { historyOf } from '../roles.ts';
import { accounts, accountSettings } from './accounts.ts';
import { makeToken } from './link.ts';
import { afterSignIn, type SignedIn } from './signed-in.ts';
import { headersOf, type Visit } from './visit.ts';

/** Somebody of a demonstration story whom anybody may be. */
export type Persona = { id: string; key: string; name: string; email: string | null; role: RoleKind | null; organisation: string | null };

/**
 * The personas at the door: one for each role, of the stories told here. Only on the embedded database, where nobody's
 * real data are; elsewhere there is none, even if a story was told.
 */
export const personasAtTheDoor = async (context: Context): Promise<Persona[]> =>
	accountSettings().KARTU_EMBEDDED ? tellPersonas(context) : [];

/** The personas of the stories told here, with or without a door: for an operator at the command line. */
export function tellPersonas({ db }: Context): Promise<Persona[]> {
	return db.transaction().execute(async (trx) => {
		const { people, roles } = await through(trx, 'sign-in', async () => {
			const people = await personas(trx);
			const ids = people.map(({ id }) => id);
			return { people, roles: await historyOf(trx, ids) };
		});
		const door = people.map(({ id, name, email, persona }) => {
			const own = roles.filter(({ person_id, ends_on }) => person_id === id && ends_on === null);
			const main = own.find(({ kind }) => kind === persona) ?? own[0];
			return { id, key: persona ?? '', name, email, role: main?.kind ?? null, organisation: main?.organisation ?? null };
		});
		return door.toSorted((one, other) => placeOf(one) - placeOf(other));
	});
}

/** Schools first: most visitors come from one. */
const order: readonly RoleKind[] = [
	'school_head',
	'school_coordinator',
	'team_member',
	'municipal_officer',
	'centre_officer',
	'programme_owner',
	'reviewer'
];
const placeOf = ({ role }: Persona): number => (role && order.includes(role) ? order.indexOf(role) : order.length);

const personas = (trx: Trx) =>
	trx
		.selectFrom('people.person')
		.select(['id', 'name', 'email', 'persona'])
		.where('persona', 'is not', null)
		.where('erased_at', 'is', null)
		.orderBy('persona')
		.execute();

/** Signs in as a persona. Refused as `no_such_door` wherever the door does not exist, and for everybody who is no persona. */
export async function signInAsPersona(
	context: Context,
	{ person_id, visit }: { person_id: string; visit: Visit }
): Promise<Outcome<SignedIn, 'no_such_door'>> {
	if (!accountSettings().KARTU_EMBEDDED || !isId(person_id)) return refused('no_such_door');
	const persona = await context.db.transaction().execute((trx) => {
		const found = trx.selectFrom('people.person').select('email').where('id', '=', person_id).where('persona', 'is not', null);
		return through(trx, 'sign-in', () => found.where('erased_at', 'is', null).executeTakeFirst());
	});
	if (!persona?.email) return refused('no_such_door');
	const { api } = await accounts();
	const token = await makeToken(persona.email);
	const { headers } = await api.magicLinkVerify({ query: { token }, headers: headersOf(visit), returnHeaders: true });
	return done(await afterSignIn(context, headers, 'persona'));
}
