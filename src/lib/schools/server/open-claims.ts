import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { rolesOf } from '#people/server';
import type { Context } from '#platform/server';
import { claims, mayAnswer, representativesOf, waiting, type Claim } from './claims.ts';
import { mayKeepRegister, representsSchool } from './may.ts';
import { schoolById, type School } from './queries.ts';

/** Claims that wait for the actor's answer, the oldest first: all of them for an officer, those of their school for its representatives. */
export function openClaims(context: Context): Promise<Outcome<Claim[], never>> {
	return context.db.transaction().execute(async (trx) => {
		if (await mayKeepRegister(trx, context)) return done(await waiting(trx, context.now).orderBy('claim.claimed_at').execute());
		if (context.actor.kind !== 'person') return done([]);
		const roles = await rolesOf(trx, context.actor.id, dayOf(context.now));
		const schools = roles
			.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator')
			.map(({ organisation_id }) => organisation_id);
		if (schools.length === 0) return done([]);
		const own = waiting(trx, context.now).where('claim.school_id', 'in', schools).where('claim.person_id', '<>', context.actor.id);
		return done((await own.orderBy('claim.claimed_at').execute()).filter((claim) => mayAnswer(roles, claim)));
	});
}

/** How the actor stands to a school: whether they represent it, their claim, and by what names its representatives can be asked for. */
export type Standing = {
	school: School;
	represents: 'no' | 'claimed' | 'yes';
	claim: Claim | null;
	/** Names and roles only: nobody's address is told. Empty for an unknown reader. */
	representatives: { name: string; kind: string }[];
	is_represented: boolean;
	has_registered_address: boolean;
};

/** Where a person stands with a school, for the page of the claim. */
export function readStanding(context: Context, schoolId: string): Promise<Outcome<Standing, 'unknown_school'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const school = isId(schoolId) ? await schoolById(trx, schoolId, dayOf(now)) : undefined;
		if (!school) return refused('unknown_school');
		const representatives = await representativesOf(trx, now, schoolId);
		const claim =
			actor.kind === 'person'
				? await claims(trx)
						.where('claim.school_id', '=', schoolId)
						.where('claim.person_id', '=', actor.id)
						.orderBy('claim.claimed_at', 'desc')
						.limit(1)
						.executeTakeFirst()
				: undefined;
		return done({
			school,
			represents: await representsSchool(trx, actor, schoolId, dayOf(now)),
			claim: claim ?? null,
			representatives: actor.kind === 'person' ? representatives.map(({ name, kind }) => ({ name, kind })) : [],
			is_represented: representatives.length > 0,
			has_registered_address: school.email !== null
		});
	});
}
