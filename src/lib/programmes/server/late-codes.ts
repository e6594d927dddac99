import { createHash, randomInt } from 'node:crypto';
import * as v from 'valibot';
import { done, dayOf, newId, refused, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { schoolById } from '#schools/server';
import { lockCall } from './calls.ts';
import { manages } from './manages.ts';
import { understand } from './understand.ts';

const LateCodeSchema = v.object({
	school_id: v.pipe(v.string(), v.uuid()),
	reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.minGraphemes(3), v.maxLength(500)),
	expires_at: v.date()
});

export type LateCode = {
	id: string;
	school_id: string;
	hint: string;
	reason: string;
	given_at: Date;
	expires_at: Date;
	used_at: Date | null;
};

/**
 * Gives one school a code with which it may send after the deadline, once and until the code's end. The code is told
 * here and never again: only its fingerprint is kept.
 */
export function giveLateCode(
	context: Context,
	{ call_id, ...input }: { call_id: string; school_id: string; reason: string; expires_at: Date }
): Promise<Outcome<{ id: string; code: string }, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await lockCall(trx, call_id);
		if (!call || call.state !== 'published') return refused('not_found');
		if (!(await manages(trx, context, call.programme.centre_id)) || context.actor.id === null) return refused('not_allowed');
		const sent = understand(LateCodeSchema, input);
		if (!sent.ok) return sent;
		const { school_id, reason, expires_at } = sent.value;
		const school = await schoolById(trx, school_id, dayOf(context.now));
		if (!school) return refused('not_understood', [{ field: 'school_id', key: 'no_such_school' }]);
		if (expires_at <= context.now || expires_at <= call.closes_at)
			return refused('not_understood', [{ field: 'expires_at', key: 'code_ends_too_early' }]);

		const id = newId();
		const code = newCode();
		await trx
			.insertInto('programmes.late_code')
			.values({
				id,
				call_id: call.id,
				code_hash: fingerprint(code),
				hint: code.slice(-2),
				school_id,
				reason,
				given_by: context.actor.id,
				given_at: context.now,
				expires_at
			})
			.execute();
		await record(trx, context, {
			name: 'late_code.given',
			subject: { kind: 'late_code', id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'school', id: school_id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name, school: school.name, reason, expires_at }
		});
		return done({ id, code });
	});
}

export type LateCodeRefusal = 'late_code_unknown' | 'late_code_used' | 'late_code_expired' | 'too_many_attempts';

/** Looks at a code without using it up: for the page on which a school writes it before it sends. */
export async function checkLateCode(
	trx: Trx,
	now: Date,
	callId: string,
	schoolId: string,
	code: string
): Promise<Outcome<{ id: string; expires_at: Date }, LateCodeRefusal>> {
	if (!(await within(trx, now, 'late_code', schoolId, { times: 10, seconds: 3600 }))) return refused('too_many_attempts');
	const found = await trx
		.selectFrom('programmes.late_code')
		.select(['id', 'expires_at', 'used_at'])
		.where('code_hash', '=', fingerprint(code))
		.where('call_id', '=', callId)
		.where('school_id', '=', schoolId)
		.forUpdate()
		.executeTakeFirst();
	if (!found) return refused('late_code_unknown');
	if (found.used_at !== null) return refused('late_code_used');
	if (found.expires_at <= now) return refused('late_code_expired');
	return done({ id: found.id, expires_at: found.expires_at });
}

/** Uses up a code of this call and school inside the transaction of the sending. Another school's code is simply unknown. */
export async function redeemLateCode(
	trx: Trx,
	now: Date,
	callId: string,
	schoolId: string,
	code: string
): Promise<Outcome<{ id: string; expires_at: Date }, LateCodeRefusal>> {
	const outcome = await checkLateCode(trx, now, callId, schoolId, code);
	if (outcome.ok) await trx.updateTable('programmes.late_code').set({ used_at: now }).where('id', '=', outcome.value.id).execute();
	return outcome;
}

/** The codes given for a call, the latest first. */
export const lateCodesOf = (trx: Trx, callId: string): Promise<LateCode[]> =>
	trx
		.selectFrom('programmes.late_code')
		.select(['id', 'school_id', 'hint', 'reason', 'given_at', 'expires_at', 'used_at'])
		.where('call_id', '=', callId)
		.orderBy('given_at', 'desc')
		.execute();

/** Letters and digits that nobody mistakes for one another, on the telephone either. */
const alphabet = 'ACDEFHJKLMNPRTUVXY34679';
const newCode = (): string =>
	Array.from({ length: 12 }, (_, place) => (place > 0 && place % 4 === 0 ? '-' : '') + alphabet[randomInt(alphabet.length)]).join('');

/** Dashes, spaces and small letters make no difference. */
const fingerprint = (code: string): string =>
	createHash('sha256')
		.update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
		.digest('hex');
