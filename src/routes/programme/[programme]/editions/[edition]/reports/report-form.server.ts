import { textIn } from '../../../../../form-days.server.ts';
import { datePartsOf, readDate } from '#lib/ui';

/** What an officer typed of a report: as the use case takes it, and as the form shows it again. */
export function typedReport(form: FormData) {
	const parts = datePartsOf(form, 'on_day');
	const date = readDate(parts);
	const all = (name: string) =>
		form
			.getAll(name)
			.filter((one) => typeof one === 'string')
			.slice(0, 200);
	const texts = {
		...{ name: textIn(form, 'name'), form: textIn(form, 'form'), locale: textIn(form, 'locale'), rhythm: textIn(form, 'rhythm') },
		...{ weekday: textIn(form, 'weekday'), month_day: textIn(form, 'month_day'), keep_days: textIn(form, 'keep_days') },
		...{ contents: all('contents'), readers: all('readers') }
	};
	return { typed: { ...texts, on_day: date.ok ? date.day : '' }, values: { ...texts, on_day: parts } };
}
