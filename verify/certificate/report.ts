import { say, shown, type Language } from '../words/sentence.ts';
import type { CertificateReport } from './check.ts';
import type { Statement } from './statement.ts';

/** What a statement says, in words: a heading and a value for each row. */
export const rowsOf = (statement: Statement, language: Language): [string, string][] =>
	(
		[
			['number', statement.number],
			['code', statement.code],
			['name', statement.name],
			['programme', statement.programme],
			['programme_code', statement.programme_code],
			['title', statement.title],
			['days', statement.first_on === statement.last_on ? statement.first_on : `${statement.first_on} – ${statement.last_on}`],
			['hours', hoursOf(statement, language)],
			['issuer', `${statement.issuer} (${statement.issuer_code})`],
			['issued_on', statement.issued_on],
			['replaces', statement.replaces]
		] as const
	).flatMap(([row, value]): [string, string][] => (value === '' ? [] : [[say(language, `certificate_${row}`), shown(value)]]));

/** The report line by line. */
export const certificateLines = ({ verdict, statement }: CertificateReport, language: Language): string[] => [
	...(statement ? rowsOf(statement, language).map(([name, value]) => `${name}: ${value}`) : []),
	say(language, `certificate_${verdict}`),
	...(verdict === 'right' ? [say(language, 'certificate_register_unknown')] : [])
];

/** The report for programs. */
export const certificateValue = (report: CertificateReport): object => ({
	right: report.verdict === 'right',
	...report,
	register: 'unknown'
});

function hoursOf({ contact, consultation, independent }: Statement, language: Language): string {
	const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
	const [all, ...kinds] = [contact + consultation + independent, contact, consultation, independent].map((quarters) =>
		hours.format(quarters / 4)
	);
	return say(language, 'certificate_hours_value', {
		all: all ?? '',
		contact: kinds[0] ?? '',
		consultation: kinds[1] ?? '',
		independent: kinds[2] ?? ''
	});
}
