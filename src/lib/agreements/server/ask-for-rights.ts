import { dayOf, done, inLocale, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holdersOf, organisationById, siteAddress } from '#people/server';
import { editionFor } from '#programmes/server';
import { candidatesOf } from './candidates.ts';
import { rightAsked } from './mails/right-asked.ts';
import { missingFor } from './missing.ts';
import { planOf } from './plan.ts';
import { keepers } from './rights.ts';
import { tell } from './tell.ts';

/** Asks the officers of every party of which something is missing to say who signs: once a day. Tells how many letters were written. */
export function askForRights(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<{ letters: number }, 'not_found' | 'nothing_missing'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		const found = edition && (await planOf(trx, edition));
		if (!edition || !found) return refused('not_found');
		const missing = await missingFor(trx, context, edition, found.plan, await candidatesOf(trx, context, edition.id));
		if (missing.length === 0) return refused('nothing_missing');
		let letters = 0;
		for (const id of new Set(missing.map(({ organisation_id }) => organisation_id))) {
			const organisation = await organisationById(trx, id);
			const role = organisation && keepers[organisation.kind];
			if (!organisation || !role) continue;
			const officers = await holdersOf(trx, id, [role], dayOf(context.now));
			const readers = officers.map(({ person_id, name, email, locale }) => ({ id: person_id, name, email, locale }));
			letters += await tell(
				trx,
				context,
				readers,
				`agreement.right_asked:${edition.id}:${id}:${dayOf(context.now)}`,
				'agreement-right-asked',
				(locale) =>
					rightAsked[locale]({
						organisation: organisation.name,
						programme: inLocale(edition.programme.name, locale),
						count: missing.find(({ organisation_id }) => organisation_id === id)?.agreements ?? 1,
						address: siteAddress(`/agreements/organisations/${id}`, locale)
					})
			);
		}
		if (letters > 0)
			await record(trx, context, {
				name: 'agreement.rights_asked',
				subject: { kind: 'edition', id: edition.id },
				particulars: { edition: edition.name, count: letters }
			});
		return done({ letters });
	});
}
