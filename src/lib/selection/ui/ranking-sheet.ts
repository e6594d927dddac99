import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import { scoreInWords, type NotRanked, type Placed, type TieBreak } from '#selection';
import { placeWords, whyWords } from './deciding-words.ts';
import { tieInWords } from './tie-words.ts';

type Row = Placed & { reference: string; school: string; priority: boolean; tie: TieBreak | null };

/** The ranking as a sheet: a row of headings, those ranked, then those who are not, with why. */
export function rankingSheet(
	{ rows, not_ranked }: { rows: readonly Row[]; not_ranked: readonly (NotRanked & { reference: string; school: string })[] },
	locale: Locale
): string[][] {
	return [
		[
			m.deciding_column_rank(),
			m.deciding_column_reference(),
			m.deciding_column_school(),
			m.deciding_column_score(),
			m.deciding_priority(),
			m.deciding_column_proposed(),
			m.deciding_column_reserve_place(),
			m.deciding_column_tie()
		],
		...rows.map((row) => [
			String(row.rank),
			row.reference,
			row.school,
			scoreInWords(row, locale),
			row.priority ? m.deciding_yes() : m.deciding_no(),
			placeWords[row.place](),
			row.reserve_place === null ? '' : String(row.reserve_place),
			row.tie ? tieInWords(row.tie) : ''
		]),
		...not_ranked.map(({ reference, school, why }) => ['', reference, school, '', '', whyWords[why](), '', ''])
	];
}
