import { createHmac, randomBytes } from 'node:crypto';
import { dayOf, type Day } from '#platform';
import type { Context, Handler, Trx } from '#platform/server';
import { editionOf, type EditionOfCentre } from '#programmes/server';
import { inFives, leastPeople, ofPeople, safeGroups, settlesOn, type Group } from '#reporting';
import type { ExportTable } from '../../codebook.ts';
import type { Coarse, Row } from '../../research.ts';
import { countsOf } from '../indicators/counters.ts';
import { gatherExport, sorted } from '../research/gather.ts';
import { peopleByCounty } from './people-by-county.ts';

export type ExportTables = Record<ExportTable, Coarse>;

/**
 * Every night: writes down once, of each edition that has been over for ninety days, what is told of its people from then on. One that fails keeps no
 * other waiting.
 */
export const settleEditions: Handler = async (context) => {
	const due = await context.db.transaction().execute(async (trx) => {
		const waiting = await trx
			.selectFrom('programmes.edition as edition')
			.leftJoin('reporting.settlement as settled', 'settled.edition_id', 'edition.id')
			.select(['edition.id', 'edition.ends_on'])
			.where('settled.edition_id', 'is', null)
			.orderBy('edition.ends_on')
			.execute();
		return waiting.filter((one) => settlesOn(one) <= dayOf(context.now));
	});
	const failed: unknown[] = [];
	for (const { id } of due) await settleEdition(context, id).catch((error: unknown) => failed.push(error));
	if (failed.length > 0) throw new AggregateError(failed, 'not all editions that are over could be settled');
};

/** Writes an edition down, when its day has come; written already it stays as it is. Nobody can write it again: the application may only insert. */
async function settleEdition(context: Context, editionId: string): Promise<void> {
	const edition = await context.db.transaction().execute((trx) => editionOf(trx, editionId));
	if (!edition || settlesOn(edition) > dayOf(context.now)) return;
	const tables = await gatherExport(context, editionId, signed());
	await context.db.transaction().execute(async (trx) => {
		const row = { edition_id: editionId, settled_at: context.now, tables: JSON.stringify(tables) };
		const written = await trx
			.insertInto('reporting.settlement')
			.values(row)
			.onConflict((conflict) => conflict.column('edition_id').doNothing())
			.returning('edition_id')
			.executeTakeFirst();
		if (written) await settlePeople(trx, context, edition);
	});
}

async function settlePeople(trx: Trx, { now }: Context, edition: EditionOfCentre): Promise<void> {
	const groups: Group[] = safeGroups(await peopleByCounty(trx, edition.id)) ?? [];
	const placed = groups.map(({ name, people }, place) => ({ edition_id: edition.id, place, county: name, people }));
	if (placed.length > 0) await trx.insertInto('reporting.settled_group').values(placed).execute();
	const attended = groups.reduce((sum, { people }) => sum + people, 0);
	for (const indicator of ofPeople) {
		const counted = (await countsOf(trx, edition, indicator, now)).reduce((sum, { amount }) => sum + amount, 0);
		const few = indicator === 'hours_attended' && attended < leastPeople;
		const reached = few ? null : inFives(indicator === 'hours_attended' ? Math.floor(counted / 4) : counted);
		await trx.insertInto('reporting.settled_indicator').values({ edition_id: edition.id, indicator, reached }).execute();
	}
}

/** From which day an edition’s data can be asked for; null once they can. */
export async function waitsUntil(trx: Trx, edition: { id: string; ends_on: Day }, now: Date): Promise<Day | null> {
	const written = await trx.selectFrom('reporting.settlement').select('edition_id').where('edition_id', '=', edition.id).executeTakeFirst();
	const from = settlesOn(edition);
	return written || from <= dayOf(now) ? null : from;
}

/**
 * The tables of an edition for an export: always those that were written down, so that two exports cannot be subtracted, with signs under a key that
 * is made here and is nowhere once they are given. Refuses by throwing where nothing could be written down yet.
 */
export async function settledTables(context: Context, editionId: string): Promise<ExportTables> {
	await settleEdition(context, editionId);
	const written = await context.db
		.transaction()
		.execute((trx) => trx.selectFrom('reporting.settlement').select('tables').where('edition_id', '=', editionId).executeTakeFirst());
	if (!written) throw new Error(`the edition ${editionId} has not been over for ninety days`);
	const { schools, participants, ...others } = written.tables as ExportTables;
	const sign = signed();
	const again = (table: Coarse, own: string): Coarse => sorted({ ...table, rows: table.rows.map((row) => resigned(row, sign)) }, own);
	return { ...others, schools: again(schools, 'school'), participants: again(participants, 'participant') };
}

type Sign = (kind: 'school' | 'person', id: string) => string;

const resigned = (row: Row, sign: Sign): Row => ({
	...row,
	school: row['school'] ? sign('school', row['school']) : '',
	...('participant' in row && { participant: sign('person', row['participant'] ?? '') })
});

/** Signs under a key that is made here and kept nowhere: nobody can make the same sign again. */
function signed(): Sign {
	const key = randomBytes(32);
	return (kind, id) => createHmac('sha256', key).update(`${kind}:${id}`).digest('hex').slice(0, 32);
}
