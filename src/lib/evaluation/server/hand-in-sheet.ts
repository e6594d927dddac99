import { randomInt } from 'node:crypto';
import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { readAnswers, type Answers } from '../answers.ts';
import { printOfBallot, printOfCode } from './keys.ts';
import { isOpen, lockSurvey, surveyById, type OpenSurvey } from './surveys.ts';

export type Brought = { message: string; signature: string } | { code: string };
export type SheetInput = { survey_id: string; ballot: Brought; given: Record<string, readonly string[]> };
export type HandInRefusal = 'not_found' | 'closed' | 'ballot_unknown' | 'ballot_spent' | 'answers_wrong';

/**
 * Takes a sheet in from whoever brings a ballot of the survey: it asks neither who acts nor when. A ballot counts once. No event,
 * no day and no trace of the reader is written.
 */
export function handInSheet(
	{ db }: Pick<Context, 'db'>,
	{ survey_id, ballot, given }: SheetInput
): Promise<Outcome<undefined, HandInRefusal>> {
	return db.transaction().execute(async (trx) => {
		const seen = await surveyById(trx, survey_id);
		if (!seen) return refused('not_found');
		if (!isOpen(seen)) return refused('closed');
		// Whoever has no ballot keeps nobody waiting.
		const print = printOf(seen, ballot);
		if (print === null) return refused('ballot_unknown');
		const survey = await lockSurvey(trx, seen.id);
		if (!survey || !isOpen(survey)) return refused('closed');
		const box = await emptyBox(trx, survey.id);
		const spent = box.some(({ ballot_hash }) => ballot_hash === print);
		const { answers, faults } = readAnswers(survey.questions, (key) => given[key] ?? []);
		const accepted = !spent && faults.length === 0;
		await fillBox(trx, survey.id, accepted ? [...box, { ballot_hash: print, answers }] : box);
		if (spent) return refused('ballot_spent');
		return accepted ? done() : refused('answers_wrong', faults);
	});
}

const printOf = ({ id, public_key, private_key }: OpenSurvey, ballot: Brought): string | null =>
	'code' in ballot ? printOfCode(private_key, id, ballot.code) : printOfBallot(public_key, id, ballot);

export type Boxed = { ballot_hash: string; answers: Answers };

/** Takes everything out of the box of a survey. */
export const emptyBox = async (trx: Trx, surveyId: string): Promise<Boxed[]> =>
	(await trx.deleteFrom('evaluation.box').where('survey_id', '=', surveyId).returning(['ballot_hash', 'answers']).execute()) as Boxed[];

/** Puts it back, shaken: in a random order, in one statement. */
async function fillBox(trx: Trx, survey_id: string, sheets: readonly Boxed[]): Promise<void> {
	if (sheets.length === 0) return;
	const rows = shaken(sheets).map(({ ballot_hash, answers }) => ({ survey_id, ballot_hash, answers: JSON.stringify(answers) }));
	await trx.insertInto('evaluation.box').values(rows).execute();
}

/** Any order is as likely as any other. */
export function shaken<Thing>(things: readonly Thing[]): Thing[] {
	const left = [...things];
	return things.map(() => left.splice(randomInt(left.length), 1)[0] as Thing);
}
