import * as v from 'valibot';
import type { Day } from '#platform';
import type { Trx } from '#platform/server';
import { TextSchema } from '#programmes';
import type { Terms } from '../../terms.ts';

/** What an edition says of its certificates, and who issues them. */
export type TermsRecord = Terms & { edition_id: string; issuer_id: string; revision: number };

/** The terms of an edition; nothing where nobody has set any. */
export async function termsOf(trx: Trx, editionId: string): Promise<TermsRecord | undefined> {
	const row = await trx.selectFrom('credentials.terms').selectAll().where('edition_id', '=', editionId).executeTakeFirst();
	if (!row) return undefined;
	const { programme_title, competences, changed_at: _, changed_by: __, ...rest } = row;
	return {
		...rest,
		programme_title: v.parse(TextSchema, programme_title),
		competences: v.parse(v.pipe(v.array(TextSchema), v.maxLength(12)), competences)
	};
}

/** What an officer should know before issuing (H-04, H-06, H-08). It informs and forbids nothing. */
export type TermsWarning = 'accreditation_expired' | 'code_pending';

export const warningsOf = (
	{ accredited_until, programme_code }: Pick<Terms, 'accredited_until' | 'programme_code'>,
	today: Day
): TermsWarning[] => [
	...(accredited_until < today ? (['accreditation_expired'] as const) : []),
	...(programme_code === null ? (['code_pending'] as const) : [])
];
