import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { rolesOf } from '#people/server';
import type { Context } from '#platform/server';
import { mayAnswer, waiting, type Claim } from './claims.ts';
import { mayKeepRegister, maySeeStaff, representsSchool } from './may.ts';
import { pupilsAsOf, schoolById, type Pupils, type School } from './queries.ts';
import { staffOf } from './staff.ts';

/** What the desk of a school shows: who may see what is decided here, so that the page only draws. */
export type SchoolDesk = {
	school: School;
	pupils: Pupils | null;
	represents: 'no' | 'claimed' | 'yes';
	/** The reader's own claim that waits. */
	own_claim: Claim | null;
	/** Claims of others that the reader can answer. */
	claims: Claim[];
	/** How many work there; null for whom the staff is not meant. */
	staff: number | null;
};

/** The desk of a school: for its people, whoever has claimed it, its municipality's officers and the officers of the centre. */
export function readDesk(context: Context, schoolId: string): Promise<Outcome<SchoolDesk, 'unknown_school' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const today = dayOf(now);
		const school = isId(schoolId) ? await schoolById(trx, schoolId, today) : undefined;
		if (!school) return refused('unknown_school');
		const represents = await representsSchool(trx, actor, schoolId, today);
		const sees = await maySeeStaff(trx, context, school);
		if (represents === 'no' && !sees) return refused('not_yours');
		const officer = await mayKeepRegister(trx, context);
		const roles = actor.kind === 'person' ? await rolesOf(trx, actor.id, today) : [];
		return done({
			school,
			pupils: await pupilsAsOf(trx, schoolId, today),
			represents,
			own_claim:
				represents === 'claimed'
					? ((await waiting(trx, now).where('claim.school_id', '=', schoolId).where('claim.person_id', '=', actor.id).executeTakeFirst()) ??
						null)
					: null,
			claims: (
				await waiting(trx, now)
					.where('claim.school_id', '=', schoolId)
					.where('claim.person_id', 'is distinct from', actor.id)
					.orderBy('claim.claimed_at')
					.execute()
			).filter((claim) => officer || mayAnswer(roles, claim)),
			staff: sees ? (await staffOf(trx, schoolId, today)).length : null
		});
	});
}
