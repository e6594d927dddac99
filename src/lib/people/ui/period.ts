import { m } from '#lib/messages/messages.js';
import { longDate } from '#lib/ui';

/** „nuo 2026 m. rugsėjo 1 d.“, or until when too. */
export const periodInWords = ({ starts_on, ends_on }: { starts_on: string; ends_on: string | null }): string =>
	ends_on
		? m.people_period_until({ from: longDate(starts_on), to: longDate(ends_on) })
		: m.people_period_since({ from: longDate(starts_on) });
