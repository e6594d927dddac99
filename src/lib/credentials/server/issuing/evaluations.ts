import type { Trx } from '#platform/server';
import type { EntitlementFacts } from '../../entitlement.ts';

/** Whether each person asked has evaluated a delivery or declined to: nothing else of an evaluation is known here. */
export async function evaluationsOf(trx: Trx, deliveryId: string): Promise<Map<string, NonNullable<EntitlementFacts['evaluation']>>> {
	const rows = await trx
		.selectFrom('evaluation.respondent as r')
		.innerJoin('evaluation.survey as survey', 'survey.id', 'r.survey_id')
		.select(['r.person_id', 'r.standing'])
		.where('survey.delivery_id', '=', deliveryId)
		.where('survey.kind', '=', 'evaluation')
		.execute();
	return new Map(rows.map(({ person_id, standing }) => [person_id, standing as NonNullable<EntitlementFacts['evaluation']>]));
}
