import { dayInWords, dayOf, type Locale } from '#platform';
import { writeMail, type Context, type Trx } from '#platform/server';
import { holdersOf, personsById, siteAddress } from '#people/server';
import { editionOf } from '#programmes/server';
import { disrupted } from '../mails/disruption.ts';
import { trainingInForce } from '../training/in-force.ts';
import type { Disruption } from './rows.ts';

/** Tells the officers of the centre that something published cannot be, and where to choose a repair. Why stands on the page only. */
export async function tellOfficers(trx: Trx, context: Context, disruption: Disruption): Promise<void> {
	const edition = await editionOf(trx, disruption.edition_id);
	if (!edition) return;
	const person = disruption.person_id === null ? undefined : (await personsById(trx, [disruption.person_id])).get(disruption.person_id);
	const training = disruption.training_id === null ? undefined : await trainingInForce(trx, context, disruption.training_id);
	const path = `/programme/${edition.programme.slug}/editions/${edition.slug}/timetable/disruptions/${disruption.id}`;
	for (const { person_id, email, locale } of await holdersOf(trx, edition.centre_id, ['centre_officer'], dayOf(context.now))) {
		if (email === null || person_id === context.actor.id) continue;
		const letter = disrupted[locale]({
			kind: disruption.kind,
			lecturer: person?.name ?? '',
			school: training?.school ?? '',
			days: spanInWords(disruption, locale),
			address: siteAddress(path, locale)
		});
		await writeMail(trx, context.now, 'disruption-reported', { email, locale, person_id }, letter, `disruption:${disruption.id}:${email}`);
	}
}

const spanInWords = ({ starts_on, ends_on }: Disruption, locale: Locale): string =>
	ends_on === null || ends_on === starts_on
		? dayInWords(starts_on, locale)
		: `${dayInWords(starts_on, locale)} – ${dayInWords(ends_on, locale)}`;
