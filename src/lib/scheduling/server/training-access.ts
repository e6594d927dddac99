import { dayOf, done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { DatePattern } from '#programmes';
import { representsSchool } from '#schools/server';
import { editionFor, editionOf } from '#programmes/server';
import { seasonOf, type SeasonDesk } from './seasons.ts';

export type TrainingRow = {
	id: string;
	reference: string;
	edition_id: string;
	application_id: string;
	school_id: string;
	topic_words: Text;
	people: number;
	patterns: DatePattern[];
	preferred_from: Day | null;
	preferred_to: Day | null;
	venue: string | null;
	revision: number;
	cancelled_at: Date | null;
};
export type TrainingDesk = SeasonDesk & { training: TrainingRow; as: 'officer' | 'school' };

/** A training for who may say when it suits: the head and coordinators of its school, and officers of the centre. Held until the transaction ends. */
export async function lockTraining(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string
): Promise<Outcome<TrainingDesk, 'not_found'>> {
	const row = isId(id)
		? await trx.selectFrom('scheduling.training').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
		: undefined;
	if (!row) return refused('not_found');
	const training = row as unknown as TrainingRow;
	const season = await seasonOf(trx, training.edition_id);
	const officer = await editionFor(trx, context, training.edition_id);
	const edition = officer ?? (await editionOf(trx, training.edition_id));
	if (!edition || !season) return refused('not_found');
	if (officer) return done({ edition, season, training, as: 'officer' });
	const speaks = await representsSchool(trx, context.actor, training.school_id, dayOf(context.now));
	return speaks === 'yes' ? done({ edition, season, training, as: 'school' }) : refused('not_found');
}

/** M-16: whether the application of a training holds a confirmed place, and nobody has cancelled the training. */
export async function stands(
	trx: Trx,
	{ application_id, cancelled_at }: Pick<TrainingRow, 'application_id' | 'cancelled_at'>
): Promise<boolean> {
	if (cancelled_at !== null) return false;
	const held = await trx
		.selectFrom('selection.offer as offer')
		.innerJoin('applications.application as application', 'application.id', 'offer.application_id')
		.select('offer.id')
		.where('offer.application_id', '=', application_id)
		.where('offer.answer', '=', 'confirmed')
		.where('application.state', '<>', 'withdrawn')
		.executeTakeFirst();
	return held !== undefined;
}

/** In whose timelines an event of a training stands. */
export const subjectsOf = ({ id, edition_id, school_id }: Pick<TrainingRow, 'id' | 'edition_id' | 'school_id'>) => ({
	subject: { kind: 'training', id },
	also: [
		{ kind: 'edition', id: edition_id },
		{ kind: 'school', id: school_id }
	]
});
