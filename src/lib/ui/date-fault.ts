import { m } from '#lib/messages/messages.js';
import type { DateFault } from './date-parts.ts';

const sentences: Record<DateFault, () => string> = {
	date_missing: m.ui_date_missing,
	date_year_missing: m.ui_date_year_missing,
	date_month_missing: m.ui_date_month_missing,
	date_day_missing: m.ui_date_day_missing,
	date_year_unclear: m.ui_date_year_unclear,
	date_month_unclear: m.ui_date_month_unclear,
	date_not_in_calendar: m.ui_date_not_in_calendar
};

/** The sentence that says how to mend a typed date. */
export const dateFaultText = (fault: DateFault): string => sentences[fault]();
