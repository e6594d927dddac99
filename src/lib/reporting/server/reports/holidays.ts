import type { Day } from '#platform';
import { holidaysBetween } from '#scheduling/server';

/** Whether a day is a public holiday (M-13). */
export const isHoliday = (day: Day): boolean => holidaysBetween(day, day).length > 0;
