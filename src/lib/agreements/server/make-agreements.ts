import { sql } from 'kysely';
import { done, newId, refused, type Outcome } from '#platform';
import { asPerson, enqueue, record, type Context, type Handler, type Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { candidatesOf, type Candidate } from './candidates.ts';
import { hold } from './lock.ts';
import { makeAgreement, type MakeRefusal } from './make-agreement.ts';
import { partiesOf, planOf, type Plan } from './plan.ts';

/** So many are made while the officer waits; more in the background, with progress. */
export const atOnce = 20;

export type MadeRefusal = 'not_found' | 'no_agreement_in_terms' | 'nobody_confirmed' | 'already_running';
export type Made = { made: number; refused: { reference: string; school: string; refusal: MakeRefusal }[]; background: boolean };

/**
 * Makes the agreements with every school of an edition that has confirmed its place and has none yet. Up to twenty at
 * once, more in the background. A school of which something is missing is left out and named; the others are made.
 */
export function makeAgreements(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<Made, MadeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await hold(trx, `edition ${edition_id}`);
		const edition = await editionFor(trx, context, edition_id);
		if (!edition || context.actor.kind !== 'person') return refused('not_found');
		const found = partiesOf(edition).length > 0 ? await planOf(trx, edition) : undefined;
		if (!found) return refused('no_agreement_in_terms');
		const candidates = await candidatesOf(trx, context, edition.id);
		if (candidates.length === 0) return refused('nobody_confirmed');
		if (await runningBatch(trx, edition.id)) return refused('already_running');
		if (candidates.length > atOnce) {
			await beginBatch(trx, context, edition, candidates, context.actor.id);
			return done({ made: 0, refused: [], background: true });
		}
		const outcomes = await makeEach(trx, context, edition, found.plan, candidates);
		return done({ ...outcomes, background: false });
	});
}

async function makeEach(trx: Trx, context: Context, edition: EditionOfCentre, plan: Plan, candidates: readonly Candidate[]) {
	const left: Made['refused'] = [];
	for (const candidate of candidates) {
		const outcome = await makeAgreement(trx, context, edition, plan, candidate);
		if (!outcome.ok) left.push({ reference: candidate.reference, school: candidate.school, refusal: outcome.refusal });
	}
	return { made: candidates.length - left.length, refused: left };
}

async function beginBatch(
	trx: Trx,
	{ now }: Context,
	edition: EditionOfCentre,
	candidates: readonly Candidate[],
	by: string
): Promise<void> {
	const id = newId();
	await trx
		.insertInto('agreements.batch')
		.values({
			id,
			edition_id: edition.id,
			waiting: candidates.map(({ application_id }) => application_id),
			total: candidates.length,
			begun_at: now,
			begun_by: by
		})
		.execute();
	await record(
		trx,
		{ actor: asPerson(by), now },
		{
			name: 'agreement.batch_begun',
			subject: { kind: 'edition', id: edition.id },
			particulars: { edition: edition.name, count: candidates.length }
		}
	);
	await enqueue(trx, 'agreements.make', { batch_id: id });
}

export type Batch = {
	id: string;
	total: number;
	made: number;
	refused: Made['refused'];
	begun_at: Date;
	finished_at: Date | null;
	cancelled_at: Date | null;
};

const runningBatch = (trx: Trx, editionId: string) =>
	trx
		.selectFrom('agreements.batch')
		.select('id')
		.where('edition_id', '=', editionId)
		.where('finished_at', 'is', null)
		.where('cancelled_at', 'is', null)
		.executeTakeFirst();

/** The last batch of an edition, running or done. */
export async function lastBatch(trx: Trx, editionId: string): Promise<Batch | null> {
	const row = await trx
		.selectFrom('agreements.batch')
		.select(['id', 'total', 'made', 'refused', 'begun_at', 'finished_at', 'cancelled_at'])
		.where('edition_id', '=', editionId)
		.orderBy('begun_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? { ...row, refused: row.refused as unknown as Made['refused'] } : null;
}

/** An officer stops a running batch: what is made stays, the rest is not made. */
export function cancelBatch(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<undefined, 'not_found' | 'nothing_running'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition || context.actor.kind !== 'person') return refused('not_found');
		const cancelled = await trx
			.updateTable('agreements.batch')
			.set({ cancelled_at: context.now, cancelled_by: context.actor.id })
			.where('edition_id', '=', edition.id)
			.where('finished_at', 'is', null)
			.where('cancelled_at', 'is', null)
			.returning('id')
			.executeTakeFirst();
		return cancelled ? done() : refused('nothing_running');
	});
}

/** The job: one agreement a transaction, in the name of the officer who began. Done again after a failure, it goes on where it was. */
export const makeBatch: Handler = async (context, { batch_id }) => {
	while (await makeNext(context, String(batch_id)));
};

async function makeNext(context: Context, batchId: string): Promise<boolean> {
	return context.db.transaction().execute(async (trx) => {
		const batch = await trx.selectFrom('agreements.batch').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst();
		if (!batch || batch.finished_at || batch.cancelled_at) return false;
		const [next, ...rest] = batch.waiting;
		const officer: Context = { ...context, actor: asPerson(batch.begun_by) };
		const edition = await editionFor(trx, officer, batch.edition_id);
		const found = edition && (await planOf(trx, edition));
		if (next === undefined || !edition || !found) {
			await trx.updateTable('agreements.batch').set({ finished_at: context.now }).where('id', '=', batchId).execute();
			return false;
		}
		const candidate = (await candidatesOf(trx, officer, edition.id)).find(({ application_id }) => application_id === next);
		const left = candidate ? (await makeEach(trx, officer, edition, found.plan, [candidate])).refused : [];
		await trx
			.updateTable('agreements.batch')
			.set({
				waiting: rest,
				made: batch.made + (candidate && left.length === 0 ? 1 : 0),
				refused: sql`refused || ${JSON.stringify(left)}::jsonb`,
				finished_at: rest.length === 0 ? context.now : null
			})
			.where('id', '=', batchId)
			.execute();
		return rest.length > 0;
	});
}
