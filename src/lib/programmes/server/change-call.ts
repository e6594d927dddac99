import * as v from 'valibot';
import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lockCall, type CallRecord } from './calls.ts';
import { manages } from './manages.ts';
import { understand } from './understand.ts';
import { callParts } from './write-call.ts';

const ChangesSchema = v.partial(v.object(callParts));
export type CallChanges = v.InferInput<typeof ChangesSchema>;

/** What may still be changed once schools rely on the call. */
export const changeableWhenPublished: readonly (keyof CallChanges)[] = ['summary', 'closes_at', 'contact', 'publication'];

/**
 * Changes a call. Before it is published everything may change; afterwards its deadline may only be lengthened, and its
 * summary, contact and official publication mended.
 */
export function changeCall(
	context: Context,
	{ call_id, ...changes }: CallChanges & { call_id: string }
): Promise<Outcome<undefined, 'not_found' | 'not_allowed' | 'not_understood' | 'call_published' | 'deadline_shortened'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await lockCall(trx, call_id);
		if (!call) return refused('not_found');
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		const sent = understand(ChangesSchema, changes);
		if (!sent.ok) return sent;
		const changed = differences(call, sent.value);
		const times = { opens_at: changed.opens_at ?? call.opens_at, closes_at: changed.closes_at ?? call.closes_at };
		if (times.closes_at <= times.opens_at) return refused('not_understood', [{ field: 'closes_at', key: 'closes_before_it_opens' }]);
		if (call.state === 'published') {
			const frozen = Object.keys(changed).filter((part) => !changeableWhenPublished.includes(part as keyof CallChanges));
			if (frozen.length > 0)
				return refused(
					'call_published',
					frozen.map((field) => ({ field, key: 'call_published' }))
				);
			if (times.closes_at < call.closes_at) return refused('deadline_shortened', [{ field: 'closes_at', key: 'deadline_shortened' }]);
		}
		if (Object.keys(changed).length === 0) return done();

		await trx.updateTable('programmes.call').set(columnsOf(changed)).where('id', '=', call.id).execute();
		const prolonged = call.state === 'published' && times.closes_at > call.closes_at;
		await record(trx, context, {
			name: prolonged ? 'call.prolonged' : 'call.changed',
			subject: { kind: 'call', id: call.id },
			also: [
				{ kind: 'edition', id: call.edition.id },
				{ kind: 'programme', id: call.programme.id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name, parts: Object.keys(changed), closes_at: times.closes_at, closed_at: call.closes_at }
		});
		return done();
	});
}

type Changes = v.InferOutput<typeof ChangesSchema>;

/** Only what is sent and says something else than before. */
function differences(call: CallRecord, changes: Changes): Changes {
	const before: Record<string, unknown> = call;
	return Object.fromEntries(
		Object.entries(changes).filter(([part, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[part]))
	);
}

const written = new Set(['name', 'summary', 'contact', 'publication']);

const columnsOf = (changes: Changes): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(changes).map(([part, value]) => [part, written.has(part) && value !== null ? JSON.stringify(value) : value])
	);
