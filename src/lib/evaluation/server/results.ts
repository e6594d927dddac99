import { done, refused, type Outcome } from '#platform';
import { noteLook, type Context, type Trx } from '#platform/server';
import { deliveryById, participantsOf, readerOf, type Delivery, type DeliveryReader } from '#delivery/server';
import { adviceFor } from '../advice.ts';
import type { Advice } from '../asked.ts';
import { forms } from '../form.ts';
import { changeTold, type ChangeTold } from '../matching/changes.ts';
import type { SurveyKind } from '../question.ts';
import { sumUp, type Sum } from '../results.ts';
import { screened } from '../screening.ts';
import { changesOf } from './changes.ts';
import type { Standing } from './take-ballot.ts';
import { countsOf, isOpen, sheetsOf, surveyOf, type Counts, type Survey } from './surveys.ts';

export type Results = { survey: Omit<Survey, 'private_key'>; open: boolean; counts: Counts; sums: Sum[] | null };

/**
 * What a survey of a delivery came to, whoever asks: how many were asked, took a ballot, declined and handed in; the sums only
 * once it is closed and from five sheets up (G-06). Nothing where there is no such survey. Mind who may see what: `readResults`.
 */
export async function resultsOf(trx: Trx, deliveryId: string, kind: SurveyKind): Promise<Results | undefined> {
	const found = await surveyOf(trx, deliveryId, kind);
	if (!found) return undefined;
	const { private_key: _, ...survey } = found;
	const open = isOpen(found);
	return { survey, open, counts: await countsOf(trx, found.id), sums: open ? null : sumUp(found.questions, await sheetsOf(trx, found.id)) };
}

/** How the people of a delivery stand to its evaluation: all that entitlement and reminders see. Empty before it was opened. */
export async function standingOf(trx: Trx, deliveryId: string): Promise<Map<string, Standing>> {
	const rows = await trx
		.selectFrom('evaluation.respondent as r')
		.innerJoin('evaluation.survey as survey', 'survey.id', 'r.survey_id')
		.select(['r.person_id', 'r.standing'])
		.where('survey.delivery_id', '=', deliveryId)
		.where('survey.kind', '=', 'evaluation')
		.execute();
	return new Map(rows.map(({ person_id, standing }) => [person_id, standing as Standing]));
}

export type ResultsView = {
	delivery: Delivery;
	as: DeliveryReader;
	kind: SurveyKind;
	results: Results | null;
	advice: Advice[];
	changes: ChangeTold[];
};

/**
 * The results for who may see them. The climate: its sums only for those who lead, how many answered also for officers.
 * The others: sums and words for officers and those who lead, sums without words for the school.
 * Names of participants and pupils are hidden in words (G-07).
 */
export function readResults(
	context: Context,
	{ delivery_id, kind }: { delivery_id: string; kind: SurveyKind }
): Promise<Outcome<ResultsView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await deliveryById(trx, delivery_id);
		const as = delivery && (await readerOf(trx, context, delivery))?.as;
		if (!delivery || !as || !mayRead[kind].includes(as)) return refused('not_found');
		const found = await resultsOf(trx, delivery.id, kind);
		if (!found) return done({ delivery, as, kind, results: null, advice: [], changes: [] });
		await noteLook(trx, context, `evaluation.${kind}`, { kind: 'training', id: delivery.id, label: delivery.reference });
		const shown = found.sums && shownTo(as, kind, found.sums);
		// Sheets that lie side by side tell more of a person: the school, which knows its people best, reads no changes.
		const changed = as === 'school' || found.open ? [] : ((await changesOf(trx, [delivery.id])).get(delivery.id) ?? []);
		const changes = changed.filter(({ to }) => to === kind).map(changeTold);
		const sums = shown && (await withoutNames(trx, delivery.id, shown));
		return done({ delivery, as, kind, results: { ...found, sums }, advice: sums ? adviceFor(forms[kind].advice, sums) : [], changes });
	});
}

const mayRead: Record<SurveyKind, readonly DeliveryReader[]> = {
	needs: ['lecturer', 'officer', 'school'],
	climate: ['lecturer', 'officer'],
	evaluation: ['lecturer', 'officer', 'school'],
	practice: ['lecturer', 'officer', 'school']
};

function shownTo(as: DeliveryReader, kind: SurveyKind, sums: Sum[]): Sum[] | null {
	if (kind === 'climate') return as === 'lecturer' ? sums : null;
	return as === 'school' ? sums.filter(({ question }) => question.kind !== 'text') : sums;
}

/** The words without the names of whoever is or was of the team. */
async function withoutNames(trx: Trx, deliveryId: string, sums: readonly Sum[]): Promise<Sum[]> {
	const names = (await participantsOf(trx, deliveryId)).map(({ name }) => name);
	return sums.map((sum) => ({ ...sum, texts: sum.texts.map((text) => screened(text, names)) }));
}
