import { done, isDay, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { datePatterns } from '#programmes';
import { lockTraining, stands, subjectsOf, type TrainingDesk } from './training-access.ts';

export type WishesInput = {
	training_id: string;
	patterns: string[];
	preferred_from: string;
	preferred_to: string;
	/** Empty: at the school itself (M-17). */
	venue: string;
	/** The revision of the training that the page showed. */
	seen: number;
};
export type WishesRefusal = 'not_found' | 'not_selected' | 'changed_meanwhile' | 'wishes_unreadable';

/**
 * Says which patterns suit a school, which span it prefers and where it learns (M-11, M-17): by the school itself or an
 * officer for it. Closed to whoever was not selected (M-16).
 */
export function saveWishes(context: Context, input: WishesInput): Promise<Outcome<undefined, WishesRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockTraining(trx, context, input.training_id);
		if (!desk.ok) return desk;
		const { training } = desk.value;
		if (!(await stands(trx, training))) return refused('not_selected');
		if (training.revision !== input.seen) return refused('changed_meanwhile');
		const faults = faultsIn(input, desk.value);
		if (faults.length > 0) return refused('wishes_unreadable', faults);
		const venue = input.venue.trim();
		await trx
			.updateTable('scheduling.training')
			.set({
				patterns: datePatterns.filter((pattern) => input.patterns.includes(pattern)),
				preferred_from: input.preferred_from || null,
				preferred_to: input.preferred_to || null,
				venue: venue === '' ? null : venue,
				...(venue === '' && { venue_latitude: null, venue_longitude: null }),
				revision: training.revision + 1,
				changed_at: context.now,
				changed_by: context.actor.id
			})
			.where('id', '=', training.id)
			.execute();
		await record(trx, context, { name: 'training.wishes_saved', ...subjectsOf(training), particulars: { reference: training.reference } });
		return done();
	});
}

function faultsIn({ patterns, preferred_from: from, preferred_to: to, venue }: WishesInput, { edition, season }: TrainingDesk): Fault[] {
	const { dose } = edition.terms;
	const offered: readonly string[] = dose.kind === 'days' ? dose.patterns : [];
	const isPlaced = from === '' && to === '' ? true : isDay(from) && isDay(to) && from <= to;
	const overlaps = from === '' || (from <= season.last_on && to >= season.first_on);
	return [
		...(patterns.length > 0 && patterns.every((one) => offered.includes(one))
			? []
			: [{ field: 'patterns', key: 'training_fault_patterns' }]),
		...(isPlaced ? [] : [{ field: isDay(from) ? 'preferred_to' : 'preferred_from', key: 'training_fault_preferred' }]),
		...(isPlaced && !overlaps
			? [{ field: 'preferred_from', key: 'timetable_fault_outside_season', values: { from: season.first_on, to: season.last_on } }]
			: []),
		...(venue.trim() === '' || (venue.trim().length >= 3 && venue.trim().length <= 300)
			? []
			: [{ field: 'venue', key: 'training_fault_venue' }])
	];
}
