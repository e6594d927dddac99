import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import { timelineOf, type Context, type Told, type Trx } from '#platform/server';
import { holds, personsById } from '#people/server';
import { isOver } from '../../offer-clock.ts';
import { stateOfTraining, type TrainingState } from '../../training-state.ts';
import { isOfNow, isStanding, offersOf, type Offer } from '../offers/offers.ts';
import { trainingInForce, type TrainingInForce } from './in-force.ts';

/** As whom somebody looks at a training. A member of the team looks, and answers nothing. */
export type TrainingReader = 'officer' | 'school' | 'member' | 'lecturer';

/** What a party has been asked and has answered, as the training's own people may know it. Reasons are for officers. */
export type PartyAnswer = {
	offer_id: string | null;
	party: 'school' | 'lecturer';
	name: string;
	answer: 'accepted' | 'declined' | 'open' | 'over' | 'not_asked';
	answer_by: Date | null;
	answered_at: Date | null;
	reason: string;
	/** Whether the reader answers for it now. */
	mine: boolean;
	/** Whether an officer may ask once more. */
	again: boolean;
};

export type TrainingView = {
	training: TrainingInForce;
	state: TrainingState;
	as: TrainingReader;
	parties: PartyAnswer[];
	/** Whether the reader may say that a published day cannot be. */
	mayReport: boolean;
	mayCancel: boolean;
	timeline: Told[];
	today: Day;
};

/** One training for its own people: its school, its lecturers and officers of the centre. Nobody else learns that there is one. */
export function readTrainingView(context: Context, id: string): Promise<Outcome<TrainingView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const training = isId(id) ? await trainingInForce(trx, context, id) : undefined;
		const as = training && (await readerOf(trx, context, training));
		if (!training || !as) return refused('not_found');
		const offers = await offersOf(trx, [id]);
		const today = dayOf(context.now);
		const isComing = training.days.some((day) => day > today);
		return done({
			training,
			state: stateOfTraining({ ...training, offers }, today),
			as,
			parties: await partiesOf(trx, context, training, offers, as),
			mayReport: as !== 'member' && isComing && !training.cancelled,
			mayCancel: as === 'officer' && !training.cancelled && !training.days.some((day) => day <= today),
			timeline: as === 'officer' ? await timelineOf(trx, id, 50) : [],
			today
		});
	});
}

async function readerOf(trx: Trx, { actor, now }: Context, training: TrainingInForce): Promise<TrainingReader | null> {
	if (actor.kind !== 'person') return null;
	const today = dayOf(now);
	if (await holds(trx, actor, ['centre_officer'], training.centre_id, today)) return 'officer';
	const teaches = training.lecturers.includes(actor.id);
	if (teaches && (await holds(trx, actor, ['lecturer'], training.centre_id, today))) return 'lecturer';
	if (await holds(trx, actor, ['school_head', 'school_coordinator'], training.school_id, today)) return 'school';
	return (await holds(trx, actor, ['team_member'], training.school_id, today)) ? 'member' : null;
}

async function partiesOf(
	trx: Trx,
	{ actor, now }: Context,
	training: TrainingInForce,
	offers: readonly Offer[],
	as: TrainingReader
): Promise<PartyAnswer[]> {
	if (training.days.length === 0) return [];
	const names = await personsById(trx, training.lecturers);
	return [null, ...training.lecturers].map((person_id): PartyAnswer => {
		const asked = offers.filter((one) => one.person_id === person_id && isOfNow(one, training) && one.answer !== 'withdrawn');
		const offer = asked.find(isStanding) ?? asked[0];
		const mine = offer?.answer === null && (person_id === null ? as === 'school' : person_id === actor.id);
		const over = offer?.answer === null && isOver(offer.answer_by, now);
		return {
			offer_id: offer?.id ?? null,
			party: person_id === null ? 'school' : 'lecturer',
			name: person_id === null ? training.school : (names.get(person_id)?.name ?? '…'),
			answer: !offer ? 'not_asked' : over ? 'over' : offer.answer === null ? 'open' : offer.answer === 'accepted' ? 'accepted' : 'declined',
			answer_by: offer && isStanding(offer) ? offer.answer_by : null,
			answered_at: offer?.answered_at ?? null,
			reason: as === 'officer' ? (offer?.reason ?? '') : '',
			mine: mine && !over,
			again: as === 'officer' && (over || offer?.answer === 'declined')
		};
	});
}
