import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import type { Inputs } from '../inputs.ts';
import type { PublishedScheme, Round } from './centre-round.ts';

/** How many rounds one process keeps the inputs of; of more, the one that was gathered first goes. */
const keptRounds = 4;
const kept = new Map<string, { stamp: string; inputs: Inputs }>();

type Ids = Pick<Round, 'id' | 'call_id'>;

/**
 * The inputs of a round, gathered anew only when a row of which they are made is another than before: thousands of
 * applications are not read again for every what-if. Whoever gets them shares them, so nobody may change them.
 */
export async function keptInputs(trx: Trx, round: Ids, scheme: PublishedScheme, gather: () => Promise<Inputs>): Promise<Inputs> {
	const stamp = `${scheme.id} ${await stampOf(trx, round)}`;
	const found = kept.get(round.id);
	if (found?.stamp === stamp) return found.inputs;
	const inputs = await gather();
	Object.freeze(inputs.applications);
	Object.freeze(inputs.votes);
	kept.delete(round.id);
	kept.set(round.id, { stamp, inputs: Object.freeze(inputs) });
	if (kept.size > keptRounds) kept.delete([...kept.keys()][0] ?? '');
	return inputs;
}

/**
 * Tells the state of all rows in question: PostgreSQL itself says of each which transaction wrote it (`xmin`) and where it
 * lies (`ctid`). A changed row lies elsewhere, within one transaction too, so no change goes unnoticed.
 */
async function stampOf(trx: Trx, round: Ids): Promise<string> {
	const { rows } = await sql<{ stamp: string }>`
		select concat_ws(' ',
			(select ${mark('a')} from applications.application a where a.call_id = ${round.call_id}),
			(select ${mark('t')} from selection.assignment t where t.round_id = ${round.id}),
			(select ${mark('c')} from selection.conflict c join applications.application a on a.id = c.application_id where a.call_id = ${round.call_id}),
			(select ${mark('l')} from selection.lots l where l.round_id = ${round.id})) as stamp`.execute(trx);
	return rows[0]?.stamp ?? '';
}

const mark = (row: string) =>
	sql.raw(`count(*) || '-' || coalesce(sum(hashtextextended(${row}.ctid::text, ${row}.xmin::text::bigint)), 0)`);
