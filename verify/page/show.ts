import type { PublicKey, Report } from '../index.ts';
import { departureInWords } from '../report.ts';
import { capital, say, sentenceOf, shown, type Language } from '../words/sentence.ts';
import { element, table } from './dom.ts';

/** More than these lines would make a page slow and tell nobody more. */
const mostListed = 500;

/** The report as a reader sees it: the verdict, what was checked, every difference, and what follows from the inputs. */
export function show(report: Report, key: PublicKey, language: Language): Node[] {
	const words = (name: string, values = {}): string => say(language, name, values);
	return [
		verdict(report, key, language),
		...listed(
			words('page_differences'),
			report.differences.map((difference) => sentenceOf(language, difference)),
			language
		),
		element('h3', {}, words('page_checks')),
		table(
			words('page_checks'),
			[words('page_column_check'), words('page_column_answer')],
			report.checks.map(({ check, state }) => [capital(words(`check_${check}`)), answer(words(`state_${state}`), state === 'right')])
		),
		...departures(report, language),
		...lines(report, language),
		...ranking(report, language)
	];
}

function verdict({ right, differences, header }: Report, key: PublicKey, language: Language): Node {
	const lead = right ? say(language, 'page_right_lead') : say(language, 'page_wrong_lead', { count: differences.length });
	const about = header && {
		call: shown(header.call),
		act: String(header.act),
		applied_at: header.applied_at.slice(0, 10),
		site: shown(header.site)
	};
	return element(
		'div',
		{ class: right ? 'verdict' : 'verdict wrong' },
		element('h2', { id: 'verdict', tabindex: '-1' }, say(language, right ? 'verdict_right' : 'verdict_wrong')),
		element('p', {}, lead),
		...(about ? [element('p', {}, say(language, 'page_about', about))] : []),
		element('p', { class: 'name' }, say(language, 'page_key_name', { name: key.name }))
	);
}

const answer = (text: string, good: boolean): Node => (good ? document.createTextNode(text) : element('strong', { class: 'wrong' }, text));

function listed(heading: string, sentences: string[], language: Language): Node[] {
	if (sentences.length === 0) return [];
	const left = sentences.length - mostListed;
	return [
		element('h3', {}, heading),
		element('ul', {}, ...sentences.slice(0, mostListed).map((sentence) => element('li', {}, sentence))),
		...(left > 0 ? [element('p', {}, say(language, 'page_more', { count: left }))] : [])
	];
}

function departures(report: Report, language: Language): Node[] {
	const [heading, ...list] = listed(
		say(language, 'page_departures'),
		report.departures.map((departure) => departureInWords(departure, language)),
		language
	);
	return heading ? [heading, element('p', { class: 'about' }, say(language, 'page_departures_about')), ...list] : [];
}

function lines({ lines }: Report, language: Language): Node[] {
	if (lines.length === 0) return [];
	const heading = say(language, 'page_lines');
	return [
		element('h3', {}, heading),
		table(
			heading,
			[say(language, 'page_column_line'), say(language, 'page_column_answer')],
			lines.map(({ line, part, state }) => [
				`${line}. ${say(language, `part_${part}`)}`,
				answer(say(language, `line_${state}`), state !== 'changed')
			])
		)
	];
}

function ranking({ proposal }: Report, language: Language): Node[] {
	if (!proposal) return [];
	const heading = say(language, 'page_ranking');
	const columns = ['rank', 'application', 'score', 'place', 'reserve'].map((name) => say(language, `page_column_${name}`));
	const rows = proposal.ranking.map(({ rank, application, points, out_of, place, reserve_place }) => [
		String(rank),
		{ name: application },
		`${points}/${out_of}`,
		say(language, `value_${place}`),
		reserve_place === null ? '' : String(reserve_place)
	]);
	const others = proposal.not_ranked.map(({ application, why }) => ['–', { name: application }, '', say(language, `value_${why}`), '']);
	return [
		element('h3', {}, heading),
		element('p', { class: 'about' }, say(language, 'page_ranking_about')),
		table(heading, columns, [...rows, ...others])
	];
}
