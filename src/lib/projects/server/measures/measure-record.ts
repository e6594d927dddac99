import { sql } from 'kysely';
import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import type { MeasureKind, Rhythm, Way } from '../../measure.ts';

export type MeasureRecord = {
	id: string;
	project_id: string;
	name: string;
	unit: string;
	kind: MeasureKind;
	better: Way;
	of_aim: boolean;
	how: string;
	rhythm: Rhythm;
	baseline: number;
	added_at: Date;
	ended_at: Date | null;
	revision: number;
	/** Who described it last. */
	changed_by: string;
};

/** A value that stands. */
export type ValueRecord = {
	id: string;
	measure_id: string;
	on_day: Day;
	value: number;
	typed: string;
	note: string;
	came_by: 'page' | 'mail';
	entered_at: Date;
	entered_by: string;
	author: string;
};

const columns = [
	'id',
	'project_id',
	'name',
	'unit',
	'kind',
	'better',
	'of_aim',
	'how',
	'rhythm',
	'baseline',
	'added_at',
	'ended_at',
	'revision'
] as const;
/** Whoever described it last, or else added it. */
const author = sql<string>`(select p.name from people.person p where p.id = coalesce(measure.changed_by, measure.added_by))`.as(
	'changed_by'
);

/** The measures of a project: that of its aim first, then in the order they were added; those that are over at the end. */
export async function measuresOf(trx: Trx, project_id: string): Promise<MeasureRecord[]> {
	const rows = await trx
		.selectFrom('projects.measure as measure')
		.select([...columns, author])
		.where('project_id', '=', project_id)
		.orderBy(sql`ended_at is not null`)
		.orderBy('of_aim', 'desc')
		.orderBy('added_at')
		.orderBy('id')
		.execute();
	return rows as unknown as MeasureRecord[];
}

export async function measureById(trx: Trx, id: string): Promise<MeasureRecord | undefined> {
	if (!isId(id)) return undefined;
	const row = await trx
		.selectFrom('projects.measure as measure')
		.select([...columns, author])
		.where('id', '=', id)
		.executeTakeFirst();
	return row as unknown as MeasureRecord | undefined;
}

/** The standing values of measures in the order of their days. */
export async function valuesOf(trx: Trx, measures: readonly string[]): Promise<ValueRecord[]> {
	if (measures.length === 0) return [];
	const rows = await trx
		.selectFrom('projects.value as v')
		.innerJoin('people.person as p', 'p.id', 'v.entered_by')
		.select([
			'v.id',
			'v.measure_id',
			'v.on_day',
			'v.value',
			'v.typed',
			'v.note',
			'v.came_by',
			'v.entered_at',
			'v.entered_by',
			'p.name as author'
		])
		.where('v.measure_id', 'in', [...measures])
		.where('v.superseded_at', 'is', null)
		.orderBy('v.measure_id')
		.orderBy('v.on_day')
		.execute();
	return rows as unknown as ValueRecord[];
}
