import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { deliveryById } from '#delivery/server';
import { editionFor } from '#programmes/server';
import { emptyBox, shaken } from './hand-in-sheet.ts';
import { countsOf, isOpen, lockSurvey, type Survey } from './surveys.ts';

export type CloseRefusal = 'not_found' | 'already_closed';

/**
 * Closes a survey: by itself at its end, or earlier by an officer of its centre. No ballot is signed and no sheet taken in any
 * more, the private key is gone, and what was in the box becomes sheets with random ids in a random order, without anything of
 * their ballots. Only now can results be read: while sheets still come in, two readings would tell the difference.
 */
export function closeSurvey(context: Context, { survey_id }: { survey_id: string }): Promise<Outcome<undefined, CloseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const survey = await lockSurvey(trx, survey_id);
		const delivery = survey && (await deliveryById(trx, survey.delivery_id));
		if (!survey || !delivery || !(await editionFor(trx, context, delivery.edition_id))) return refused('not_found');
		if (!isOpen(survey)) return refused('already_closed');
		await emptyIntoSheets(trx, survey);
		await trx.updateTable('evaluation.survey').set({ closed_at: context.now, private_key: null }).where('id', '=', survey.id).execute();
		const { asked: _, ...counts } = await countsOf(trx, survey.id);
		await record(trx, context, {
			name: 'survey.closed',
			subject: { kind: 'survey', id: survey.id },
			also: [{ kind: 'training', id: delivery.id }],
			particulars: { kind: survey.kind, reference: delivery.reference, sheets: counts.sheets }
		});
		return done();
	});
}

async function emptyIntoSheets(trx: Trx, { id: survey_id }: Pick<Survey, 'id'>): Promise<void> {
	const rows = shaken(await emptyBox(trx, survey_id)).map(({ answers }) => ({ id: newId(), survey_id, answers: JSON.stringify(answers) }));
	if (rows.length > 0) await trx.insertInto('evaluation.sheet').values(rows).execute();
	// All rows of those asked are written anew as well: which transaction wrote them last says nothing more of who came when.
	await trx
		.updateTable('evaluation.respondent')
		.set((eb) => ({ standing: eb.ref('standing') }))
		.where('survey_id', '=', survey_id)
		.execute();
}
