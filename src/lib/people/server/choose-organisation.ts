import { isId } from '#platform';
import type { Context } from '#platform/server';
import { mayGive } from '../rights.ts';
import { homesOf, type Organisation, type RoleKind } from '../role.ts';
import { findOrganisations, organisationById } from './organisations.ts';
import { isOfficer, rolesOfActor } from './roles.ts';

/** Which organisation somebody means: the one chosen, the only one that the words find, or those to choose from. */
export type Choice = { organisation: Organisation | null; matches: Organisation[] };

const most = 20;

/** Finds the organisation in which a role is to be given, by its id or by words of its name; for officers of a centre, and where they may give it. */
export function chooseOrganisation(
	context: Context,
	{ typed, chosen, kind }: { typed: string; chosen: string; kind: RoleKind }
): Promise<Choice> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await isOfficer(trx, context))) return { organisation: null, matches: [] };
		const held = await rolesOfActor(trx, context);
		const within = (one: Organisation) => context.actor.kind === 'system' || mayGive(held, kind, one);
		const named = isId(chosen) ? await organisationById(trx, chosen) : undefined;
		if (named) return within(named) ? { organisation: named, matches: [named] } : { organisation: null, matches: [] };
		const matches = (await findOrganisations(trx, { q: typed.slice(0, 300), kinds: homesOf(kind), limit: most })).filter(within);
		const exact = matches.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
		const only = matches.length === 1 && typed.trim() !== '' ? matches[0] : undefined;
		return { organisation: exact ?? only ?? null, matches };
	});
}
