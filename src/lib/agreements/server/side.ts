import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import type { RoleKind } from '#people';
import type { PartyRole } from '../state.ts';
import type { AgreementRecord } from './record.ts';
import { rightOn } from './rights.ts';

/** In what capacity somebody looks at an agreement. */
export type Side = {
	/** An officer of the programme's centre. */
	centre: boolean;
	/** The parties for which the person acts: by a role there today, or named to sign with the right to sign today. */
	parties: PartyRole[];
	/** The parties for which the person is named to sign, as signatory or substitute. */
	signs: PartyRole[];
	/** Of these, the parties for which they have the right to sign today. */
	able: PartyRole[];
};

const members: readonly RoleKind[] = ['municipal_officer', 'programme_owner', 'school_head', 'school_coordinator'];

/** What the acting person is to an agreement; undefined for everybody who is nothing to it. The machine is the centre. */
export async function sideOf(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	agreement: AgreementRecord
): Promise<Side | undefined> {
	if (actor.kind === 'system') return { centre: true, parties: [], signs: [], able: [] };
	if (actor.kind !== 'person') return undefined;
	const roles = await rolesOf(trx, actor.id, dayOf(now));
	const centre = roles.some(({ kind, organisation_id }) => kind === 'centre_officer' && organisation_id === agreement.centre_id);
	const signs = agreement.parties.filter(({ signatories }) => signatories.some(({ person_id }) => person_id === actor.id));
	const belongs = agreement.parties.filter(({ organisation_id }) =>
		roles.some((role) => role.organisation_id === organisation_id && members.includes(role.kind))
	);
	if (!centre && signs.length + belongs.length === 0) return undefined;
	const able: typeof signs = [];
	for (const party of signs) if (await rightOn(trx, party.organisation_id, actor.id, dayOf(now))) able.push(party);
	return {
		centre,
		parties: [...new Set([...belongs, ...able].map(({ role }) => role))],
		signs: signs.map(({ role }) => role),
		able: able.map(({ role }) => role)
	};
}
