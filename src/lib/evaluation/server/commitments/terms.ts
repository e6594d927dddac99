import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { FollowTermsSchema, ourFollowTerms, type FollowTerms } from '../../commitment.ts';

/** How an edition follows through, or what is usual where it has set nothing. */
export async function followTermsOf(trx: Trx, editionId: string): Promise<FollowTerms> {
	const row = await trx.selectFrom('evaluation.follow_terms').select('terms').where('edition_id', '=', editionId).executeTakeFirst();
	return row ? v.parse(FollowTermsSchema, row.terms) : ourFollowTerms;
}
