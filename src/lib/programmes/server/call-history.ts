import { isId } from '#platform';
import type { Context } from '#platform/server';
import { personsById } from '#people/server';
import { callById } from './calls.ts';
import { manages } from './manages.ts';

/** Something that the centre did with a call, and who did it. */
export type CallEvent = { name: string; happened_at: Date; particulars: Record<string, unknown>; by: string | null };

const told = ['call.%', 'rules.%', 'late_code.%', 'question.%'];

/** What has happened to a call and its rules, the newest first; what happened to applications stands with them. */
export function readCallHistory(context: Context, callId: string, limit = 50): Promise<CallEvent[]> {
	return context.db.transaction().execute(async (trx) => {
		const call = isId(callId) ? await callById(trx, callId) : undefined;
		if (!call || !(await manages(trx, context, call.programme.centre_id))) return [];
		const events = await trx
			.selectFrom('platform.event_subject as subject')
			.innerJoin('platform.event as event', 'event.id', 'subject.event_id')
			.select(['event.name', 'event.happened_at', 'event.particulars', 'event.actor_id'])
			.where('subject.subject_id', '=', call.id)
			.where(({ or, eb }) => or(told.map((name) => eb('event.name', 'like', name))))
			.orderBy('event.id', 'desc')
			.limit(limit)
			.execute();
		const persons = await personsById(
			trx,
			events.flatMap(({ actor_id }) => actor_id ?? [])
		);
		return events.map(({ name, happened_at, particulars, actor_id }) => ({
			name,
			happened_at,
			particulars: particulars as Record<string, unknown>,
			by: (actor_id && persons.get(actor_id)?.name) ?? null
		}));
	});
}
