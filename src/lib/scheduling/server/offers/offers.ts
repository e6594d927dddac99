import { type Day } from '#platform';
import type { Trx } from '#platform/server';
import { sameDays, type OfferFacts } from '../../training-state.ts';
import type { TrainingInForce } from '../training/in-force.ts';

export type Offer = OfferFacts & {
	id: string;
	training_id: string;
	timetable_id: string;
	days: Day[];
	offered_at: Date;
	answer_by: Date;
	answered_at: Date | null;
	answered_by: string | null;
	reason: string;
};

const columns = [
	'id',
	'training_id',
	'timetable_id',
	'party',
	'person_id',
	'days',
	'offered_at',
	'answer_by',
	'answer',
	'answered_at',
	'answered_by',
	'reason'
] as const;

/** Everything that was asked about these trainings, the newest first. */
export async function offersOf(trx: Trx, trainingIds: readonly string[]): Promise<Offer[]> {
	if (trainingIds.length === 0) return [];
	const rows = await trx
		.selectFrom('scheduling.offer')
		.select(columns)
		.where('training_id', 'in', [...trainingIds])
		.orderBy('offered_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		...row,
		party: row.party as Offer['party'],
		answer: row.answer as Offer['answer'],
		// Withdrawing keeps who had accepted.
		was_accepted: row.answer === 'accepted' || (row.answer === 'withdrawn' && row.answered_by !== null)
	}));
}

/** What stands: asked and not answered, or accepted. */
export const isStanding = ({ answer }: Pick<Offer, 'answer'>): boolean => answer === null || answer === 'accepted';

/** Whether an offer asks for what is published now. */
export const isOfNow = (offer: Pick<Offer, 'days' | 'person_id'>, { days, lecturers, cancelled }: TrainingInForce): boolean =>
	!cancelled && days.length > 0 && sameDays(offer.days, days) && (offer.person_id === null || lecturers.includes(offer.person_id));

/** Takes an offer back; if it had been accepted, who accepted it is remembered. */
export const withdraw = (trx: Trx, now: Date, id: string) =>
	trx.updateTable('scheduling.offer').set({ answer: 'withdrawn', answered_at: now }).where('id', '=', id).execute();
