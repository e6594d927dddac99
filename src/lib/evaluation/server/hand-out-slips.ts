import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { deliveryById, participantsOf, readerOf, type Delivery } from '#delivery/server';
import { personsById } from '#people/server';
import type { SurveyKind } from '../question.ts';
import { newCode } from './keys.ts';
import { isOpen, lockSurvey, surveyOf, type Survey } from './surveys.ts';
import { lockStanding, stand } from './take-ballot.ts';

/** Somebody of the team who cannot sign in, for they have no address, and is still asked. */
export type OnPaper = { person_id: string; name: string };
export type SlipsView = { delivery: Delivery; survey_id: string; people: OnPaper[] };

/** Who of a delivery can be asked on paper only, for those who lead and for officers, while the survey is open. */
export function readSlips(
	context: Context,
	{ delivery_id, kind }: { delivery_id: string; kind: SurveyKind }
): Promise<Outcome<SlipsView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const survey = await surveyOf(trx, delivery_id, kind);
		const delivery = survey && (await deliveryLedBy(trx, context, survey));
		if (!survey || !delivery || !isOpen(survey)) return refused('not_found');
		return done({ delivery, survey_id: survey.id, people: await onPaper(trx, survey) });
	});
}

export type SlipsRefusal = 'not_found' | 'closed' | 'too_few_slips';

/**
 * Codes for people who cannot sign in, to be printed, cut and drawn from a hat: as many as people, at least two, and none is of
 * anybody. They are marked as taken; the codes are shown once and kept nowhere. Whoever has an address takes a ballot themselves.
 */
export function handOutSlips(
	context: Context,
	{ survey_id, people }: { survey_id: string; people: readonly string[] }
): Promise<Outcome<string[], SlipsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const survey = await lockSurvey(trx, survey_id);
		if (!survey || !(await deliveryLedBy(trx, context, survey))) return refused('not_found');
		if (!isOpen(survey)) return refused('closed');
		const { private_key, id } = survey;
		const asked = (await onPaper(trx, survey)).filter(({ person_id }) => people.includes(person_id));
		if (asked.length < 2) return refused('too_few_slips', [{ field: 'people', key: 'refusal_evaluation_too_few_slips' }]);
		for (const { person_id } of asked) {
			await lockStanding(trx, id, person_id);
			await stand(trx, id, person_id, { standing: 'taken', stood_on: dayOf(context.now) });
		}
		return done(asked.map(() => newCode(private_key, id)));
	});
}

async function deliveryLedBy(trx: Trx, context: Context, { delivery_id }: Pick<Survey, 'delivery_id'>): Promise<Delivery | undefined> {
	const delivery = await deliveryById(trx, delivery_id);
	const as = delivery && (await readerOf(trx, context, delivery))?.as;
	return as === 'lecturer' || as === 'officer' ? delivery : undefined;
}

async function onPaper(trx: Trx, { id, delivery_id }: Pick<Survey, 'id' | 'delivery_id'>): Promise<OnPaper[]> {
	const rows = await trx
		.selectFrom('evaluation.respondent')
		.select('person_id')
		.where('survey_id', '=', id)
		.where('standing', '=', 'asked')
		.execute();
	const asked = new Set(rows.map(({ person_id }) => person_id));
	const persons = await personsById(trx, [...asked]);
	return (await participantsOf(trx, delivery_id))
		.filter(({ person_id }) => asked.has(person_id) && persons.get(person_id)?.email === null)
		.map(({ person_id, name }) => ({ person_id, name }));
}
