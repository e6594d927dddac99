import { dayInWords, dayOf, done, isId, newId, prose, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { lengthFault } from '../../text.ts';
import { readValue, type Entry } from '../../value.ts';
import { projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';
import { measureById, type MeasureRecord } from './measure-record.ts';

export type EnterValue = { measure_id: string; typed: string; note?: string; came_by: 'page' | 'mail' };
export type ValueRefusal = WriteRefusal | 'measure_over' | 'value_faulty';
/** `corrected` when another value of that day stood before. */
export type Entered = Entry & { id: string; corrected: boolean };

/**
 * Enters a value that was typed in one line. Of a measure and a day one value stands: a new one takes the place of the old, which is
 * kept; the same one sent twice is entered once. By the team.
 */
export function enterValue(
	context: Context,
	{ measure_id, typed, note = '', came_by }: EnterValue
): Promise<Outcome<Entered, ValueRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const measure = await measureById(trx, measure_id);
		if (!measure) return refused('not_found');
		const project = await projectToWrite(trx, context, measure.project_id);
		if (!project.ok) return project;
		if (measure.ended_at !== null) return refused('measure_over');
		const read = readValue(typed, { unit: measure.unit, today: dayOf(context.now) });
		const faults = read.ok ? [] : [{ field: 'typed', key: `projects_fault_${read.fault}`, values: { unit: measure.unit || '–' } }];
		const words = [read.ok ? read.entry.note : '', prose(note)].filter((one) => one !== '').join('\n');
		faults.push(...(lengthFault('note', words, { most: 1000 }) as typeof faults));
		if (!read.ok || faults.length > 0) return refused('value_faulty', faults);

		const entry = { ...read.entry, note: words };
		const written = await write(trx, context, measure, entry, { typed: typed.trim(), came_by });
		if (!written.same)
			await record(trx, context, {
				name: written.corrected ? 'value.corrected' : 'value.entered',
				...subjectsOfProject(project.value),
				particulars: { measure: measure.name, value: said(entry.value, measure.unit), day: dayWords(entry.on_day) }
			});
		return done({ ...entry, id: written.id, corrected: written.corrected });
	});
}

/** Takes back a value that should not be there at all; it is kept among what was superseded. By the team. */
export function withdrawValue(
	context: Context,
	value_id: string
): Promise<Outcome<{ project_id: string; measure_id: string }, WriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const value = isId(value_id)
			? await trx.selectFrom('projects.value').select(['id', 'measure_id']).where('id', '=', value_id).executeTakeFirst()
			: undefined;
		const measure = value && (await measureById(trx, value.measure_id));
		if (!value || !measure) return refused('not_found');
		const project = await projectToWrite(trx, context, measure.project_id);
		if (!project.ok) return project;
		const taken = await trx
			.updateTable('projects.value')
			.set({ superseded_at: context.now, superseded_by: context.actor.id })
			.where('id', '=', value.id)
			.where('superseded_at', 'is', null)
			.returning(['on_day', 'value'])
			.executeTakeFirst();
		if (taken)
			await record(trx, context, {
				name: 'value.withdrawn',
				...subjectsOfProject(project.value),
				particulars: { measure: measure.name, value: said(Number(taken.value), measure.unit), day: dayWords(taken.on_day) }
			});
		return done({ project_id: measure.project_id, measure_id: measure.id });
	});
}

async function write(
	trx: Trx,
	{ actor, now }: Context,
	{ id: measure_id }: MeasureRecord,
	{ on_day, value, note }: Entry,
	{ typed, came_by }: { typed: string; came_by: 'page' | 'mail' }
): Promise<{ id: string; same: boolean; corrected: boolean }> {
	const before = await trx
		.selectFrom('projects.value')
		.select(['id', 'value', 'note'])
		.where('measure_id', '=', measure_id)
		.where('on_day', '=', on_day)
		.where('superseded_at', 'is', null)
		.executeTakeFirst();
	if (before && Number(before.value) === value && (before.note === note || note === ''))
		return { id: before.id, same: true, corrected: false };
	if (before)
		await trx.updateTable('projects.value').set({ superseded_at: now, superseded_by: actor.id }).where('id', '=', before.id).execute();
	const id = newId();
	await trx
		.insertInto('projects.value')
		.values({ id, measure_id, on_day, value, note, typed, came_by, entered_at: now, entered_by: actor.id as string })
		.execute();
	return { id, same: false, corrected: before !== undefined };
}

const said = (value: number, unit: string) => ({
	lt: `${String(value).replace('.', ',')}${unit && `\u00a0${unit}`}`,
	en: `${value}${unit && `\u00a0${unit}`}`
});
const dayWords = (day: string) => ({ lt: dayInWords(day, 'lt'), en: dayInWords(day, 'en') });
