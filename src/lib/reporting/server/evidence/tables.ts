import { clockTime, dayInWords } from '#platform';
import { inHours } from '#delivery';
import type { Sum } from '#evaluation';
import { quartersIn } from '../../evidence.ts';
import type { Evidence } from './gather.ts';
import { words } from './words.ts';

/** A list of the evidence: the same rows stand in the documents and in the workbook. Hours are academic hours as numbers. */
export type Table = {
	title: string;
	columns: string[];
	widths: number[];
	/** How many of the last columns are numbers. */
	numeric: number;
	rows: (string | number)[][];
	notes: string[];
};

export function timetableOf({ sessions, terms }: Evidence): Table {
	const { of: title, columns, halves, closed, open } = words.timetable;
	return {
		...{ title, columns, widths: [3, 3, 3, 6, 3, 4, 3], numeric: 0, notes: [words.hour(terms.minutes_an_hour)] },
		rows: sessions.map((session) => [
			session.held_on,
			halves[session.half],
			`${clockTime(session.begins_at)}–${clockTime(session.ends_at)}`,
			session.lecturers.join(', '),
			inHours(session.contact),
			inHours(session.consultation),
			session.closed ? closed : open
		])
	};
}

export function participantsTable({ participants }: Evidence): Table {
	const { of: title, columns, none, note } = words.participants;
	return {
		...{ title, columns, widths: [0, 4, 4, 4, 3, 3], numeric: 0, notes: [note] },
		rows: participants.map(({ name, post, school, attended, ends_on }, at) => [
			at + 1,
			name,
			post,
			school,
			attended.first_day ?? none,
			ends_on ?? ''
		])
	};
}

/** Who attended how much: a column for each day, then by kind, in all, and as a share; the last row adds up. */
export function attendanceOf({ participants, sessions, totals, terms }: Evidence): Table {
	const { of, name, outside, kinds, total, note } = words.attendance;
	const days = [
		...new Set([...sessions.map(({ held_on }) => held_on), ...participants.flatMap(({ attended }) => [...attended.days.keys()])])
	].sort();
	const anyOutside = participants.some(({ attended }) => attended.outside > 0);
	const columns = [name, ...days, ...(anyOutside ? [outside] : []), ...kinds];
	const cells = (hours: number[]) => hours.map(inHours);
	const sum = (pick: (one: Evidence['participants'][number]) => number) => participants.reduce((all, one) => all + pick(one), 0);
	return {
		...{ title: of, columns, numeric: columns.length - 1, notes: [note, words.hour(terms.minutes_an_hour)] },
		widths: columns.map((_, at) => (at === 0 ? 1 : 0)),
		rows: [
			...participants.map(({ name: called, attended }) => [
				called,
				...cells(days.map((day) => attended.days.get(day) ?? 0)),
				...(anyOutside ? cells([attended.outside]) : []),
				...cells([attended.contact, attended.consultation, attended.independent, quartersIn(attended)]),
				attended.share
			]),
			[
				total,
				...cells(days.map((day) => sum(({ attended }) => attended.days.get(day) ?? 0))),
				...(anyOutside ? cells([sum(({ attended }) => attended.outside)]) : []),
				...cells([
					totals.participant.contact,
					totals.participant.consultation,
					totals.participant.independent,
					quartersIn(totals.participant)
				]),
				''
			]
		]
	};
}

export function taughtOf({ lecturers }: Evidence): Table {
	return {
		...{ ...words.taught, widths: [6, 2, 2, 2], numeric: 3, notes: [] },
		rows: lecturers.map(({ name, taught }) => [name, inHours(taught.contact), inHours(taught.consultation), inHours(quartersIn(taught))])
	};
}

export function certificatesTable({ participants }: Evidence): Table {
	const { certificates: title, certified, states, no_certificates } = words.results;
	const rows = participants.flatMap(({ name, certificates }) =>
		certificates.map(({ number, issued_on, state }) => [name, number, issued_on, states[state]])
	);
	return { title, columns: certified, widths: [5, 4, 3, 3], numeric: 0, rows, notes: rows.length === 0 ? [no_certificates] : [] };
}

/** What the evaluation came to (G-06): sums only; what people wrote is no evidence. */
export function evaluationOf({ results }: Evidence): Table {
	const { evaluation: title, answers, counts, no_sums, no_evaluation } = words.results;
	const { asked = 0, taken = 0, declined = 0, sheets = 0 } = results?.counts ?? {};
	return {
		...{ title, columns: answers, widths: [7, 5, 2], numeric: 1 },
		rows: (results?.sums ?? []).filter(({ question }) => question.kind !== 'text').flatMap(rowsOf),
		notes: results ? [counts(asked + taken + declined, taken, declined, sheets), ...(results.sums ? [] : [no_sums])] : [no_evaluation]
	};
}

function rowsOf({ question, hidden, mean, counts }: Sum): (string | number)[][] {
	const said = question.text.lt;
	if (hidden) return [[said, words.results.few, '']];
	if (mean !== null) return [[said, words.results.mean, Math.round(mean * 100) / 100]];
	const choices = 'choices' in question ? new Map(question.choices.map(({ key, text }) => [key, text.lt])) : new Map<string, string>();
	return counts.map(({ value, count }, at) => [at === 0 ? said : '', choices.get(value) ?? value, count]);
}

/** The entries of the ledger, one by one: what everything above is reckoned from. */
export function ledgerOf({ entries, sessions }: Evidence): Table {
	const { title, columns, as, consultation } = words.ledger;
	const halves = new Map(sessions.map(({ id, half }) => [id, words.timetable.halves[half]]));
	return {
		...{ title, columns, widths: [], numeric: 3, notes: [] },
		rows: entries.map((entry) => [
			entry.name,
			as[entry.as_what],
			entry.held_on,
			entry.session_id === null ? consultation : (halves.get(entry.session_id) ?? ''),
			inHours(entry.contact),
			inHours(entry.consultation),
			inHours(entry.independent)
		])
	};
}

/** Academic hours as papers have them: 4,5. */
export const numberInWords = (cell: string | number): string =>
	typeof cell === 'string' ? cell : new Intl.NumberFormat('lt', { maximumFractionDigits: 2 }).format(cell);

export const hoursInWords = (quarters: number): string => numberInWords(inHours(quarters));

export const dayWords = (day: string): string => dayInWords(day, 'lt');
