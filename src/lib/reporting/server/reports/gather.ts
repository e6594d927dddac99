import { sql } from 'kysely';
import { inLocale, type Day, type Locale, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { inHours } from '#delivery';
import { termsOf } from '#delivery/server';
import { editionOf, type EditionOfCentre } from '#programmes/server';
import { toldCalls } from '#selection/server';
import { definitions, type Currency, type ReportContent } from '#reporting';
import { readBudget } from '../budget/index.ts';
import { readIndicators, type Figure } from '../indicators/index.ts';
import { reportWords } from './words.ts';

/** A list of a report; of `numeric` last columns the cells are numbers. Without rows its notes say why. */
export type ReportTable = {
	content: ReportContent;
	title: string;
	columns: string[];
	widths: number[];
	numeric: number;
	/** How many decimals the numbers have on paper: two of money, else as many as they need. */
	decimals?: 2;
	/** The columns, from 0, whose cells are days. */
	days?: readonly number[];
	rows: (string | number)[][];
	notes: string[];
};

/** What a report tells of its edition, as the records are now: sums and trainings, no names of people. Asked by the machine itself. */
export async function gatherReport(
	context: Context,
	{ edition_id, contents, locale }: { edition_id: string; contents: readonly ReportContent[]; locale: Locale }
): Promise<{ edition: EditionOfCentre; centre: string; tables: ReportTable[] }> {
	const { edition, centre } = await context.db.transaction().execute((trx) => headOf(trx, edition_id));
	const tables: ReportTable[] = [];
	for (const content of contents) tables.push(await gatherers[content](context, edition, locale));
	return { edition, centre, tables };
}

async function headOf(trx: Trx, editionId: string): Promise<{ edition: EditionOfCentre; centre: string }> {
	const edition = await editionOf(trx, editionId);
	if (!edition) throw new Error(`edition ${editionId} is gone`);
	const centre = await trx.selectFrom('people.organisation').select('name').where('id', '=', edition.centre_id).executeTakeFirstOrThrow();
	return { edition, centre: centre.name };
}

const tableOf = (
	content: ReportContent,
	locale: Locale,
	{ rows, notes, ...table }: Omit<ReportTable, 'content' | 'title'>
): ReportTable => {
	const { titles, nothing } = reportWords[locale];
	return { content, title: titles[content], ...table, rows, notes: rows.length > 0 ? notes : [nothing[content]] };
};

type Gather = (context: Context, edition: EditionOfCentre, locale: Locale) => Promise<ReportTable>;

const indicators: Gather = async (context, edition, locale) => {
	const words = reportWords[locale];
	const read = await readIndicators(context, { edition_id: edition.id });
	if (!read.ok) throw new Error(`the indicators of ${edition.id}: ${read.refusal}`);
	const rowOf = ({ indicator, target, actual, share, standing }: Figure) => {
		const { name, quarters } = definitions[indicator];
		const amount = (value: number) => (quarters ? inHours(value) : value);
		return [inLocale(name, locale), words.standing[standing], target === null ? '' : amount(target), amount(actual), share ?? ''];
	};
	const rows = [...read.value.aimed, ...read.value.beside].map(rowOf);
	return tableOf('indicators', locale, { columns: words.indicators, widths: [6, 3, 2, 2, 2], numeric: 3, rows, notes: [words.live] });
};

const budget: Gather = async (context, edition, locale) => {
	const words = reportWords[locale];
	const read = await readBudget(context, { edition_id: edition.id });
	if (!read.ok) throw new Error(`the budget of ${edition.id}: ${read.refusal}`);
	const { currency, lines, total, costs } = read.value;
	const sums = ({ planned, committed, spent, free }: typeof total) => [planned, committed, spent, free].map((cents) => cents / 100);
	const rows = lines.map((line) => [line.name, words.sources[line.source] ?? line.source, ...sums(line.sums)]);
	const costOf = (of: 'training' | 'participant', cents: number | null) =>
		cents === null ? [] : [words.cost(of, moneyIn(cents, currency, locale))];
	return tableOf('budget', locale, {
		...{ columns: words.budget(currency === 'EUR' ? '€' : 'Lt'), widths: [5, 3, 2, 2, 2, 2], numeric: 4, decimals: 2 },
		rows: rows.length > 0 ? [...rows, [words.total, '', ...sums(total)]] : [],
		notes: [...costOf('training', costs.of_training), ...costOf('participant', costs.of_participant)]
	});
};

const moneyIn = (cents: number, currency: Currency, locale: Locale): string =>
	`${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100)} ${currency === 'EUR' ? '€' : 'Lt'}`;

type TrainingRow = {
	reference: string;
	kind: 'training' | 'team_training' | 'meeting';
	school: string | null;
	network: Text | null;
	first_on: Day;
	last_on: Day;
	participants: number;
	quarters: number;
	certificates: number;
};

const trainings: Gather = async ({ db }, edition, locale) => {
	const words = reportWords[locale];
	const { rows, minutes } = await db.transaction().execute(async (trx) => ({
		minutes: (await termsOf(trx, edition)).minutes_an_hour,
		rows: await trainingsOf(trx, edition.id)
	}));
	return tableOf('trainings', locale, {
		...{ columns: words.trainings, widths: [0, 3, 5, 0, 0, 0, 0, 0], numeric: 3, days: [3, 4], notes: [words.hours(minutes)] },
		rows: rows.map((one) => [
			...[
				one.reference,
				words.kinds[one.kind],
				one.school ?? (one.network ? inLocale(one.network, locale) : ''),
				one.first_on,
				one.last_on
			],
			...[one.participants, inHours(one.quarters), one.certificates]
		])
	});
};

/** Deliveries of an edition of which the ledger has hours, with the people and certificates in force. */
async function trainingsOf(trx: Trx, editionId: string): Promise<TrainingRow[]> {
	const { rows } = await sql<TrainingRow>`
		select d.reference, d.kind, school.name as school, network.name as network, held.first_on, held.last_on, held.participants, held.quarters,
			(select count(*)::int from credentials.certificate c where c.delivery_id = d.id
				and not exists (select from credentials.revocation r where r.certificate_id = c.id)
				and not exists (select from credentials.certificate later where later.replaces_id = c.id)) as certificates
		from delivery.delivery d
		join lateral (
			select min(h.held_on) as first_on, max(h.held_on) as last_on, count(distinct h.person_id) filter (where h.as_what = 'participant')::int as participants,
				coalesce(sum(h.contact + h.consultation + h.independent) filter (where h.as_what = 'participant'), 0)::int as quarters
			from delivery.hours h where h.delivery_id = d.id and h.superseded_at is null
		) held on held.first_on is not null
		left join people.organisation school on school.id = d.school_id
		left join networks.network network on network.id = d.network_id
		where d.edition_id = ${editionId}
		order by held.first_on, d.reference`.execute(trx);
	return rows;
}

type CountyRow = Record<'sent' | 'accepted' | 'reserve' | 'rejected' | 'undecided' | 'withdrawn', number> & { county: string | null };

const applications: Gather = async ({ db }, edition, locale) => {
	const words = reportWords[locale];
	const counties = await db.transaction().execute((trx) => countiesOf(trx, edition.id));
	const sums = (one: Omit<CountyRow, 'county'>) => [one.sent, one.accepted, one.reserve, one.rejected, one.undecided, one.withdrawn];
	const rows = counties.map((one) => [one.county ?? words.nowhere, ...sums(one)]);
	const total = counties.map(sums).reduce((all, one) => all.map((sum, at) => sum + (one[at] ?? 0)), [0, 0, 0, 0, 0, 0]);
	return tableOf('applications', locale, {
		...{ columns: words.applications, widths: [4, 2, 2, 2, 2, 2, 2], numeric: 6, notes: [] },
		rows: rows.length > 0 ? [...rows, [words.total, ...total]] : []
	});
};

/**
 * Applications that were sent, by the county of the school; each stands in one of the columns after the first. What was decided is told once every letter
 * is sent: where one school of a county applied, its column names it.
 */
async function countiesOf(trx: Trx, editionId: string): Promise<CountyRow[]> {
	const told = await toldCalls(trx, editionId);
	const { rows } = await sql<CountyRow>`
		select county.name as county, count(*)::int as sent,
			count(*) filter (where a.state <> 'withdrawn' and d.outcome = 'accepted')::int as accepted,
			count(*) filter (where a.state <> 'withdrawn' and d.outcome = 'reserve')::int as reserve,
			count(*) filter (where a.state <> 'withdrawn' and d.outcome = 'rejected')::int as rejected,
			count(*) filter (where a.state <> 'withdrawn' and d.outcome is null)::int as undecided,
			count(*) filter (where a.state = 'withdrawn')::int as withdrawn
		from applications.application a
		join programmes.call on call.id = a.call_id
		left join selection.decision d on d.application_id = a.id and d.superseded_at is null and d.act_id is not null and a.call_id = any(${told}::uuid[])
		left join schools.county county on county.code = a.county_code
		where call.edition_id = ${editionId} and a.sent_at is not null
		group by county.name
		order by county.name collate "lt-x-icu"`.execute(trx);
	return rows;
}

const gatherers: Record<ReportContent, Gather> = { indicators, budget, trainings, applications };
