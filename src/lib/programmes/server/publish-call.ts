import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lockCall } from './calls.ts';
import { manages } from './manages.ts';
import { faultsIn, writePublication } from './publish-rules.ts';
import { draftOfRules, rulesInForce } from './rules.ts';

/** Publishes a call, and with it the draft of its rules: from now on everybody reads it, and it opens at its hour. */
export function publishCall(
	context: Context,
	{ call_id }: { call_id: string }
): Promise<Outcome<{ slug: string }, 'not_found' | 'not_allowed' | 'already_published' | 'deadline_past' | 'contradictory' | 'no_draft'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await lockCall(trx, call_id);
		if (!call) return refused('not_found');
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		if (call.state === 'published') return refused('already_published');
		if (call.closes_at <= context.now) return refused('deadline_past');
		const draft = await draftOfRules(trx, call.id);
		if (!draft && !(await rulesInForce(trx, call.id))) return refused('no_draft');
		const faults = draft ? faultsIn(draft) : [];
		if (faults.length > 0) return refused('contradictory', faults);

		if (draft) await writePublication(trx, context, call, draft);
		await trx
			.updateTable('programmes.call')
			.set({ state: 'published', published_at: context.now, published_by: context.actor.id })
			.where('id', '=', call.id)
			.execute();
		await record(trx, context, {
			name: 'call.published',
			subject: { kind: 'call', id: call.id },
			also: [
				{ kind: 'edition', id: call.edition.id },
				{ kind: 'programme', id: call.programme.id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name, opens_at: call.opens_at, closes_at: call.closes_at }
		});
		return done({ slug: call.slug });
	});
}
