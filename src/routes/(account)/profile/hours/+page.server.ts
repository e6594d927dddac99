import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { inLocale, type Locale } from '#platform';
import type { RecordLine } from '#delivery/server';
import { recordOf } from './record.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals.context;
	const record = await recordOf(locals, url);
	const { balance } = record;
	return {
		year: record.year,
		years: record.years,
		days: { used: balance.days / 100, left: balance.left / 100, above: balance.above / 100 },
		hours: {
			contact: hoursInWords(balance.contact),
			consultation: hoursInWords(balance.consultation),
			independent: balance.independent > 0 ? hoursInWords(balance.independent) : null,
			sum: hoursInWords(balance.contact + balance.consultation + balance.independent)
		},
		conversions: record.conversions.map(({ programme, quarters_a_day }) => ({
			programme: inLocale(programme, locale),
			hours: hoursInWords(quarters_a_day)
		})),
		learnt: record.learnt.map((line) => asRow(line, locale)),
		taught: record.taught.map((line) => asRow(line, locale))
	};
};

const asRow = (line: RecordLine, locale: Locale) => ({
	id: line.delivery_id,
	title: inLocale(line.title, locale),
	reference: line.reference,
	programme: inLocale(line.programme, locale),
	whose: inLocale(line.whose, locale),
	first_on: line.first_on,
	last_on: line.last_on,
	contact: hoursInWords(line.contact),
	consultation: hoursInWords(line.consultation),
	sum: hoursInWords(line.contact + line.consultation + line.independent)
});
