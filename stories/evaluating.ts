import { randomBytes } from 'node:crypto';
import { addDays } from '#platform';
import { valuesOf, type Question, type Questions, type SurveyKind } from '#evaluation';
import { answerSurvey, closeSurvey, decline, openSurvey, surveyOf } from '#evaluation/server';
import type { Telling } from './applicant.ts';
import type { Held } from './delivering.ts';
import { inStory } from './country.ts';
import { chance, type Chance } from './random.ts';
import { must } from './teller.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/** How the team feels, asked of every fourth school in the week before its first day. */
export async function tellClimate(told: Told, held: Held): Promise<void> {
	if (held.place % 4 !== 0) return;
	await tellSurvey(told, held, 'climate', { opens: addDays(held.first, -9), closes: addDays(held.first, -2), share: 0.85 });
}

/** What people think of the training, asked on its last afternoon; hardly anybody declines. */
export const tellEvaluation = (told: Told, held: Held): Promise<void> =>
	tellSurvey(told, held, 'evaluation', { opens: held.last, closes: addDays(held.last, 14), share: 0.95 });

/** What they need before it and what they use three months later, asked of every twentieth school; by a chance of its own, so that nothing else of the story turns on it. */
export const tellNeeds = (told: Told, held: Held): Promise<void> =>
	tellMatched(told, held, 'needs', { opens: addDays(held.first, -21), closes: addDays(held.first, -11), share: 0.9 });
export const tellPractice = (told: Told, held: Held): Promise<void> =>
	tellMatched(told, held, 'practice', { opens: addDays(held.last, 91), closes: addDays(held.last, 112), share: 0.9 });

/** The prints of the words that people of a training keep. */
const kept = new Map<string, string[]>();

/** Most of them bring the same words both times. */
async function tellMatched(told: Told, held: Held, kind: 'needs' | 'practice', span: Span): Promise<void> {
	if (held.place % 20 !== 0) return;
	const marks = kept.get(held.id) ?? held.team.map(() => randomBytes(32).toString('base64url'));
	kept.set(held.id, marks);
	// In every second of them nobody is missing, so that a change can be told.
	const share = held.place % 40 === 0 ? 1 : span.share;
	await tellSurvey(told, held, kind, { ...span, share, marks, by: chance(held.place + kind.length) });
}

type Span = { opens: string; closes: string; share: number; by?: Chance; marks?: string[] };

async function tellSurvey(
	{ teller }: Told,
	held: Held,
	kind: SurveyKind,
	{ opens, closes, share, by: luck = teller, marks = [] }: Span
): Promise<void> {
	if (opens >= teller.today) return;
	const survey_id = await must(openSurvey(teller.system(opens, '14:30'), { delivery_id: held.id, kind }));
	const survey = await inStory(teller, (trx) => surveyOf(trx, held.id, kind));
	if (!survey) throw new Error('the survey that was opened is gone');
	for (const [at, { person_id }] of held.team.entries()) {
		const by = teller.as(person_id, opens, '16:20');
		if (luck.happens(share))
			await must(answerSurvey(by, { survey_id, given: givenTo(luck, kind, survey.questions), mark: marks[at] ?? null }));
		else if (kind === 'evaluation') await must(decline(by, { survey_id }));
	}
	if (closes < teller.today) await must(closeSurvey(teller.system(closes, '23:30'), { survey_id }));
}

/** Before the training people are less sure of themselves than afterwards. */
const givenTo = (luck: Chance, kind: SurveyKind, questions: Questions): Record<string, string[]> => ({
	...answersTo(luck, questions),
	...(kind === 'needs' && { confident: [String(luck.between(2, 6))] })
});

const answersTo = (luck: Chance, questions: Questions): Record<string, string[]> =>
	Object.fromEntries(questions.map((question) => [question.key, answerTo(luck, question)]));

function answerTo(luck: Chance, question: Question): string[] {
	const values = valuesOf(question);
	switch (question.kind) {
		case 'scale':
			return [values[Math.max(0, values.length - 1 - luck.between(0, 1) - (luck.happens(0.15) ? 2 : 0))] as string];
		case 'choice':
			return [luck.happens(0.7) ? (values[question.key === 'duration' ? 1 : 0] as string) : luck.pick(values)];
		case 'many':
			return luck.some(values, luck.between(1, 3));
		case 'text':
			return luck.happens(0.3) ? [luck.pick(words[question.key] ?? words['missing'] ?? [])] : [];
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
	help: ['Pamatyti, kaip tai daro kiti.', 'Valandos per savaitę planuoti kartu.'],
	missing: ['Laiko planams.', 'Pavyzdžių mažoms klasėms.', 'Trumpesnių pertraukų ir ilgesnių diskusijų.']
};
