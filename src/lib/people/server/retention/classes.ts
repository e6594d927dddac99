import { isId, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Basis, Fate, RecordClass } from '../../retention.ts';

const columns = ['id', 'code', 'name', 'purpose', 'basis', 'months', 'counted_from', 'fate', 'note'] as const;
const classes = (trx: Trx) =>
	trx
		.selectFrom('people.record_class')
		.select(columns)
		.orderBy('position')
		.$narrowType<{ basis: Basis; fate: Fate; name: Text; purpose: Text; counted_from: Text | null; note: Text }>();

/** Every class of records, in the order in which pages show them. */
export const recordClasses = (trx: Trx): Promise<RecordClass[]> => classes(trx).execute() as Promise<RecordClass[]>;

/** A class of records, locked: nobody changes its term and no run of it begins or goes on meanwhile. */
export const lockClass = async (trx: Trx, id: string): Promise<RecordClass | undefined> =>
	isId(id) ? ((await classes(trx).where('id', '=', id).forUpdate().executeTakeFirst()) as RecordClass | undefined) : undefined;

/** What is kept of people, for what, on which ground and how long: for everybody. */
export const readPurposes = ({ db }: Context): Promise<RecordClass[]> => db.transaction().execute(recordClasses);
