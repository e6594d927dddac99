import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { surveyById } from './surveys.ts';
import { lockStanding, stand } from './take-ballot.ts';

export type DeclineRefusal = 'not_found' | 'already_taken';

/** Somebody who is asked would rather not answer. Possible after the survey has closed, too: a certificate waits for it. */
export function decline(context: Context, { survey_id }: { survey_id: string }): Promise<Outcome<undefined, DeclineRefusal>> {
	const { db, actor, now } = context;
	return db.transaction().execute(async (trx) => {
		const survey = await surveyById(trx, survey_id);
		const standing = actor.kind === 'person' && survey ? await lockStanding(trx, survey.id, actor.id) : undefined;
		if (!survey || !standing || actor.kind !== 'person') return refused('not_found');
		if (standing === 'taken') return refused('already_taken');
		if (standing === 'asked') await stand(trx, survey.id, actor.id, { standing: 'declined', stood_on: dayOf(now) });
		return done();
	});
}
