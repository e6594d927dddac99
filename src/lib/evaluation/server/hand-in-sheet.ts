import { randomInt } from 'node:crypto';
import { done, refused, type Outcome } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { readAnswers } from '../answers.ts';
import { isMatched, type Answers } from '../question.ts';
import { printOfBallot, printOfCode } from './keys.ts';
import { sealSheet } from './seal.ts';
import { isOpen, lockSurvey, surveyById, type OpenSurvey, type Survey } from './surveys.ts';

export type Brought = { message: string; signature: string } | { code: string };
/** `mark`: the print of the words by which their author lays sheets side by side; none, and the sheet stays alone. */
export type SheetInput = { survey_id: string; ballot: Brought; given: Record<string, readonly string[]>; mark?: string | null };
export type HandInRefusal = 'not_found' | 'closed' | 'ballot_unknown' | 'ballot_spent' | 'answers_wrong' | 'mark_wrong';

/**
 * Takes a sheet in from whoever brings a ballot of the survey: it asks neither who acts nor when. A ballot counts once. No event,
 * no day and no trace of the reader is written, and the sheet lies sealed in the box. A mark that is no print is refused
 * (`mark_wrong`); the climate is laid beside nothing and keeps none.
 */
export function handInSheet(
	{ db }: Pick<Context, 'db'>,
	{ survey_id, ballot, given, mark = null }: SheetInput
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
		const box = await through(trx, 'sheets', () => emptyBox(trx, survey));
		const spent = box.some(({ ballot_hash }) => ballot_hash === print);
		const { answers, faults } = readAnswers(survey.questions, (key) => given[key] ?? []);
		const fits = mark === null || /^[\w-]{43}$/.test(mark);
		const accepted = !spent && faults.length === 0 && fits;
		const own = () => sealed(survey, print, { answers, mark: isMatched(survey.kind) ? mark : null });
		await through(trx, 'sheets', () => fillBox(trx, survey.id, accepted ? [...box, own()] : box));
		if (spent) return refused('ballot_spent');
		if (!fits) return refused('mark_wrong');
		return accepted ? done() : refused('answers_wrong', faults);
	});
}

const printOf = ({ id, public_key, private_key }: OpenSurvey, ballot: Brought): string | null =>
	'code' in ballot ? printOfCode(private_key, id, ballot.code) : printOfBallot(public_key, id, ballot);

export type Boxed = { ballot_hash: string; sealed: Buffer };

const sealed = (
	{ id, questions }: Pick<Survey, 'id' | 'questions'>,
	ballot_hash: string,
	sheet: Parameters<typeof sealSheet>[2]
): Boxed => ({
	ballot_hash,
	sealed: sealSheet({ survey_id: id, ballot_hash }, questions, sheet)
});

/** Takes everything out of the box of a survey; what an earlier Kartu put in unsealed is sealed now. */
export async function emptyBox(trx: Trx, survey: Pick<Survey, 'id' | 'questions'>): Promise<Boxed[]> {
	const rows = await trx
		.deleteFrom('evaluation.box')
		.where('survey_id', '=', survey.id)
		.returning(['ballot_hash', 'answers', 'sealed'])
		.execute();
	return rows.map((row) =>
		row.sealed
			? { ballot_hash: row.ballot_hash, sealed: row.sealed }
			: sealed(survey, row.ballot_hash, { answers: row.answers as Answers, mark: null })
	);
}

/** Puts it back, shaken: in a random order, in one statement. */
async function fillBox(trx: Trx, survey_id: string, sheets: readonly Boxed[]): Promise<void> {
	if (sheets.length === 0) return;
	await trx
		.insertInto('evaluation.box')
		.values(shaken(sheets).map((sheet) => ({ survey_id, ...sheet })))
		.execute();
}

/** Any order is as likely as any other. */
export function shaken<Thing>(things: readonly Thing[]): Thing[] {
	const left = [...things];
	return things.map(() => left.splice(randomInt(left.length), 1)[0] as Thing);
}
