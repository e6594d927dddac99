import { m } from '#lib/messages/messages.js';
import { inLocale, type Locale } from '#platform';
import { asWorkbook, disposition } from '#platform/server';
import { inHours } from '#delivery';
import { readActivity, type ActivityRow } from '#reporting/server';
import { allowed } from '../../../allowed.ts';
import type { RequestHandler } from './$types';

/** Three years of what was held, delivery by delivery and year by year (H-05). */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { from_on, to_on, rows } = allowed(await readActivity(locals.context, { programme: params.programme }), locals, url);
	const { locale, now } = locals.context;
	const book = await asWorkbook(
		[
			{ name: m.activity_sheet_held(), rows: [heads(), ...rows.map((row) => lineOf(row, locale))] },
			{ name: m.activity_sheet_years(), rows: [yearHeads(), ...yearsOf(rows)] }
		],
		now
	);
	return new Response(new Uint8Array(book), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': disposition('attachment', `${m.activity_file_name()}-${from_on}-${to_on}.xlsx`),
			'cache-control': 'private, no-store'
		}
	});
};

const heads = () => [
	m.activity_reference(),
	m.activity_kind(),
	m.activity_edition(),
	m.activity_title(),
	m.activity_of(),
	m.activity_municipality(),
	m.activity_first_on(),
	m.activity_last_on(),
	...counted()
];
const yearHeads = () => [m.activity_year(), m.activity_deliveries(), ...counted()];
const counted = () => [
	m.activity_participants(),
	m.activity_participant_hours(),
	m.activity_lecturers(),
	m.activity_lecturer_hours(),
	m.activity_certificates()
];

const kinds: Record<ActivityRow['kind'], () => string> = {
	training: m.activity_kind_training,
	team_training: m.activity_kind_team_training,
	meeting: m.activity_kind_meeting
};

const lineOf = (row: ActivityRow, locale: Locale): (string | number)[] => [
	row.reference,
	kinds[row.kind](),
	inLocale(row.edition, locale),
	inLocale(row.title, locale),
	row.of,
	row.municipality ?? '',
	row.first_on,
	row.last_on,
	...countsOf([row])
];

/** Deliveries by the year in which they began. Who took part in two is counted in each, as the ledger has it. */
const yearsOf = (rows: readonly ActivityRow[]): (string | number)[][] =>
	[...Map.groupBy(rows, ({ first_on }) => first_on.slice(0, 4))].map(([year, all]) => [year, all.length, ...countsOf(all)]);

function countsOf(rows: readonly ActivityRow[]): number[] {
	const sum = (pick: (row: ActivityRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
	return [
		sum(({ participants }) => participants),
		inHours(sum(({ participant_hours }) => participant_hours)),
		sum(({ lecturers }) => lecturers),
		inHours(sum(({ lecturer_hours }) => lecturer_hours)),
		sum(({ certificates }) => certificates)
	];
}
