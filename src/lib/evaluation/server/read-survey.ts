import { done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { deliveryById, readerOf, type Delivery, type DeliveryReader } from '#delivery/server';
import { isMatched, type Questions, type SurveyKind } from '../question.ts';
import { periodOf } from '../timing.ts';
import { heldDays } from './open-survey.ts';
import { formInUse } from './templates.ts';
import { isOpen, surveyById, surveyOf } from './surveys.ts';
import type { Standing } from './take-ballot.ts';

export type SurveyView = {
	delivery: Delivery;
	kind: SurveyKind;
	as: DeliveryReader | null;
	/** Null until it has been opened. */
	survey: { id: string; closes_on: Day; open: boolean; questions: Questions } | null;
	/** When it will open by itself; null where that is over or there are no days. */
	opens_on: Day | null;
	/** How the reader stands to it; null where they are not asked. */
	standing: Standing | null;
};

/** A survey as somebody sees it who is asked, or has a part in the delivery; of the climate the school learns nothing. */
export function readSurvey(
	context: Context,
	{ delivery_id, kind }: { delivery_id: string; kind: SurveyKind }
): Promise<Outcome<SurveyView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await deliveryById(trx, delivery_id);
		if (!delivery) return refused('not_found');
		const survey = await surveyOf(trx, delivery.id, kind);
		const standing = survey ? await standingIn(trx, context, survey.id) : null;
		const as = (await readerOf(trx, context, delivery))?.as ?? null;
		if (standing === null && (as === null || (as === 'school' && kind === 'climate'))) return refused('not_found');
		const { form } = await formInUse(trx, delivery.edition_id, kind);
		const held = await heldDays(trx, delivery.id);
		return done({
			delivery,
			kind,
			as,
			standing,
			survey: survey ? { id: survey.id, closes_on: survey.closes_on, open: isOpen(survey), questions: survey.questions } : null,
			opens_on: !survey && held && delivery.cancelled_at === null ? periodOf(form, held).opens_on : null
		});
	});
}

async function standingIn(trx: Trx, { actor }: Pick<Context, 'actor'>, surveyId: string): Promise<Standing | null> {
	if (actor.kind !== 'person') return null;
	const row = await trx
		.selectFrom('evaluation.respondent')
		.select('standing')
		.where('survey_id', '=', surveyId)
		.where('person_id', '=', actor.id)
		.executeTakeFirst();
	return (row?.standing as Standing | undefined) ?? null;
}

/** What anybody may know of a survey who has its address: what it asks, of which delivery, the key that signs its ballots, and with what the words of its authors are salted (`matched`). */
export type OpenToAll = {
	id: string;
	kind: SurveyKind;
	title: Text;
	questions: Questions;
	public_key: string;
	open: boolean;
	matched: string | null;
};

/** A survey for who comes with a ballot or a code, whoever that is. */
export function readAnonymously(
	{ db }: Pick<Context, 'db'>,
	{ survey_id }: { survey_id: string }
): Promise<Outcome<OpenToAll, 'not_found'>> {
	return db.transaction().execute(async (trx) => {
		const survey = isId(survey_id) ? await surveyById(trx, survey_id) : undefined;
		const delivery = survey && (await deliveryById(trx, survey.delivery_id));
		if (!survey || !delivery) return refused('not_found');
		const { id, kind, questions, public_key } = survey;
		return done({
			id,
			kind,
			questions,
			public_key,
			title: delivery.title,
			open: isOpen(survey),
			matched: isMatched(kind) ? delivery.id : null
		});
	});
}
