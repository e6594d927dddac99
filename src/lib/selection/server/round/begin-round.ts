import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { addDays, dayOf, done, instantAt, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { CallRecord } from '#programmes/server';
import type { Phase } from '../../phase.ts';
import { fitted, presetFor } from '../../presets.ts';
import { SchemeSchema, type Scheme } from '../../scheme.ts';
import { roundOfCall } from '../centre-round.ts';
import { callFactsOf } from './call-facts.ts';
import { callOfOfficer, type CallRefusal } from './officer-round.ts';
import { writePhases } from './set-phases.ts';

export type BeginRefusal = CallRefusal | 'call_unpublished' | 'already_begun';

/**
 * Begins the selection of a published call. Its scheme starts as the last one of the programme, or, in its first round, as
 * that of the programme's kind; its phases as a plan from the call's last day. Both wait to be changed and published.
 */
export function beginRound(context: Context, { call: asked }: { call: string }): Promise<Outcome<{ id: string }, BeginRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await callOfOfficer(trx, context, asked);
		if (!found.ok) return found;
		const call = found.value;
		await trx.selectFrom('programmes.call').select('id').where('id', '=', call.id).forUpdate().execute();
		if (call.state !== 'published') return refused('call_unpublished');
		if (await roundOfCall(trx, call.id)) return refused('already_begun');

		const by = context.actor.id ?? (await publisherOf(trx, call));
		const id = newId();
		await trx
			.insertInto('selection.round')
			.values({ id, call_id: call.id, begun_at: context.now, begun_by: by, salt: randomBytes(32).toString('hex') })
			.execute();
		await trx
			.insertInto('selection.scheme')
			.values({
				id: newId(),
				round_id: id,
				version: 1,
				content: JSON.stringify(await firstScheme(trx, call)),
				saved_at: context.now,
				saved_by: by
			})
			.execute();
		await writePhases(trx, id, planFrom(call.closes_at));
		await record(trx, context, {
			name: 'round.begun',
			subject: { kind: 'round', id },
			also: [{ kind: 'call', id: call.id }],
			particulars: { call: call.name }
		});
		return done({ id });
	});
}

async function firstScheme(trx: Trx, call: CallRecord): Promise<Scheme> {
	const facts = await callFactsOf(trx, call);
	const earlier = await trx
		.selectFrom('selection.scheme as scheme')
		.innerJoin('selection.round as round', 'round.id', 'scheme.round_id')
		.innerJoin('programmes.call as call', 'call.id', 'round.call_id')
		.innerJoin('programmes.edition as edition', 'edition.id', 'call.edition_id')
		.select('scheme.content')
		.where('edition.programme_id', '=', call.programme.id)
		.where('scheme.published_at', 'is not', null)
		.orderBy('scheme.published_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return earlier ? fitted(v.parse(SchemeSchema, earlier.content), facts) : presetFor(call.programme.kind, facts);
}

/** The machine begins a round in the name of whoever published the call. */
async function publisherOf(trx: Trx, call: CallRecord): Promise<string> {
	const { published_by, created_by } = await trx
		.selectFrom('programmes.call')
		.select(['published_by', 'created_by'])
		.where('id', '=', call.id)
		.executeTakeFirstOrThrow();
	const person = published_by ?? created_by;
	if (person === null) throw new Error('nobody is known to have made the call');
	return person;
}

/** Days after the call has closed on which a phase begins and ends, at nine and at five. */
const usual: (Pick<Phase, 'kind'> & Partial<Phase> & { from: number; to: number })[] = [
	{ kind: 'declaration', from: 1, to: 4 },
	{ kind: 'review', from: 4, to: 25, scores_change: true },
	{ kind: 'discussion', from: 25, to: 29, names_shown: true, others_shown: true, scores_change: true },
	{ kind: 'decision', from: 29, to: 36 },
	{ kind: 'appeal', from: 36, to: 66 }
];

/** A plan from the day on which a call closes: declarations, a blind review of three weeks, a discussion, decisions, appeals. */
export function planFrom(closes_at: Date): Phase[] {
	const last = dayOf(closes_at);
	return usual.map(({ from, to, ...phase }) => ({
		names_shown: false,
		others_shown: false,
		scores_change: false,
		...phase,
		starts_at: instantAt(addDays(last, from), '09:00'),
		ends_at: instantAt(addDays(last, to), '09:00')
	}));
}
