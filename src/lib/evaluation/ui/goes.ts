import { m } from '#lib/messages/messages.js';
import type { Goes, Template } from '#evaluation';

/** When a survey goes out and until when it waits, in words. */
export function goesInWords({ goes, opens_days, closes_days }: Pick<Template, 'goes' | 'opens_days' | 'closes_days'>): string {
	const days = { opens: opens_days, closes: closes_days };
	return { before_first: m.survey_goes_before_first, on_last: m.survey_goes_on_last, after_last: m.survey_goes_after_last }[goes](days);
}

/** The choices of an officer. */
export const goesLabel: Record<Goes, () => string> = {
	before_first: m.survey_goes_choice_before_first,
	on_last: m.survey_goes_choice_on_last,
	after_last: m.survey_goes_choice_after_last
};
