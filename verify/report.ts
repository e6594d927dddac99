import type { Report } from './check.ts';
import { capital, say, sentenceOf, type Language } from './words/sentence.ts';

/** The report for people, line by line: the lines of the file, the checks, every difference, every open departure. */
export function reportLines(report: Report, language: Language): string[] {
	return [
		...report.lines.map(({ line, part, state }) => `${line}  ${say(language, `part_${part}`)}: ${say(language, `line_${state}`)}`),
		...report.checks.map(({ check, state }) => `${capital(say(language, `check_${check}`))}: ${say(language, `state_${state}`)}`),
		...report.differences.map((difference) => sentenceOf(language, difference)),
		...report.departures.map((departure) => departureInWords(departure, language)),
		say(language, report.right ? 'verdict_right' : 'verdict_wrong')
	];
}

export const departureInWords = ({ application, decided, proposed }: Report['departures'][number], language: Language): string =>
	`${capital(say(language, 'at_application', { application }))}: ${say(language, 'departure', {
		decided: say(language, `value_${decided}`),
		proposed: say(language, `value_${proposed}`)
	})}.`;

/** The report for programs, with every difference in a sentence too. */
export function reportValue({ proposal: _, header, differences, ...report }: Report, language: Language): object {
	return {
		...report,
		call: header?.call ?? null,
		site: header?.site ?? null,
		act: header ? Number(header.act) : null,
		differences: differences.map((difference) => ({ ...difference, sentence: sentenceOf(language, difference) }))
	};
}
