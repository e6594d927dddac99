import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { understand } from '#programmes/server';
import { SchemeSchema, type Scheme } from '../../scheme.ts';
import { lockOfficerRound, type OfficerRefusal } from './officer-round.ts';
import { schemesOf } from './schemes.ts';

export type SaveSchemeRefusal = OfficerRefusal | 'round_closed' | 'changed_meanwhile' | 'not_understood';

/**
 * Saves the draft of a round's next scheme; where the last one is published, a new draft follows it. `seen` is when the
 * draft had been saved that the officer was looking at: a draft that another has saved meanwhile is not written over.
 * Whether it could be published is asked by publishing it, so that it may be written in several steps.
 */
export function saveScheme(
	context: Context,
	{ call, scheme, seen }: { call: string; scheme: Scheme; seen?: Date | null }
): Promise<Outcome<{ version: number; saved_at: Date }, SaveSchemeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, call);
		if (!found.ok) return found;
		const { round } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const [latest] = await schemesOf(trx, round.id);
		const draft = latest?.published_at === null ? latest : undefined;
		if (seen !== undefined && (draft?.saved_at.getTime() ?? null) !== (seen?.getTime() ?? null)) return refused('changed_meanwhile');
		const sent = understand(SchemeSchema, scheme, '-');
		if (!sent.ok) return sent;

		const by = found.value.officer;
		const content = JSON.stringify(sent.value);
		const version = draft?.version ?? (latest?.version ?? 0) + 1;
		if (draft)
			await trx.updateTable('selection.scheme').set({ content, saved_at: context.now, saved_by: by }).where('id', '=', draft.id).execute();
		else {
			await trx
				.insertInto('selection.scheme')
				.values({ id: newId(), round_id: round.id, version, content, saved_at: context.now, saved_by: by })
				.execute();
			await record(trx, context, {
				name: 'scheme.drafted',
				subject: { kind: 'round', id: round.id },
				also: [{ kind: 'call', id: found.value.call.id }],
				particulars: { call: found.value.call.name, version }
			});
		}
		return done({ version, saved_at: context.now });
	});
}
