import { fundingSources } from '#programmes';
import type { Fund, Template } from '#agreements';

/** The template with its clauses and money as typed: a clause a line, money a line as „ministerija; 2027; 1500,00“. Obligations stay. */
export const templateIn = (form: FormData, template: Template): Template => ({
	...template,
	title: String(form.get('title') ?? template.title).slice(0, 1000),
	before: template.before.map((section, index) => ({ ...section, clauses: linesOf(form, `before_${index}`, section.clauses) })),
	after: template.after.map((section, index) => ({ ...section, clauses: linesOf(form, `after_${index}`, section.clauses) })),
	funds: fundsIn(form)
});

const linesOf = (form: FormData, name: string, standing: string[]): string[] => {
	const typed = form.get(name);
	if (typeof typed !== 'string') return standing;
	return typed
		.slice(0, 20_000)
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter(Boolean);
};

/** Rows of source, year and sum; a row without a sum is left out. */
const fundsIn = (form: FormData): Fund[] =>
	Array.from({ length: 4 }, (_, index) => ({
		source: fundingSources.find((one) => one === form.get(`fund_source_${index}`)) ?? 'ministry',
		year: Number(form.get(`fund_year_${index}`)),
		cents: Math.round(
			Number(
				String(form.get(`fund_sum_${index}`) ?? '')
					.replace(/\s/g, '')
					.replace(',', '.')
			) * 100
		)
	})).filter(({ cents }) => cents !== 0);
