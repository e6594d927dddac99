import type { ProgrammeWarning } from '#delivery';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { m } from '#lib/messages/messages.js';
import { longDate } from '#lib/ui';

/** What to look at in a programme, each as a sentence. */
export const warningsInWords = (warnings: readonly ProgrammeWarning[]): string[] =>
	warnings.map((warning) =>
		warning.key === 'not_adapted'
			? m.programme_warning_not_adapted({ day: longDate(warning.first_day) })
			: m.programme_warning_hours({
					contact: hoursInWords(warning.planned.contact),
					consultation: hoursInWords(warning.planned.consultation),
					promised_contact: hoursInWords(warning.promised.contact),
					promised_consultation: hoursInWords(warning.promised.consultation)
				})
	);
