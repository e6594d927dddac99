import { dayOf } from '#platform';
import { writeMail, type Trx } from '#platform/server';
import { retentionLetter, type Announced } from '../mails/retention.ts';
import { holdersOf } from '../roles.ts';
import { siteAddress } from '../site.ts';

export type { Announced };

/** One letter of everything that was announced, to each officer of the centre that operates the installation, and to the operator. */
export async function tellOfRuns(trx: Trx, now: Date, runs: readonly Announced[], operator: string): Promise<void> {
	const centre = await trx.selectFrom('people.organisation').select('id').where('operates', '=', true).executeTakeFirst();
	const officers = centre ? await holdersOf(trx, centre.id, ['centre_officer'], dayOf(now)) : [];
	const known = officers.flatMap(({ email, locale, person_id }) => (email ? [{ email, locale, person_id }] : []));
	const unknown = operator && !known.some(({ email }) => email === operator.toLowerCase());
	for (const to of [...known, ...(unknown ? [{ email: operator, locale: 'lt' as const }] : [])]) {
		const letter = retentionLetter[to.locale]({ runs, address: siteAddress('/admin/retention', to.locale) });
		await writeMail(trx, now, 'people.retention', to, letter);
	}
}
