import { sql } from 'kysely';
import * as v from 'valibot';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import { through, type Context, type Trx } from '#platform/server';
import { deliveriesOf, deliveryById, readerOf, type DeliveryReader } from '#delivery/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { QuestionsSchema, type Answers } from '../../question.ts';
import { groupSums, type GroupSum } from '../../suppression.ts';
import { openedSheet } from './commitment-record.ts';
import { groupings, groupsBy, namesOf, type Group, type Grouped, type Grouping } from '../pooled.ts';

/** What came of commitments so many weeks after the last day. */
export type FollowSums<Told> = { weeks: number; told: Told };

/** The sums of one delivery for whoever may read those of its evaluation: nothing under five answers (G-06), and the same bricks as over many. */
export function readFollowSums(
	context: Context,
	{ delivery_id }: { delivery_id: string }
): Promise<Outcome<FollowSums<GroupSum[]>[], 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await deliveryById(trx, delivery_id);
		const as = delivery && (await readerOf(trx, context, delivery))?.as;
		if (!delivery || !as || !mayRead.includes(as)) return refused('not_found');
		const all = await closedAskings(trx, delivery.edition_id, dayOf(context.now));
		const told = all.map(({ weeks, grouped }) => ({
			weeks,
			told: groupSums(
				`training ${delivery.id}`,
				grouped.map(({ survey }) => survey)
			)
		}));
		return done(told.filter((one) => one.told.length > 0));
	});
}

const mayRead: readonly DeliveryReader[] = ['lecturer', 'officer', 'school'];

/** The same laid together over an edition, for an officer of its centre. */
export function readPooledFollowSums(
	context: Context,
	{ edition_id, by }: { edition_id: string; by: Grouping }
): Promise<Outcome<{ edition: EditionOfCentre; sums: FollowSums<Group[]>[] }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const all = await closedAskings(trx, edition.id, dayOf(context.now));
		const sums = all.map(({ weeks, grouped }) => ({ weeks, told: groupsBy(grouped, by) }));
		return done({ edition, sums: sums.filter(({ told }) => told.length > 0) });
	});
}

type Row = { id: string; delivery_id: string; weeks: number; questions: unknown; closed_on: Day };

/** The closed askings of an edition by their weeks, in the order of their closing. What was closed today is told from tomorrow on. */
async function closedAskings(trx: Trx, editionId: string, today: Day): Promise<{ weeks: number; grouped: Grouped[] }[]> {
	const { rows } = await sql<Row>`
		select f.id, f.delivery_id, f.weeks, f.questions, f.closed_on
		from evaluation.follow_through f
		join delivery.delivery d on d.id = f.delivery_id and d.edition_id = ${editionId}
		where f.closed_on < ${today}::date
		order by f.weeks, f.closed_on, f.id`.execute(trx);
	const sheets = await sheetsOf(trx, rows);
	const deliveries = await deliveriesOf(trx, { ids: rows.map(({ delivery_id }) => delivery_id) });
	const named = new Map<string, Grouped['named']>();
	for (const delivery of deliveries) named.set(delivery.id, await namesOf(trx, delivery));
	const weeks = [...new Set(rows.map((row) => row.weeks))];
	return weeks.map((week) => ({
		weeks: week,
		grouped: rows
			.filter((row) => row.weeks === week)
			.flatMap((row) => groupedOf({ ...row, sheets: sheets.get(row.id) ?? [] }, named.get(row.delivery_id)))
	}));
}

/** The sheets of askings, opened; one that was sealed with another secret is not there. */
async function sheetsOf(trx: Trx, rows: readonly Row[]): Promise<Map<string, Answers[]>> {
	const ids = rows.map(({ id }) => id);
	if (ids.length === 0) return new Map();
	const asked = trx
		.selectFrom('evaluation.follow_through_sheet')
		.select(['id', 'follow_through_id', 'answers', 'words'])
		.where('follow_through_id', 'in', ids)
		.orderBy('id');
	const kept = await through(trx, 'sheets', () => asked.execute());
	const sheets = new Map<string, Answers[]>();
	for (const { id, follow_through_id, answers, words } of kept) {
		const said = words ? openedSheet(id, words) : (answers as Answers);
		if (said) sheets.set(follow_through_id, [...(sheets.get(follow_through_id) ?? []), said]);
	}
	return sheets;
}

function groupedOf({ id, questions, sheets, closed_on }: Row & { sheets: Answers[] }, named: Grouped['named'] | undefined): Grouped[] {
	if (!named) return [];
	const groups = groupings.map((by) => named[by].key);
	return [{ survey: { id, groups, questions: v.parse(QuestionsSchema, questions), sheets }, closed_on, named }];
}
