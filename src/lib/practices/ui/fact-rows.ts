import { m } from '#lib/messages/messages.js';
import { inLocale, type Locale } from '#platform';
import type { Facts } from '#practices';

type Row = { key: string; value: string };

const number = (value: number | null, locale: Locale): string =>
	value === null ? '–' : locale === 'lt' ? String(value).replace('.', ',') : String(value);

/** What everybody reads beside the text of an example, in its order: shown to those who agree to it before it is public. */
export function factRows(facts: Facts, locale: Locale): Row[] {
	const rows = [
		{ key: m.practices_fact_school(), value: facts.school },
		{ key: m.practices_fact_type(), value: inLocale(facts.type_name, locale) },
		{ key: m.practices_fact_pupils(), value: facts.pupils === null ? '' : String(facts.pupils) },
		{ key: m.practices_fact_place(), value: facts.municipality },
		{ key: m.practices_fact_network(), value: facts.network ? inLocale(facts.network, locale) : '' },
		{ key: m.practices_fact_programme(), value: `${inLocale(facts.programme, locale)}, ${inLocale(facts.edition, locale)}` },
		{ key: m.practices_fact_group(), value: facts.group_name ? inLocale(facts.group_name, locale) : '' },
		...figureRows(facts, locale)
	];
	return rows.filter(({ value }) => value !== '');
}

/** What its project counted; nothing where the authors left it out. */
function figureRows({ figures, cycles, reached }: Facts, locale: Locale): Row[] {
	const tests = cycles.adopt + cycles.adapt + cycles.abandon;
	return [
		...(figures && figures.values > 1
			? [
					{
						key: m.practices_fact_measure({ measure: figures.measure }),
						value: m.practices_fact_measured({
							first: number(figures.first, locale),
							last: number(figures.last, locale),
							unit: figures.unit,
							to: number(figures.to, locale)
						})
					}
				]
			: []),
		...(tests > 0 ? [{ key: m.practices_fact_tests(), value: m.practices_fact_tests_said(cycles) }] : []),
		...(reached > 0 ? [{ key: m.practices_desk_fact_reached(), value: String(reached) }] : [])
	];
}
