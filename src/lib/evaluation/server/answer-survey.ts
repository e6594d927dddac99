import { refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { coverBallot } from '../ballot.ts';
import { handInSheet, type HandInRefusal, type SheetInput } from './hand-in-sheet.ts';
import { surveyById } from './surveys.ts';
import { takeBallot, takeCode, type TakeRefusal } from './take-ballot.ts';

type Answering = Pick<SheetInput, 'survey_id' | 'given' | 'mark'> & { way?: 'ballot' | 'code' };

/**
 * Answers as somebody who is asked does it: takes a ballot (as a browser with scripts would) or a code, and hands a sheet in with
 * it as an unknown reader. For stories and tests; a code is quicker.
 */
export async function answerSurvey(
	context: Context,
	{ survey_id, given, mark = null, way = 'code' }: Answering
): Promise<Outcome<undefined, TakeRefusal | HandInRefusal>> {
	const ballot = way === 'code' ? await withCode(context, survey_id) : await withBallot(context, survey_id);
	return ballot.ok ? handInSheet(context, { survey_id, ballot: ballot.value, given, mark }) : ballot;
}

async function withCode(context: Context, survey_id: string): Promise<Outcome<{ code: string }, TakeRefusal>> {
	const code = await takeCode(context, { survey_id });
	return code.ok ? { ok: true, value: { code: code.value } } : code;
}

async function withBallot(context: Context, survey_id: string): Promise<Outcome<{ message: string; signature: string }, TakeRefusal>> {
	const survey = await context.db.transaction().execute((trx) => surveyById(trx, survey_id));
	if (!survey) return refused('not_found');
	const { blinded, unblind } = await coverBallot(survey.public_key, survey.id);
	const signed = await takeBallot(context, { survey_id, blinded });
	return signed.ok ? { ok: true, value: await unblind(signed.value) } : signed;
}
