import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { contradictionsIn } from '#programmes';
import { lockCall, type CallRecord } from './calls.ts';
import { manages } from './manages.ts';
import { draftOfRules, type Rules } from './rules.ts';
import { storable } from './understand.ts';

/**
 * Publishes the draft of a call's rules: from now on they judge, and they are never changed again. Applications already
 * sent keep the verdict and the version they were judged by. Refused while the draft contradicts itself.
 */
export function publishRules(
	context: Context,
	{ call_id, note, seen }: { call_id: string; note?: string; seen?: Date | null }
): Promise<Outcome<{ id: string; version: number }, 'not_found' | 'not_allowed' | 'no_draft' | 'changed_meanwhile' | 'contradictory'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await lockCall(trx, call_id);
		if (!call) return refused('not_found');
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		const draft = await draftOfRules(trx, call.id);
		if (!draft) return refused('no_draft');
		if (seen !== undefined && draft.saved_at.getTime() !== seen?.getTime()) return refused('changed_meanwhile');
		const faults = faultsIn(draft);
		if (faults.length > 0) return refused('contradictory', faults);
		await writePublication(trx, context, call, draft, note);
		return done({ id: draft.id, version: draft.version });
	});
}

/** Why a draft cannot be published yet. A call without any condition would judge nothing. */
export function faultsIn(draft: Rules): Fault[] {
	const none: Fault[] = draft.criteria.length === 0 ? [{ field: 'criteria', key: 'no_criteria' }] : [];
	return [...none, ...contradictionsIn(draft)];
}

/** Dates a draft that may be published, and records it. */
export async function writePublication(trx: Trx, context: Context, call: CallRecord, draft: Rules, note = draft.note): Promise<void> {
	await trx
		.updateTable('programmes.rules')
		.set({ note: String(storable(note)).trim().slice(0, 1000), published_at: context.now, published_by: context.actor.id })
		.where('id', '=', draft.id)
		.execute();
	await record(trx, context, {
		name: 'rules.published',
		subject: { kind: 'rules', id: draft.id },
		also: [
			{ kind: 'call', id: call.id },
			{ kind: 'programme', id: call.programme.id },
			{ kind: 'centre', id: call.programme.centre_id }
		],
		particulars: { call: call.name, version: draft.version }
	});
}
