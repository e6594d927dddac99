import { sql } from 'kysely';
import { through, type Trx } from '#platform/server';
import { changesIn, type Change, type MarkedSheet } from '../matching/changes.ts';
import { isMatched, type SurveyKind } from '../question.ts';
import { keptQuestions } from './surveys.ts';

/** What has changed between the closed surveys of these deliveries, of each by itself. */
export async function changesOf(trx: Trx, deliveries: readonly string[]): Promise<Map<string, Change[]>> {
	const marked = sql<{ delivery_id: string; kind: SurveyKind; questions: unknown; sheets: MarkedSheet[] }>`
		select survey.delivery_id, survey.kind, survey.questions,
			jsonb_agg(jsonb_build_object('mark', sheet.mark, 'answers', sheet.answers) order by sheet.id) as sheets
		from evaluation.survey survey join evaluation.sheet sheet on sheet.survey_id = survey.id
		where survey.delivery_id = any(${[...deliveries]}::uuid[]) and survey.closed_at is not null
		group by survey.id order by survey.closed_at, survey.id`;
	const { rows } = await through(trx, 'sheets', () => marked.execute(trx));
	const matched = rows.filter(({ kind }) => isMatched(kind)).map((row) => ({ ...row, questions: keptQuestions(row.questions) }));
	return new Map([...Map.groupBy(matched, ({ delivery_id }) => delivery_id)].map(([id, surveys]) => [id, changesIn(surveys)]));
}
