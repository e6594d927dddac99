import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { givableIn, maySeePeopleOf } from '../rights.ts';
import { inForce, type Organisation, type RoleKind } from '../role.ts';
import { openInvitationsOf, type Invitation } from './invitations.ts';
import { organisationById } from './organisations.ts';
import { peopleOf, rolesOfActor, type PersonInRole } from './roles.ts';

export type PeopleOfSchool = {
	school: Organisation;
	now: PersonInRole[];
	before: PersonInRole[];
	invited: Invitation[];
	givable: RoleKind[];
};

/** Who is who in a school, who was, who is invited, and what the reader may do about it. Refused as `unknown_school` for everybody who has no business there. */
export function peopleOfSchool(context: Context, schoolId: string): Promise<Outcome<PeopleOfSchool, 'unknown_school'>> {
	return context.db.transaction().execute(async (trx) => {
		const school = isId(schoolId) ? await organisationById(trx, schoolId) : undefined;
		const held = await rolesOfActor(trx, context);
		if (school?.kind !== 'school' || !(context.actor.kind === 'system' || maySeePeopleOf(held, school.id)))
			return refused('unknown_school');
		const all = await peopleOf(trx, school.id);
		const now = inForce(all, dayOf(context.now));
		const givable = givableIn(held, school).filter((kind) => kind.startsWith('school_') || kind === 'team_member');
		const invited = givable.length > 0 ? await openInvitationsOf(trx, school.id, context.now) : [];
		return done({ school, now, before: all.filter((role) => !now.includes(role)), invited, givable });
	});
}
