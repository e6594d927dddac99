import { m } from '#lib/messages/messages.js';
import { list, number } from '#lib/ui/format.ts';
import type { Locale } from '#platform';
import type { EditionTerms } from '#programmes';

/** What an edition sets, as sentences for readers: how schools are grouped, how long it takes, who signs, who pays. */
export function termsInWords(terms: EditionTerms, locale: Locale): string[] {
	const options = { locale };
	const parties = { ministry: m.call_party_ministry, school: m.call_party_school, municipality: m.call_party_municipality };
	const funding = {
		ministry: m.call_funding_ministry,
		school: m.call_funding_school,
		municipality: m.call_funding_municipality,
		international_project: m.call_funding_international_project,
		structural_funds: m.call_funding_structural_funds
	};
	const packs = { handout: m.call_term_pack_handout, methodological: m.call_term_pack_methodological };
	return [
		groupingInWords(terms, locale),
		...doseInWords(terms, locale),
		...(terms.projects_each_school ? [m.call_term_projects({}, options)] : []),
		...(terms.participation.length > 1 ? [m.call_term_levels({}, options)] : []),
		...(terms.agreement
			? [
					m.call_term_agreement(
						{
							parties: list(
								terms.agreement.parties.map((party) => parties[party]({}, options)),
								locale
							)
						},
						options
					)
				]
			: []),
		...terms.packs.map((pack) => packs[pack]({}, options)),
		...(terms.funding.length > 0
			? [
					m.call_term_funding(
						{
							sources: list(
								terms.funding.map((source) => funding[source]({}, options)),
								locale
							)
						},
						options
					)
				]
			: [])
	];
}

function groupingInWords({ grouping }: EditionTerms, locale: Locale): string {
	if (grouping.kind === 'single_school') return m.call_term_single({}, { locale });
	const { networks, schools_each: schools, coordinators_each: coordinators } = grouping;
	return m.call_term_networks({ networks, schools, coordinators }, { locale });
}

function doseInWords({ dose }: EditionTerms, locale: Locale): string[] {
	const options = { locale };
	if (dose.kind === 'journey') return [m.call_term_journey({}, options)];
	const patterns = { A: m.call_pattern_A, B: m.call_pattern_B, C: m.call_pattern_C };
	const hours = (value: number): string => number(value, locale);
	const { days, hours_a_day, contact_hours, consultation_hours } = dose;
	return [
		m.call_term_days(
			{ days, hours: hours(days * hours_a_day), contact: hours(contact_hours), consultation: hours(consultation_hours) },
			options
		),
		m.call_term_lecturers({ lecturers: dose.lecturers_at_once }, options),
		m.call_term_patterns(
			{
				patterns: list(
					dose.patterns.map((pattern) => patterns[pattern]({}, options)),
					locale
				)
			},
			options
		)
	];
}
