import { sql } from 'kysely';
import { done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context } from '#platform/server';
import { editionFor, editionOverseen } from '#programmes/server';
import { currencyOf, sumOf, unitCost, type Currency, type LineSums } from '#reporting';
import { countsOf } from '../indicators/counters.ts';
import { linesOf, type BudgetLine, type FundingSource } from './lines.ts';

type EditionHead = { id: string; slug: string; name: Text; starts_on: Day; ends_on: Day; funding: FundingSource[] };

export type Budget = {
	edition: EditionHead;
	currency: Currency;
	lines: BudgetLine[];
	/** Whether its lines can be opened and changed: by officers of the centre. */
	managed: boolean;
	total: LineSums;
	/** What was paid by what was held; cents, null where there is nothing to divide by. */
	costs: { trainings: number; participants: number; of_training: number | null; of_participant: number | null };
};

/** The budget of an edition: lines with their sums, and what a training and a participant cost so far. By an officer of the centre, and by whoever answers for the programme, without entries. */
export function readBudget(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<Budget, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionOverseen(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const lines = await linesOf(trx, { edition_id: edition.id });
		const total = addUp(lines.map(({ sums }) => sums));
		const trainings = sumOf(await countsOf(trx, edition, 'trainings_held', context.now));
		const { rows } = await sql<{ participants: number }>`
			select count(distinct h.person_id)::int as participants from delivery.hours h
			where h.edition_id = ${edition.id} and h.as_what = 'participant' and h.superseded_at is null`.execute(trx);
		const participants = rows[0]?.participants ?? 0;
		const { id, slug, name, starts_on, ends_on, terms } = edition;
		return done({
			edition: { id, slug, name, starts_on, ends_on, funding: terms.funding },
			currency: currencyOf(edition),
			lines: edition.managed ? lines : lines.map((line) => ({ ...line, entries: [], plans: [] })),
			managed: edition.managed,
			total,
			costs: {
				...{ trainings, participants },
				of_training: unitCost(total.spent, trainings),
				of_participant: unitCost(total.spent, participants)
			}
		});
	});
}

export type BudgetLinePage = { edition: EditionHead; currency: Currency; line: BudgetLine };

/** A line with its history. By an officer of the centre. */
export function readBudgetLine(context: Context, { line_id }: { line_id: string }): Promise<Outcome<BudgetLinePage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const line = isId(line_id) ? (await linesOf(trx, { id: line_id }))[0] : undefined;
		const edition = line && (await editionFor(trx, context, line.edition_id));
		if (!line || !edition) return refused('not_found');
		const { id, slug, name, starts_on, ends_on, terms } = edition;
		return done({ edition: { id, slug, name, starts_on, ends_on, funding: terms.funding }, currency: currencyOf(edition), line });
	});
}

const addUp = (sums: readonly LineSums[]): LineSums =>
	sums.reduce(
		(all, one) => ({
			planned: all.planned + one.planned,
			committed: all.committed + one.committed,
			spent: all.spent + one.spent,
			free: all.free + one.free
		}),
		{ planned: 0, committed: 0, spent: 0, free: 0 }
	);
