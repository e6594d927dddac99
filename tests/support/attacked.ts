import type { Answers, SurveyKind } from '#evaluation';
import { handInSheet, openSurvey, surveyOf, takeBallot, takeCode, type Brought } from '#evaluation/server';
import { coverBallot } from '../../src/lib/evaluation/ballot.ts';
import { inEveryWriting } from './attack.ts';
import { ask, type TestDatabase } from './database.ts';
import type { Prepared } from './evaluation.ts';

/** When each is asked: before the first day, on the last, three months later. */
const asked = { needs: '2027-02-10T08:00:00Z', evaluation: '2027-03-03T12:00:00Z', practice: '2027-06-02T09:00:00Z' } as const;
export type Kind = keyof typeof asked;
export const kinds = Object.keys(asked) as Kind[];

export type Attacked = { kind: Kind; id: string; key: string; now: Date };
/** What somebody took; `seen` is all that the server saw or said, in every way it could be written down. */
export type Taken = { brought: Brought; seen: string[] };

/** What somebody says whom a test knows by `word`; who follows a branch says more. */
const sayings: Record<Kind, (word: string, follows: boolean) => Record<string, string[]>> = {
	needs: (word, follows) => ({ tried: [follows ? 'often' : 'not'], ...(follows && { worked: [word.repeat(30)] }), question: [word] }),
	evaluation: (word) => ({ missing: [word] }),
	practice: (word, follows) => ({
		applies: [follows ? 'often' : 'not'],
		...(follows && { uses: ['lesson'], change: ['clear'], evidence: ['works', 'said'] }),
		help: [word]
	})
};
export const wordIn = (answers: Answers): string => String(answers['question'] ?? answers['missing'] ?? answers['help']);

/** A training whose surveys are opened, answered and forgotten again and again, for tests that attack them. */
export const attackedTraining = (db: TestDatabase, { delivery, season }: Prepared) => ({
	/** As if none of them had ever been: the next run begins anew. */
	forgetSurveys: async (): Promise<void> => {
		for (const table of ['box', 'sheet', 'respondent', 'survey']) await ask(db.url, `delete from evaluation.${table}`);
	},
	opened: async (kind: Kind): Promise<Attacked> => {
		const now = new Date(asked[kind]);
		const survey = await openSurvey(db.as(season.officer, now), { delivery_id: delivery, kind });
		if (!survey.ok) throw new Error(survey.refusal);
		const found = await db
			.asSystem()
			.db.transaction()
			.execute((trx) => surveyOf(trx, delivery, kind as SurveyKind));
		return { kind, now, id: survey.value, key: found?.public_key ?? '' };
	},
	take: async ({ id, key, now }: Attacked, person: string, way: 'ballot' | 'code'): Promise<Taken> => {
		const context = db.as(person, now);
		if (way === 'code') {
			const code = await takeCode(context, { survey_id: id });
			if (!code.ok) throw new Error(code.refusal);
			return { brought: { code: code.value }, seen: [code.value, code.value.replaceAll('-', '')] };
		}
		const { blinded, unblind } = await coverBallot(key, id);
		const signed = await takeBallot(context, { survey_id: id, blinded });
		if (!signed.ok) throw new Error(signed.refusal);
		const ballot = await unblind(signed.value);
		const octets = [blinded, signed.value, ballot.message, ballot.signature];
		return { brought: ballot, seen: octets.flatMap((base64) => [base64, ...inEveryWriting(Buffer.from(base64, 'base64'))]) };
	},
	handIn: async ({ id, kind, now }: Attacked, brought: Brought, word: string, follows: boolean, mark: string | null = null) => {
		const given = sayings[kind](word, follows);
		const outcome = await handInSheet(db.asPublic(now), { survey_id: id, ballot: brought, given, mark });
		if (!outcome.ok) throw new Error(outcome.refusal);
	}
});
