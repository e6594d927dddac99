import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { dayInWords } from '#platform';
import { reportContents, reportForms, rhythms, type ReportContent, type ReportForm, type Rhythm, type Schedule } from '../report.ts';

export const contentWords: Record<ReportContent, () => string> = {
	indicators: m.reporting_schedule_content_indicators,
	budget: m.reporting_schedule_content_budget,
	trainings: m.reporting_schedule_content_trainings,
	applications: m.reporting_schedule_content_applications
};
export const formWords: Record<ReportForm, () => string> = {
	xlsx: m.reporting_schedule_form_xlsx,
	pdf: m.reporting_schedule_form_pdf,
	csv: m.reporting_schedule_form_csv
};
const rhythmWords: Record<Rhythm, () => string> = {
	weekly: m.reporting_schedule_rhythm_weekly,
	monthly: m.reporting_schedule_rhythm_monthly,
	once: m.reporting_schedule_rhythm_once
};
const weekdays = [
	m.reporting_schedule_weekday_1,
	m.reporting_schedule_weekday_2,
	m.reporting_schedule_weekday_3,
	m.reporting_schedule_weekday_4,
	m.reporting_schedule_weekday_5
];

/** When a report is made, as people say it. */
export function whenWords(schedule: Schedule): string {
	if (schedule.rhythm === 'weekly') return m.reporting_schedule_when_weekly({ day: weekdays[schedule.weekday - 1]?.() ?? '' });
	if (schedule.rhythm === 'monthly') return m.reporting_schedule_when_monthly({ day: String(schedule.month_day) });
	return m.reporting_schedule_when_once({ day: dayInWords(schedule.on_day, getLocale()) });
}

type Choice = { value: string; label: string };

/** What can be chosen in the form of a report. */
export const reportChoices = (): Record<'contents' | 'forms' | 'rhythms' | 'weekdays' | 'locales', Choice[]> => ({
	contents: reportContents.map((value) => ({ value, label: contentWords[value]() })),
	forms: reportForms.map((value) => ({ value, label: formWords[value]() })),
	rhythms: rhythms.map((value) => ({ value, label: rhythmWords[value]() })),
	weekdays: weekdays.map((word, at) => ({ value: String(at + 1), label: word() })),
	locales: [
		{ value: 'lt', label: m.reporting_schedule_locale_lt() },
		{ value: 'en', label: m.reporting_schedule_locale_en() }
	]
});
