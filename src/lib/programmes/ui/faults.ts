import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';

/** What a field is called on its page, by its name. */
export type Labels = Record<string, string>;

type Said = (values: { label: string; most: string | number; least: string | number }) => string;

const sentences: Record<string, Said> = {
	empty: m.programme_fault_empty,
	too_long: m.programme_fault_too_long,
	too_short: m.programme_fault_too_short,
	too_small: m.programme_fault_too_small,
	too_large: m.programme_fault_too_large,
	not_number: m.programme_fault_not_number,
	not_integer: m.programme_fault_not_number,
	not_email: m.programme_fault_not_email,
	not_url: m.programme_fault_not_url,
	not_day: m.programme_fault_not_day,
	not_hour: m.programme_fault_not_hour,
	a_day_of_the_calendar: m.programme_fault_not_day,
	ends_before_it_starts: () => m.programme_fault_ends_before_it_starts(),
	closes_before_it_opens: () => m.programme_fault_closes_before_it_opens(),
	indicator_twice: () => m.programme_fault_indicator_twice(),
	hours_add_up: () => m.programme_fault_hours_add_up(),
	least_is_not_above_most: () => m.programme_fault_least_is_not_above_most(),
	topics_are_distinct: () => m.programme_fault_topics_are_distinct(),
	deadline_shortened: () => m.programme_fault_deadline_shortened(),
	call_published: () => m.refusal_programme_call_published(),
	no_such_school: () => m.programme_fault_no_such_school(),
	code_ends_too_early: () => m.programme_fault_code_ends_too_early()
};

/** The sentence of one fault, in the words of its field. */
export function faultInWords({ field, key, values }: Fault, labels: Labels): string {
	const say = sentences[key] ?? m.programme_fault_not_understood;
	return say({ label: labels[field] ?? field, most: values?.['most'] ?? '', least: values?.['least'] ?? '' });
}

/** The errors of a page by the name of the field, in their order; the first fault of a field is told. */
export function errorsOf(faults: readonly Fault[], labels: Labels): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const fault of faults) errors[fault.field] ??= faultInWords(fault, labels);
	return errors;
}
