import { inLocale, type Locale } from '#platform';
import { frameworks } from '#programmes';
import { textIn } from '../../../../form-days.server.ts';
import { wordsIn } from '../../project.server.ts';

/** Every indicator of every framework, in one language: for the list to choose from. */
export const indicatorChoices = (locale: Locale) =>
	frameworks.flatMap(({ code, name, areas }) =>
		areas
			.filter(({ indicators }) => indicators.length > 0)
			.map((area) => ({
				name: `${inLocale(name, locale)}: ${area.code} ${inLocale(area.name, locale)}`,
				indicators: area.indicators.map((indicator) => {
					const text = indicator.name ?? indicator.about;
					return { value: `${code} ${indicator.code}`, label: text ? `${indicator.code} ${inLocale(text, locale)}` : indicator.code };
				})
			}))
	);

/** A finding as the form was filled in. */
export function findingIn(form: FormData) {
	const values = { indicator: textIn(form, 'indicator'), level: textIn(form, 'level'), words: wordsIn(form, 'words') };
	const [framework = '', indicator = ''] = values.indicator.split(' ');
	return { values, typed: { framework, indicator, level: values.level, words: values.words } };
}
