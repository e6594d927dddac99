import { isDay, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { EditionOfCentre } from '#programmes/server';
import { linesOf, type Line, type ToState } from '../../statement.ts';
import { heldIn, homeOf, toState, travelledBy } from './rows.ts';

export type Range = { from_on: Day; to_on: Day };
export type Drafted = { entries: ToState[]; lines: Line[]; home: string | null };

/** What a lecturer would state of an edition for these days, as the ledger says it now. */
export async function draftOf(
	trx: Trx,
	context: Pick<Context, 'now'>,
	{ person_id, edition, range }: { person_id: string; edition: Pick<EditionOfCentre, 'id'>; range: Range }
): Promise<Drafted> {
	const all = await toState(trx, person_id, edition.id);
	const entries = all.filter(({ held_on }) => range.from_on <= held_on && held_on <= range.to_on);
	const home = await homeOf(trx, person_id);
	const travelled = await travelledBy(trx, person_id, edition.id);
	const lines = linesOf(entries, await heldIn(trx, context, edition.id), { home, travelled });
	return { entries, lines, home: home?.name ?? null };
}

/** The days that were asked for; null where they make no sense. What is left out is the whole of what can be stated. */
export function rangeOf(
	asked: { from_on?: string; to_on?: string },
	entries: readonly Pick<ToState, 'held_on'>[],
	today: Day
): Range | null {
	const from_on = asked.from_on || (entries[0]?.held_on ?? today);
	const to_on = asked.to_on || (entries.at(-1)?.held_on ?? today);
	return isDay(from_on) && isDay(to_on) && from_on <= to_on && inReason(from_on) && inReason(to_on) ? { from_on, to_on } : null;
}

const inReason = (day: Day): boolean => '2000-01-01' <= day && day <= '2199-12-31';
