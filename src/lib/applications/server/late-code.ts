import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { redeemLateCode, type LateCodeRefusal } from '#programmes/server';
import { lockForWriting, touch, type WritingRefusal } from './access.ts';

export type LateCodeInput = { application_id: string; code: string };

/** Lets a draft be sent after the deadline, until the code's own end: the centre gives such a code to one school, for one call. */
export function enterLateCode(
	context: Context,
	{ application_id, code }: LateCodeInput
): Promise<Outcome<{ until: Date }, WritingRefusal | LateCodeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(application_id)) return refused('not_found');
		const access = await lockForWriting(trx, context, application_id);
		if (!access.ok) return access;
		const { id, call_id, school_id, reference } = access.value;
		const entry = await redeemLateCode(trx, context.now, call_id, school_id, code);
		if (!entry.ok) return entry;
		await trx.updateTable('applications.application').set({ late_code_id: entry.value.id }).where('id', '=', id).execute();
		await touch(trx, context, access.value);
		await record(trx, context, {
			name: 'application.late_code_entered',
			subject: { kind: 'application', id },
			particulars: { reference, until: entry.value.expires_at }
		});
		return done({ until: entry.value.expires_at });
	});
}
