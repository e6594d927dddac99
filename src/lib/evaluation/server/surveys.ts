import { sql } from 'kysely';
import * as v from 'valibot';
import { isId, type Day } from '#platform';
import { through, type Trx } from '#platform/server';
import { QuestionSchema, QuestionsSchema, type Answers, type Questions, type SurveyKind } from '../question.ts';

export type Survey = {
	id: string;
	delivery_id: string;
	kind: SurveyKind;
	questions: Questions;
	opens_on: Day;
	closes_on: Day;
	public_key: string;
	/** Null once the survey is closed. */
	private_key: string | null;
	closed_at: Date | null;
	/** The version of the edition's own questionnaire by which it was opened; null: ours. */
	template_id: string | null;
	template_version: number | null;
};
export type OpenSurvey = Survey & { private_key: string; closed_at: null };

export const isOpen = (survey: Survey): survey is OpenSurvey => survey.private_key !== null;

export const surveyById = async (trx: Trx, id: string): Promise<Survey | undefined> =>
	isId(id) ? parsed(await surveys(trx).where('id', '=', id).executeTakeFirst()) : undefined;

/** The same, held until the transaction ends: sheets come in and the survey closes one after the other. */
export const lockSurvey = async (trx: Trx, id: string): Promise<Survey | undefined> =>
	isId(id) ? parsed(await surveys(trx).where('id', '=', id).forUpdate().executeTakeFirst()) : undefined;

export const surveyOf = async (trx: Trx, deliveryId: string, kind: SurveyKind): Promise<Survey | undefined> =>
	isId(deliveryId)
		? parsed(await surveys(trx).where('delivery_id', '=', deliveryId).where('kind', '=', kind).executeTakeFirst())
		: undefined;

const surveys = (trx: Trx) =>
	trx
		.selectFrom('evaluation.survey')
		.select([
			'id',
			'delivery_id',
			'kind',
			'questions',
			'opens_on',
			'closes_on',
			'public_key',
			'private_key',
			'closed_at',
			'template_id',
			'template_version'
		]);

type Row = Awaited<ReturnType<ReturnType<typeof surveys>['executeTakeFirst']>>;

/** One without a question, as an earlier Kartu could open it, asks nothing and still closes. */
const KeptSchema = v.union([QuestionsSchema, v.pipe(v.array(QuestionSchema), v.maxLength(0))]);

export const keptQuestions = (kept: unknown): Questions => v.parse(KeptSchema, kept);

const parsed = (row: Row): Survey | undefined => row && { ...row, kind: row.kind as SurveyKind, questions: keptQuestions(row.questions) };

/** How many are asked, took a ballot or declined, and how many sheets came back, in the box and after closing. */
export type Counts = { asked: number; taken: number; declined: number; sheets: number };

export async function countsOf(trx: Trx, surveyId: string): Promise<Counts> {
	const counted = sql<Counts>`
		select count(*) filter (where standing = 'asked')::int as asked, count(*) filter (where standing = 'taken')::int as taken,
			count(*) filter (where standing = 'declined')::int as declined,
			(select count(*)::int from evaluation.box where survey_id = ${surveyId})
				+ (select count(*)::int from evaluation.sheet where survey_id = ${surveyId}) as sheets
		from evaluation.respondent where survey_id = ${surveyId}`;
	const { rows } = await through(trx, 'sheets', () => counted.execute(trx));
	return rows[0] ?? { asked: 0, taken: 0, declined: 0, sheets: 0 };
}

/** The sheets of a closed survey. */
export const sheetsOf = async (trx: Trx, surveyId: string): Promise<Answers[]> =>
	(
		await through(trx, 'sheets', () => trx.selectFrom('evaluation.sheet').select('answers').where('survey_id', '=', surveyId).execute())
	).map(({ answers }) => answers as Answers);
