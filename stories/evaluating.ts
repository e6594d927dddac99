import { addDays } from '#platform';
import { valuesOf, type Question, type Questions, type SurveyKind } from '#evaluation';
import { answerSurvey, closeSurvey, decline, openSurvey, surveyOf } from '#evaluation/server';
import type { Telling } from './applicant.ts';
import type { Held } from './delivering.ts';
import { inStory } from './country.ts';
import { must, type Teller } from './teller.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/** How the team feels, asked of every fourth school in the week before its first day. */
export async function tellClimate(told: Told, held: Held): Promise<void> {
	if (held.place % 4 !== 0) return;
	await tellSurvey(told, held, 'climate', { opens: addDays(held.first, -9), closes: addDays(held.first, -2), share: 0.85 });
}

/** What people think of the training, asked on its last afternoon; hardly anybody declines. */
export const tellEvaluation = (told: Told, held: Held): Promise<void> =>
	tellSurvey(told, held, 'evaluation', { opens: held.last, closes: addDays(held.last, 14), share: 0.95 });

type Span = { opens: string; closes: string; share: number };

async function tellSurvey({ teller }: Told, held: Held, kind: SurveyKind, { opens, closes, share }: Span): Promise<void> {
	if (opens >= teller.today) return;
	const survey_id = await must(openSurvey(teller.system(opens, '14:30'), { delivery_id: held.id, kind }));
	const survey = await inStory(teller, (trx) => surveyOf(trx, held.id, kind));
	if (!survey) throw new Error('the survey that was opened is gone');
	for (const { person_id } of held.team) {
		const by = teller.as(person_id, opens, '16:20');
		if (teller.happens(share)) await must(answerSurvey(by, { survey_id, given: answersTo(teller, survey.questions) }));
		else if (kind === 'evaluation') await must(decline(by, { survey_id }));
	}
	if (closes < teller.today) await must(closeSurvey(teller.system(closes, '23:30'), { survey_id }));
}

const answersTo = (teller: Teller, questions: Questions): Record<string, string[]> =>
	Object.fromEntries(questions.map((question) => [question.key, answerTo(teller, question)]));

function answerTo(teller: Teller, question: Question): string[] {
	const values = valuesOf(question);
	switch (question.kind) {
		case 'scale':
			return [values[Math.max(0, values.length - 1 - teller.between(0, 1) - (teller.happens(0.15) ? 2 : 0))] as string];
		case 'choice':
			return [teller.happens(0.7) ? (values[question.key === 'duration' ? 1 : 0] as string) : teller.pick(values)];
		case 'many':
			return teller.some(values, teller.between(1, 3));
		case 'text':
			return teller.happens(0.3) ? [teller.pick(words[question.key] ?? words['missing'] ?? [])] : [];
	}
}

/** What people wrote in their own words. */
const words: Record<string, string[]> = {
	monday: [
		'Pamokos pabaigoje paprašysiu vienu sakiniu parašyti, ko išmoko.',
		'Su kolege suplanuosime vieną bendrą pamoką.',
		'Uždavinį užrašysiu mokinių žodžiais.',
		'Nebeduosiu namų darbų penktadieniais ir stebėsiu, kas keičiasi.',
		'Pakviesiu direktoriaus pavaduotoją pasižiūrėti, kaip dirba grupės.'
	],
	missing: ['Laiko planams.', 'Pavyzdžių mažoms klasėms.', 'Trumpesnių pertraukų ir ilgesnių diskusijų.']
};
