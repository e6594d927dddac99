import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { type EditionOfCentre } from '#programmes/server';
import { markOf } from '../changes.ts';
import type { Placed, SeasonFacts, TrainingFacts } from '../facts.ts';
import { concerns, type Warning } from '../warning.ts';
import { warningsOn } from '../warnings.ts';
import { recommend, type Recommendation } from '../recommend.ts';
import { whyOf, type Why } from '../why.ts';
import { gatherFacts } from './gather.ts';
import { seasonFor, type DeskRefusal } from './seasons.ts';
import { draftOf, inForce, placedIn, type Version } from './timetables.ts';

export type ToldException = { id: string; starts_on: Day; ends_on: Day; why: string };
export type TrainingPage = {
	edition: EditionOfCentre;
	facts: SeasonFacts;
	training: TrainingFacts;
	revision: number;
	exceptions: ToldException[];
	draft: Version | null;
	placed: Placed[];
	own: Placed | null;
	/** What the page showed, for the next change. */
	mark: string;
	published: Placed | null;
	warnings: Warning[];
	why: Why | null;
	/** The cheapest places while everything else stands still, with their cost. */
	recommended: Recommendation[];
	today: Day;
};

/** One training for the centre: what stands in the draft (or is published), why, and what its school has said. */
export function readTraining(
	context: Context,
	{ edition_id, training_id }: { edition_id: string; training_id: string }
): Promise<Outcome<TrainingPage, DeskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await seasonFor(trx, context, edition_id);
		if (!desk.ok) return desk;
		const facts = await gatherFacts(trx, context, desk.value);
		const training = facts.trainings.find(({ id }) => id === training_id);
		if (!training) return refused('not_found');
		const [draft, published] = [await draftOf(trx, edition_id), await inForce(trx, edition_id)];
		const inPublished = await placedIn(trx, published?.id);
		const placed = draft ? await placedIn(trx, draft.id) : inPublished;
		const own = placed.find((one) => one.training_id === training_id) ?? null;
		return done({
			edition: desk.value.edition,
			facts,
			training,
			revision: await revisionOf(trx, training_id),
			exceptions: await exceptionsOf(trx, training_id),
			draft: draft ?? null,
			placed,
			own,
			mark: markOf(own ?? undefined),
			published: inPublished.find((one) => one.training_id === training_id) ?? null,
			warnings: warningsOn(facts, placed, dayOf(context.now)).filter((one) => concerns(one, training_id)),
			why: whyOf(facts, placed, training_id),
			recommended: recommend(facts, placed, training_id, dayOf(context.now)),
			today: dayOf(context.now)
		});
	});
}

const revisionOf = async (trx: Trx, id: string): Promise<number> =>
	(await trx.selectFrom('scheduling.training').select('revision').where('id', '=', id).executeTakeFirst())?.revision ?? 0;

/** Days on which a school said that it cannot host. */
export const exceptionsOf = (trx: Trx, trainingId: string): Promise<ToldException[]> =>
	trx
		.selectFrom('scheduling.exception')
		.select(['id', 'starts_on', 'ends_on', 'why'])
		.where('training_id', '=', trainingId)
		.where('withdrawn_at', 'is', null)
		.orderBy('starts_on')
		.execute();
