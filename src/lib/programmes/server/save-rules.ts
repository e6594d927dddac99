import * as v from 'valibot';
import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { FormSchema, RulesSchema, TopicsSchema, type Draft } from '#programmes';
import { lockCall } from './calls.ts';
import { manages } from './manages.ts';
import { draftOfRules, versionsOfRules } from './rules.ts';
import { understand } from './understand.ts';
import { writeDraft } from './write-call.ts';

const DraftSchema = v.object({
	criteria: RulesSchema,
	form: FormSchema,
	topics: TopicsSchema,
	note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000)))
});

/**
 * Saves the draft of a call's next rules: of the first version, or of the one after the published. `seen` is when the
 * draft had been saved that the officer was looking at; a draft saved meanwhile by another is not written over.
 */
export function saveRules(
	context: Context,
	{ call_id, seen, ...draft }: Draft & { call_id: string; note?: string; seen?: Date | null }
): Promise<Outcome<{ id: string; version: number; saved_at: Date }, 'not_found' | 'not_allowed' | 'not_understood' | 'changed_meanwhile'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await lockCall(trx, call_id);
		if (!call) return refused('not_found');
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		const standing = await draftOfRules(trx, call.id);
		if (seen !== undefined && standing && standing.saved_at.getTime() !== seen?.getTime()) return refused('changed_meanwhile');
		const sent = understand(DraftSchema, draft);
		if (!sent.ok) return sent;

		const { criteria, form, topics, note = standing?.note ?? '' } = sent.value;
		if (standing) {
			await trx
				.updateTable('programmes.rules')
				.set({
					criteria: JSON.stringify(criteria),
					form: JSON.stringify(form),
					topics: JSON.stringify(topics),
					note,
					saved_at: context.now,
					saved_by: context.actor.id
				})
				.where('id', '=', standing.id)
				.execute();
			return done({ id: standing.id, version: standing.version, saved_at: context.now });
		}
		const version = ((await versionsOfRules(trx, call.id))[0]?.version ?? 0) + 1;
		const id = await writeDraft(trx, context, call.id, version, { criteria, form, topics }, note);
		await record(trx, context, {
			name: 'rules.drafted',
			subject: { kind: 'rules', id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name, version }
		});
		return done({ id, version, saved_at: context.now });
	});
}
