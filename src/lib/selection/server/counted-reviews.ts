import type { Trx } from '#platform/server';

/** The reviews that count: handed in, not taken away, and of a reviewer without a standing interest in the application. */
export const countedReviews = (trx: Trx) =>
	trx
		.selectFrom('selection.assignment as assignment')
		.where('assignment.sent_at', 'is not', null)
		.where('assignment.ended_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('selection.conflict as conflict')
						.select('conflict.id')
						.whereRef('conflict.application_id', '=', 'assignment.application_id')
						.whereRef('conflict.person_id', '=', 'assignment.person_id')
						.where('conflict.lifted_at', 'is', null)
				)
			)
		);
