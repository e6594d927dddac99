import { done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { changesWhatRanks } from '../../scheme-change.ts';
import { faultsInScheme } from '../../scheme-faults.ts';
import type { Scheme } from '../../scheme.ts';
import { callFactsOf } from './call-facts.ts';
import { lockOfficerRound, type OfficerRefusal, type OfficerRound } from './officer-round.ts';
import { schemesOf } from './schemes.ts';

export type PublishSchemeRefusal = OfficerRefusal | 'round_closed' | 'no_draft' | 'changed_meanwhile' | 'scheme_faulty';

/**
 * Publishes the draft of a round's scheme; from then on it stays as it is. Refused while it could rank nobody, promises more
 * than there is, has fewer places than schools have confirmed already, or, once the reviews have begun, changes by what
 * applications are ranked: nobody may have known a score when that was written.
 */
export function publishScheme(
	context: Context,
	{ call, seen }: { call: string; seen?: Date | null }
): Promise<Outcome<{ version: number }, PublishSchemeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, call);
		if (!found.ok) return found;
		const { round } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const [draft] = await schemesOf(trx, round.id);
		if (!draft || draft.published_at !== null) return refused('no_draft');
		if (seen && draft.saved_at.getTime() !== seen.getTime()) return refused('changed_meanwhile');
		const faults = await faultsOfDraft(trx, context, found.value, draft.content);
		if (faults.length > 0) return refused('scheme_faulty', faults);

		await trx
			.updateTable('selection.scheme')
			.set({ published_at: context.now, published_by: found.value.officer })
			.where('id', '=', draft.id)
			.execute();
		await record(trx, context, {
			name: 'scheme.published',
			subject: { kind: 'round', id: round.id },
			also: [{ kind: 'call', id: found.value.call.id }],
			particulars: { call: found.value.call.name, version: draft.version }
		});
		return done({ version: draft.version });
	});
}

/** All that keeps a draft from being published. */
export async function faultsOfDraft(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ round, call, scheme, phases }: OfficerRound,
	draft: Scheme
): Promise<Fault[]> {
	const begun = phases.some(({ kind, starts_at }) => kind === 'review' && starts_at <= now);
	const confirmed = await confirmedIn(trx, round.id);
	return [
		...faultsInScheme(draft, await callFactsOf(trx, call)),
		...(draft.capacity < confirmed ? [{ field: 'capacity', key: 'capacity_below_confirmed', values: { count: confirmed } }] : []),
		...(begun && scheme ? changesWhatRanks(scheme.content, draft).map((field) => ({ field, key: 'frozen_since_reviews' })) : [])
	];
}

async function confirmedIn(trx: Trx, roundId: string): Promise<number> {
	const { count } = await trx
		.selectFrom('selection.offer')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('round_id', '=', roundId)
		.where('answer', '=', 'confirmed')
		.executeTakeFirstOrThrow();
	return Number(count);
}
