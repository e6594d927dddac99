import { done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lockSeason, type DeskRefusal } from './seasons.ts';
import { endOr, faultsOfSpan } from './spans.ts';

export type ClosureInput = { edition_id: string; starts_on: string; ends_on: string; name_lt: string; name_en: string };

/** Adds days on which nobody hosts: school holidays (M-13). Days outside the season are refused: they would change nothing. */
export function addClosure(context: Context, input: ClosureInput): Promise<Outcome<{ id: string }, DeskRefusal | 'closure_unreadable'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, input.edition_id);
		if (!desk.ok) return desk;
		const { season, edition } = desk.value;
		const { starts_on } = input;
		const ends_on = endOr(starts_on, input.ends_on);
		const name = { lt: input.name_lt.trim().slice(0, 200), en: input.name_en.trim().slice(0, 200) };
		const faults = faultsOfSpan(starts_on, ends_on);
		if (faults.length === 0 && (ends_on < season.first_on || starts_on > season.last_on))
			faults.push({ field: 'starts_on', key: 'timetable_fault_outside_season', values: { from: season.first_on, to: season.last_on } });
		if (name.lt === '') faults.push({ field: 'name_lt', key: 'timetable_fault_closure_name' });
		if (faults.length > 0) return refused('closure_unreadable', faults);
		const id = newId();
		await trx
			.insertInto('scheduling.closure')
			.values({
				id,
				edition_id: edition.id,
				starts_on,
				ends_on,
				name: JSON.stringify(name),
				added_at: context.now,
				added_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'closure.added',
			subject: { kind: 'edition', id: edition.id },
			particulars: { closure: name, from: starts_on, to: ends_on }
		});
		return done({ id });
	});
}

/** Takes a closure away: schools can host on these days again. */
export function removeClosure(
	context: Context,
	{ edition_id, id }: { edition_id: string; id: string }
): Promise<Outcome<undefined, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, edition_id);
		if (!desk.ok) return desk;
		const removed = isId(id)
			? await trx
					.updateTable('scheduling.closure')
					.set({ removed_at: context.now })
					.where('id', '=', id)
					.where('edition_id', '=', edition_id)
					.where('removed_at', 'is', null)
					.returning(['name', 'starts_on', 'ends_on'])
					.executeTakeFirst()
			: undefined;
		if (!removed) return refused('not_found');
		await record(trx, context, {
			name: 'closure.removed',
			subject: { kind: 'edition', id: edition_id },
			particulars: { closure: removed.name, from: removed.starts_on, to: removed.ends_on }
		});
		return done();
	});
}
