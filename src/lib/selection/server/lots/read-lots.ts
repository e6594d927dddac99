import { done, isId, refused, type Outcome } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { accessTo } from '#applications/server';
import { callBySlug, type CallRecord } from '#programmes/server';
import { phaseAt, type Phase } from '../../phase.ts';
import { roundForCentre, roundOfCall, type Round, type RoundRefusal } from '../centre-round.ts';
import { lotOf, nameOf } from '../names.ts';

export type Lot = { name: string; lot: string };
export type PublicLots = { call: CallRecord; method: string; seed: string; published_at: Date; order: Lot[] };

/** The lots of a call for everybody: the seed, and the order that follows from it. Nobody can tell whose name is whose. */
export function readLots(context: Context, slug: string): Promise<Outcome<PublicLots, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callBySlug(trx, slug);
		const round = call?.state === 'published' ? await roundOfCall(trx, call.id) : undefined;
		const drawn = round && (await through(trx, 'published', () => drawnIn(trx, round.id)));
		return call && round && drawn ? done({ call, ...drawn, order: await orderOf(trx, round, drawn.seed) }) : refused('not_found');
	});
}

export type LotsDesk = {
	call: CallRecord;
	drawn: { seed: string; method: string; published_at: Date; by: string } | null;
	phase: Phase['kind'] | null;
	may: 'yes' | 'call_still_open' | 'reviews_begun';
	applications: number;
};

/** What an officer sees before and after drawing. */
export function readLotsDesk(context: Context, call: string): Promise<Outcome<LotsDesk, RoundRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roundForCentre(trx, context, call);
		if (!found.ok) return found;
		const { round, phases, call: record } = found.value;
		const drawn = await drawnIn(trx, round.id);
		const begun = phases.some(({ kind, starts_at }) => kind !== 'declaration' && starts_at <= context.now);
		return done({
			call: record,
			drawn: drawn ?? null,
			phase: phaseAt(phases, context.now)?.kind ?? null,
			may: context.now < record.closes_at ? 'call_still_open' : begun ? 'reviews_begun' : 'yes',
			applications: (await referencesOf(trx, record.id)).length
		});
	});
}

export type OwnLot = { call_slug: string; name: string; place: number; of: number };

/** Under which name a school's application stands in the lots, for those who may read it; nothing before they are drawn. */
export function readOwnLot(context: Context, applicationId: string): Promise<OwnLot | null> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		if (!access?.submission_id || access.claimed) return null;
		const round = await roundOfCall(trx, access.call_id);
		const drawn = round && (await drawnIn(trx, round.id));
		if (!round || !drawn) return null;
		const name = nameOf(round.salt, access.reference);
		const order = await orderOf(trx, round, drawn.seed);
		const call = await trx.selectFrom('programmes.call').select('slug').where('id', '=', access.call_id).executeTakeFirstOrThrow();
		return { call_slug: call.slug, name, place: order.findIndex((one) => one.name === name) + 1, of: order.length };
	});
}

const drawnIn = (trx: Trx, roundId: string) =>
	trx
		.selectFrom('selection.lots as lots')
		.innerJoin('people.person as person', 'person.id', 'lots.drawn_by')
		.select(['lots.seed', 'lots.method', 'lots.published_at', 'person.name as by'])
		.where('lots.round_id', '=', roundId)
		.executeTakeFirst();

async function orderOf(trx: Trx, { call_id, salt }: Round, seed: string): Promise<Lot[]> {
	const names = (await referencesOf(trx, call_id)).map((reference) => nameOf(salt, reference));
	return names.map((name) => ({ name, lot: lotOf(seed, name) })).sort((one, other) => (one.lot < other.lot ? -1 : 1));
}

async function referencesOf(trx: Trx, callId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('applications.application')
		.select('reference')
		.where('call_id', '=', callId)
		.where('submission_id', 'is not', null)
		.execute();
	return rows.map(({ reference }) => reference);
}
