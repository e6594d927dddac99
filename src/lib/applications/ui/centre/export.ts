import { m } from '#lib/messages/messages.js';
import { shortDate, time } from '#lib/ui/format.ts';
import type { Need, State } from '#applications';
import { needWords, outcomeWords, stateWords } from './list-words.ts';

type Row = {
	reference: string;
	school_name: string;
	municipality: string | null;
	topic: string | null;
	outcome: 'yes' | 'review' | 'no';
	priority: boolean;
	state: State;
	need: Need;
	sent_at: Date;
	late: boolean;
	due_at: Date | null;
};

/** The list as a sheet: a row of headings, then one row for each application. */
export function sheetOf(rows: readonly Row[]): string[][] {
	const yesNo = (is: boolean) => (is ? m.application_centre_yes() : m.application_centre_no());
	return [
		[
			m.application_centre_column_reference(),
			m.application_centre_column_school(),
			m.application_centre_column_municipality(),
			m.application_centre_column_topic(),
			m.application_centre_column_outcome(),
			m.application_centre_column_priority(),
			m.application_centre_column_state(),
			m.application_centre_column_need(),
			m.application_centre_column_sent(),
			m.application_centre_column_late(),
			m.application_centre_column_due()
		],
		...rows.map((row) => [
			row.reference,
			row.school_name,
			row.municipality ?? '',
			row.topic ?? '',
			outcomeWords[row.outcome](),
			yesNo(row.priority),
			stateWords[row.state]?.() ?? '',
			needWords[row.need](),
			moment(row.sent_at),
			yesNo(row.late),
			row.due_at ? moment(row.due_at) : ''
		])
	];
}

/** A moment as spreadsheets sort and read it: „2026-11-27 10:24“. */
const moment = (at: Date): string => `${shortDate(at)} ${time(at)}`;
