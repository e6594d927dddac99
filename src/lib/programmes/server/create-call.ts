import * as v from 'valibot';
import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { FormSchema, RulesSchema, TopicsSchema, type Draft } from '#programmes';
import { lockProgrammeOfEdition } from './lock.ts';
import { manages } from './manages.ts';
import { understand } from './understand.ts';
import { callParts, writeCall } from './write-call.ts';

const CallSchema = v.pipe(
	v.object({
		...callParts,
		publication: v.optional(callParts.publication, null),
		rules: v.optional(v.nullable(v.object({ criteria: RulesSchema, form: FormSchema, topics: TopicsSchema })), null),
		slug: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,70}$/)))
	}),
	v.forward(
		v.partialCheck([['opens_at'], ['closes_at']], ({ opens_at, closes_at }) => closes_at > opens_at, 'closes_before_it_opens'),
		['closes_at']
	)
);
export type CallInput = Omit<v.InferInput<typeof CallSchema>, 'rules'> & { rules?: Draft | null };

/** Adds a call to an edition: a draft with a draft of its rules, seen by the centre only until it is published. */
export function createCall(
	context: Context,
	{ edition_id, ...call }: CallInput & { edition_id: string }
): Promise<Outcome<{ id: string; slug: string }, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = await lockProgrammeOfEdition(trx, edition_id);
		if (!programme) return refused('not_found');
		if (!(await manages(trx, context, programme.centre_id))) return refused('not_allowed');
		const sent = understand(CallSchema, call);
		if (!sent.ok) return sent;
		return done(await writeCall(trx, context, { edition_id, ...sent.value }));
	});
}
