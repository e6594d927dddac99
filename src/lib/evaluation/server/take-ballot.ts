import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { newCode, signBlinded } from './keys.ts';
import { isOpen, surveyById, type OpenSurvey } from './surveys.ts';

export type TakeRefusal = 'not_found' | 'closed' | 'already_taken' | 'ballot_wrong';

/**
 * Signs the covered ballot of somebody who is asked, once. What is kept is that they took one, and the day; neither what was
 * signed nor the signature is written anywhere. Whoever declined may change their mind while the survey is open. No event tells of it.
 */
export const takeBallot = (
	context: Context,
	{ survey_id, blinded }: { survey_id: string; blinded: string }
): Promise<Outcome<string, TakeRefusal>> => taken(context, survey_id, ({ private_key }) => signBlinded(private_key, blinded));

/** The same for somebody without scripts: a sealed code made by chance. It is shown once and kept nowhere. */
export const takeCode = (context: Context, { survey_id }: { survey_id: string }): Promise<Outcome<string, TakeRefusal>> =>
	taken(context, survey_id, ({ id, private_key }) => newCode(private_key, id));

function taken(
	{ db, actor, now }: Context,
	surveyId: string,
	make: (survey: OpenSurvey) => string | null
): Promise<Outcome<string, TakeRefusal>> {
	return db.transaction().execute(async (trx) => {
		const survey = await surveyById(trx, surveyId);
		const standing = actor.kind === 'person' && survey ? await lockStanding(trx, survey.id, actor.id) : undefined;
		if (!survey || !standing || actor.kind !== 'person') return refused('not_found');
		if (!isOpen(survey)) return refused('closed');
		if (standing === 'taken') return refused('already_taken');
		const made = make(survey);
		if (made === null) return refused('ballot_wrong');
		await stand(trx, survey.id, actor.id, { standing: 'taken', stood_on: dayOf(now) });
		return done(made);
	});
}

export type Standing = 'asked' | 'taken' | 'declined';

/** How somebody stands to a survey, held until the transaction ends; nothing where they are not asked. */
export const lockStanding = async (trx: Trx, surveyId: string, personId: string): Promise<Standing | undefined> =>
	(
		await trx
			.selectFrom('evaluation.respondent')
			.select('standing')
			.where('survey_id', '=', surveyId)
			.where('person_id', '=', personId)
			.forUpdate()
			.executeTakeFirst()
	)?.standing as Standing | undefined;

/** Writes how somebody stands: all that is ever known of their answer. */
export const stand = (trx: Trx, surveyId: string, personId: string, standing: { standing: Standing; stood_on: string | null }) =>
	trx.updateTable('evaluation.respondent').set(standing).where('survey_id', '=', surveyId).where('person_id', '=', personId).execute();
