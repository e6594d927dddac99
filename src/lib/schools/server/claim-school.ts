import { addDays, dayOf, done, instantAt, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { holds } from '#people/server';
import { record, within, type Context, type Trx } from '#platform/server';
import { tidied } from '../written.ts';
import { answerersOf, ask, claimDays, claims, newToken, printOf, type Asked } from './claims.ts';
import { lockSchool, schoolById, type School } from './queries.ts';

export type ClaimSchool = { school_id: string; post: string; as_head?: boolean };
export type ClaimRefusal =
	'not_signed_in' | 'unknown_school' | 'school_closed' | 'already_yours' | 'already_claimed' | 'too_many_claims' | 'faulty';

/** So often one person may ask, and so many letters one school may get, in a day. */
const ofPerson = { times: 5, seconds: 86_400 };
const ofSchool = { times: 10, seconds: 86_400 };

/**
 * Asks to represent a school. Where nobody does yet, the school's registered address is asked (or an officer, where the
 * register has none), and meanwhile drafts can be written. Where somebody does, they are asked: their addresses are not told.
 * Who claims to be the head is answered by a head, never by a coordinator alone.
 */
export function claimSchool(context: Context, input: ClaimSchool): Promise<Outcome<{ id: string; asked: Asked }, ClaimRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		if (!isId(input.school_id) || !(await lockSchool(trx, input.school_id))) return refused('unknown_school');
		const school = (await schoolById(trx, input.school_id, dayOf(now))) as School;
		if (school.closed_on !== null && school.closed_on <= dayOf(now)) return refused('school_closed');
		if (await holds(trx, actor, ['school_head', 'school_coordinator'], school.id, dayOf(now))) return refused('already_yours');
		const post = tidied(input.post.slice(0, 5000));
		const faults = faultsOf(post);
		if (faults.length > 0) return refused('faulty', faults);
		if (await hasOpenClaim(trx, now, school.id, actor.id)) return refused('already_claimed');
		if (!(await isWithinLimits(trx, now, actor.id, school.id))) return refused('too_many_claims');

		const answerers = await answerersOf(trx, now, { school_id: school.id, as_head: input.as_head ?? false });
		const asked: Asked = answerers.length > 0 ? 'representatives' : school.email ? 'registered_address' : 'officer';
		const id = newId();
		const token = newToken();
		await trx
			.insertInto('schools.claim')
			.values({
				id,
				school_id: school.id,
				person_id: actor.id,
				post,
				as_head: input.as_head ?? false,
				asked,
				claimed_at: now,
				expires_at: instantAt(addDays(dayOf(now), claimDays + 1), '00:00'),
				token_hash: printOf(token)
			})
			.execute();
		await ask(trx, context, await claims(trx).where('claim.id', '=', id).executeTakeFirstOrThrow(), token, school.email);
		await record(trx, context, {
			name: 'claim.made',
			subject: { kind: 'school', id: school.id },
			also: [{ kind: 'person', id: actor.id }],
			particulars: { school: school.name, post, asked }
		});
		return done({ id, asked });
	});
}

const faultsOf = (post: string): Fault[] =>
	post === ''
		? [{ field: 'post', key: 'school_fault_post_missing' }]
		: [...post].length > 150
			? [{ field: 'post', key: 'school_fault_post_long' }]
			: [];

/** A claim whose time is over makes room for a new one. */
async function hasOpenClaim(trx: Trx, now: Date, schoolId: string, personId: string): Promise<boolean> {
	await trx
		.updateTable('schools.claim')
		.set({ decision: 'expired', decided_at: now, decided_from: 'time' })
		.where('school_id', '=', schoolId)
		.where('person_id', '=', personId)
		.where('decision', 'is', null)
		.where('expires_at', '<=', now)
		.execute();
	const open = await trx
		.selectFrom('schools.claim')
		.select('id')
		.where('school_id', '=', schoolId)
		.where('person_id', '=', personId)
		.where('decision', 'is', null)
		.executeTakeFirst();
	return open !== undefined;
}

const isWithinLimits = async (trx: Trx, now: Date, personId: string, schoolId: string): Promise<boolean> =>
	(await within(trx, now, 'schools.claim', personId, ofPerson)) && (await within(trx, now, 'schools.claimed', schoolId, ofSchool));
