import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { holds, organisationById, rolesOf } from '#people/server';
import type { Organisation, RoleKind } from '#people';
import { boardRows, type BoardFilters, type BoardRow } from './board.ts';
import { keepers } from './rights.ts';

const all: BoardFilters = { state: null, waits: null, q: '', page: 1 };

export type MyAgreements = { rows: BoardRow[]; total: number; organisations: { id: string; name: string; kind: Organisation['kind'] }[] };

/** The agreements that the acting person is named to sign, whichever organisation it is for; and the organisations whose rights to sign they keep. */
export function myAgreements(context: Context, page = 1): Promise<MyAgreements> {
	const { actor, now } = context;
	if (actor.kind !== 'person') return Promise.resolve({ rows: [], total: 0, organisations: [] });
	return context.db.transaction().execute(async (trx) => {
		const { rows, total } = await boardRows(trx, dayOf(now), { person: actor.id }, { ...all, page });
		const organisations: MyAgreements['organisations'] = [];
		for (const { organisation_id, kind } of await rolesOf(trx, actor.id, dayOf(now))) {
			const organisation = await organisationById(trx, organisation_id);
			if (organisation && keepers[organisation.kind] === kind) organisations.push(organisation);
		}
		return { rows, total, organisations };
	});
}

const readers: Partial<Record<Organisation['kind'], readonly RoleKind[]>> = {
	school: ['school_head', 'school_coordinator'],
	municipality: ['municipal_officer'],
	ministry: ['programme_owner']
};

/** The agreements of one organisation, for its own people. */
export function agreementsOf(
	context: Context,
	organisationId: string,
	filters: BoardFilters = all
): Promise<Outcome<{ organisation: Organisation; keeps: boolean; rows: BoardRow[]; total: number }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const organisation = isId(organisationId) ? await organisationById(trx, organisationId) : undefined;
		const kinds = organisation && readers[organisation.kind];
		const day = dayOf(context.now);
		if (!organisation || !kinds || !(await holds(trx, context.actor, kinds, organisation.id, day))) return refused('not_found');
		const keeper = keepers[organisation.kind];
		const keeps = keeper !== undefined && (await holds(trx, context.actor, [keeper], organisation.id, day));
		return done({ organisation, keeps, ...(await boardRows(trx, day, { organisation: organisation.id }, filters)) });
	});
}
