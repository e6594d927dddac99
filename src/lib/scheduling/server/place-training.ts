import { addDays, done, isDay, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { markOf } from '../changes.ts';
import type { Placed, Season } from '../facts.ts';
import type { Warning } from '../warning.ts';
import { warningsIn } from '../warnings.ts';
import { gatherFacts } from './gather.ts';
import { lockSeason, type DeskRefusal } from './seasons.ts';
import { draftToWrite, markChanged, placedIn, writePlaced } from './timetables.ts';

export type PlaceInput = {
	edition_id: string;
	training_id: string;
	days: string[];
	lecturers: string[];
	days_pinned: boolean;
	lecturers_pinned: boolean;
	/** What stood in the training on the page (`markOf`): another officer is not overwritten. */
	seen: string;
};
export type PlaceRefusal = DeskRefusal | 'changed_meanwhile' | 'not_selected' | 'placement_unreadable';

/** No training has more days than this, whatever somebody types. */
const mostDays = 10;
/** Days before and after the season that are believed to be meant; what is further away is a slip of the pen. */
const around = 366;

/**
 * Puts a training on days and with lecturers in the draft, by hand; nothing of both takes it out. What breaks a rule is saved
 * and answered as warnings: they inform. Refused are days that are none or years away, lecturers whom nobody knows, a training of who holds
 * no place (M-16), and a change on top of somebody else’s.
 */
export function placeTraining(context: Context, input: PlaceInput): Promise<Outcome<{ warnings: Warning[] }, PlaceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockSeason(trx, context, input.edition_id);
		if (!desk.ok) return desk;
		const facts = await gatherFacts(trx, context, desk.value);
		const training = facts.trainings.find(({ id }) => id === input.training_id);
		if (!training) return refused('not_found');
		const draft = await draftToWrite(trx, context, input.edition_id);
		const placed = await placedIn(trx, draft.id);
		const before = placed.find(({ training_id }) => training_id === training.id);
		if (markOf(before) !== input.seen) return refused('changed_meanwhile');
		const isTakenOut = input.days.length + input.lecturers.length === 0;
		if (!training.stands && !isTakenOut) return refused('not_selected');
		const faults = faultsIn(input, facts.season, new Set([...facts.lecturers.map(({ id }) => id), ...(before?.lecturers ?? [])]));
		if (faults.length > 0) return refused('placement_unreadable', faults);

		const after: Placed = {
			training_id: training.id,
			days: [...new Set(input.days)].sort(),
			lecturers: [...new Set(input.lecturers)],
			days_pinned: input.days_pinned && input.days.length > 0,
			lecturers_pinned: input.lecturers_pinned && input.lecturers.length > 0
		};
		await writePlaced(trx, draft.id, [after]);
		await markChanged(trx, context, draft);
		await record(trx, context, {
			name: isTakenOut ? 'training.taken_out' : 'training.placed',
			subject: { kind: 'training', id: training.id },
			also: [{ kind: 'edition', id: input.edition_id }],
			particulars: { reference: training.reference, days: after.days, version: draft.number }
		});
		const others = placed.filter(({ training_id }) => training_id !== training.id);
		const all = warningsIn(facts, isTakenOut ? others : [...others, after]);
		return done({ warnings: all.filter(({ training_id }) => training_id === training.id) });
	});
}

function faultsIn({ days, lecturers }: PlaceInput, { first_on, last_on }: Season, known: ReadonlySet<string>): Fault[] {
	const isMeant = (day: string) => isDay(day) && day >= addDays(first_on, -around) && day <= addDays(last_on, around);
	return [
		...(days.every(isMeant) && days.length <= mostDays ? [] : [{ field: 'days', key: 'timetable_fault_days' }]),
		...(lecturers.every((id) => known.has(id)) ? [] : [{ field: 'lecturers', key: 'timetable_fault_lecturers' }])
	];
}
