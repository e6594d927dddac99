import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { FollowTermsSchema, ourFollowTerms, type FollowTerms } from '../../commitment.ts';

/** How an edition follows through, or what is usual where it has set nothing; and when it was last changed, null where never. */
export async function followTermsSet(trx: Trx, editionId: string): Promise<{ terms: FollowTerms; changed_at: Date | null }> {
	const row = await trx
		.selectFrom('evaluation.follow_terms')
		.select(['terms', 'changed_at'])
		.where('edition_id', '=', editionId)
		.executeTakeFirst();
	return row ? { terms: v.parse(FollowTermsSchema, row.terms), changed_at: row.changed_at } : { terms: ourFollowTerms, changed_at: null };
}

/** The terms alone. */
export const followTermsOf = async (trx: Trx, editionId: string): Promise<FollowTerms> => (await followTermsSet(trx, editionId)).terms;
