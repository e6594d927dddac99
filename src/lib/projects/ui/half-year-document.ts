import { m } from '#lib/messages/messages.js';
import { longDate } from '#lib/ui';
import { inLocale, type Locale, type Text } from '#platform';
import type { RunChart } from '../run-chart.ts';
import { frame, viewOf } from './chart-view.ts';
import { halfName, halfYearSections, measuredIn, type HalfYearSection, type Measured, type Reported } from './half-year-sections.ts';

type Documented = Reported & {
	project: { title: string; reference: string; network: Text | null; edition: { name: Text }; programme: { name: Text } };
	school: { name: string; municipality: string; address: string; phone: string | null; email: string | null };
};

/** The report of a half year as words for `documents/half-year.typ`, in the language of the page that asked for it. */
export function halfYearDocument(report: Documented, locale: Locale) {
	const { project, school, half } = report;
	return {
		title: `${m.projects_half_title()}: ${project.title}`,
		author: school.name,
		footer: `${project.reference} · ${halfName(half)}`,
		caption: [inLocale(project.programme.name, locale), project.network && inLocale(project.network, locale)].filter(Boolean).join('. '),
		institution: {
			name: school.name,
			lines: [school.municipality, [school.address, school.phone, school.email].filter(Boolean).join(', ')].filter((line) => line !== '')
		},
		summary: {
			columns: [m.projects_plan_document_fact(), m.projects_plan_document_value()],
			rows: [
				{ name: m.projects_half_which(), value: halfName(half) },
				{ name: m.projects_half_days(), value: `${longDate(half.from)} – ${longDate(half.to)}` },
				{ name: m.projects_plan_document_edition(), value: inLocale(project.edition.name, locale) }
			]
		},
		sections: halfYearSections(report).map((section) => printed(section, report))
	};
}

function printed({ title, texts, items, records, measures }: HalfYearSection, { half }: Reported) {
	return {
		title,
		texts,
		...(items && { items }),
		...(records && { records }),
		...(measures && { charts: measures.map((measure) => chartOf(measure, half)) })
	};
}

function chartOf(measure: Measured, half: Reported['half']) {
	const { chart, said, rows } = measuredIn(measure, half);
	return {
		title: measure.name,
		alt: [measure.name, ...said].join('. '),
		picture: chart.points.length > 0 ? pictureOf(chart) : '',
		texts: said,
		records: { columns: [m.projects_half_day(), m.projects_half_value()], widths: [1, 1], rows }
	};
}

/** The run chart as a picture without words: its values stand in the table below it. Points of a shift or a trend are squares. */
function pictureOf(chart: RunChart): string {
	const view = viewOf(chart, null);
	const across = (y: number, look: string) => `<line x1="${frame.left}" x2="${frame.width - frame.right}" y1="${y}" y2="${y}" ${look}/>`;
	const ticks = view.ticks.map(
		({ y, value }) =>
			across(y, 'stroke="#c9c2b4" stroke-width="0.5"') +
			`<text x="${frame.left - 6}" y="${y + 4}" text-anchor="end" font-family="Source Sans 3" font-size="11" fill="#5b6462">${value}</text>`
	);
	const points = view.points.map(({ x, y, mark }) =>
		mark === 'plain'
			? `<circle cx="${x}" cy="${y}" r="3" fill="#1d2423"/>`
			: `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="#14532f"/>`
	);
	const median = view.median === null ? '' : across(view.median, 'stroke="#1d2423" stroke-dasharray="6 4"');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}">`,
		...ticks,
		median,
		`<polyline points="${view.line}" fill="none" stroke="#5b6462" stroke-width="1.5"/>`,
		...points,
		'</svg>'
	].join('');
}
