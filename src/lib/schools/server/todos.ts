import { dayOf, type Todo } from '#platform';
import { rolesOf } from '#people/server';
import type { Context, Trx } from '#platform/server';
import { mayAnswer, waiting } from './claims.ts';
import { mayKeepRegister } from './may.ts';

/** What of claims waits for the person who acts: answers of an officer, of one who represents a school, and one's own claim. */
export function schoolTodos(context: Context): Promise<Todo[]> {
	return context.db.transaction().execute(async (trx) => {
		if (context.actor.kind !== 'person') return [];
		const asOfficer = (await mayKeepRegister(trx, context)) ? await ofOfficer(trx, context.now) : [];
		return [
			...asOfficer,
			...(await ofRepresentative(trx, context, context.actor.id)),
			...(await ofClaimant(trx, context.now, context.actor.id))
		];
	});
}

async function ofOfficer(trx: Trx, now: Date): Promise<Todo[]> {
	const { count } = await trx
		.selectFrom('schools.claim')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('decision', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirstOrThrow();
	return count > 0 ? [{ key: 'today_claims_waiting', values: { count }, path: '/admin/schools/claims', due_at: null, about: '' }] : [];
}

async function ofRepresentative(trx: Trx, { now }: Context, person: string): Promise<Todo[]> {
	const roles = await rolesOf(trx, person, dayOf(now));
	const schools = roles
		.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator')
		.map(({ organisation_id }) => organisation_id);
	if (schools.length === 0) return [];
	const claims = await waiting(trx, now).where('claim.school_id', 'in', schools).where('claim.person_id', '<>', person).execute();
	const own = claims.filter((claim) => mayAnswer(roles, claim));
	return own.map(({ claimant, school_id, school, expires_at }) => ({
		key: 'today_claim_to_answer',
		values: { claimant },
		path: `/school/${school_id}`,
		due_at: expires_at,
		about: school
	}));
}

async function ofClaimant(trx: Trx, now: Date, person: string): Promise<Todo[]> {
	const claims = await waiting(trx, now).where('claim.person_id', '=', person).where('claim.asked', '<>', 'representatives').execute();
	return claims.map(({ school_id, school }) => ({
		key: 'today_claim_meanwhile',
		values: {},
		path: `/school/${school_id}`,
		due_at: null,
		about: school
	}));
}
