import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';
import { measuresOf, valuesOf, type MeasureRecord, type ValueRecord } from './measure-record.ts';

/** A measure with its values. Who entered them and their notes only those see who read everything in the project. */
export type MeasureWithValues = MeasureRecord & { values: ShownValue[] };
export type ShownValue = Pick<ValueRecord, 'id' | 'on_day' | 'value' | 'came_by'> & { note: string; author: string | null };
export type AimOfMeasure = { measure: string; unit: string; from_value: number; to_value: number; by_on: Day };
export type Measures = {
	project: ProjectRecord;
	part: Part;
	/** Whether values may be entered: by the team while the project goes on. */
	writes: boolean;
	aim: AimOfMeasure | null;
	measures: MeasureWithValues[];
};

/** The measures of a project with all their values, for everybody who may see the project. */
export function readMeasures(context: Context, project_id: string): Promise<Outcome<Measures, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await projectFor(trx, context, project_id);
		if (!found) return refused('not_found');
		const { project, part } = found;
		return done({
			project,
			part,
			writes: part === 'team' && isOpenOn(project, dayOf(context.now)),
			aim: await aimOf(trx, project_id),
			measures: await withValues(trx, await measuresOf(trx, project_id), readsAll(part))
		});
	});
}

/** One measure of a project. */
export async function readMeasureOf(
	context: Context,
	{ project_id, measure_id }: { project_id: string; measure_id: string }
): Promise<Outcome<Omit<Measures, 'measures'> & { measure: MeasureWithValues }, 'not_found'>> {
	if (!isId(measure_id)) return refused('not_found');
	const all = await readMeasures(context, project_id);
	if (!all.ok) return all;
	const { measures, ...rest } = all.value;
	const measure = measures.find(({ id }) => id === measure_id);
	return measure ? done({ ...rest, measure }) : refused('not_found');
}

async function withValues(trx: Trx, measures: readonly MeasureRecord[], all: boolean): Promise<MeasureWithValues[]> {
	const values = await valuesOf(
		trx,
		measures.map(({ id }) => id)
	);
	const shown = ({ id, on_day, value, came_by, note, author }: ValueRecord): ShownValue => ({
		id,
		on_day,
		value,
		came_by,
		note: all ? note : '',
		author: all ? author : null
	});
	return measures.map((measure) => ({
		...measure,
		changed_by: all ? measure.changed_by : '',
		values: values.filter(({ measure_id }) => measure_id === measure.id).map(shown)
	}));
}

const aimOf = async (trx: Trx, project_id: string): Promise<AimOfMeasure | null> =>
	(await trx
		.selectFrom('projects.aim')
		.select(['measure', 'unit', 'from_value', 'to_value', 'by_on'])
		.where('project_id', '=', project_id)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst()) ?? null;
