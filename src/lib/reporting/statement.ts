import * as v from 'valibot';
import type { Day } from '#platform';
import { kilometresBetween, type Place } from '#schools';

const quarters = v.pipe(v.number(), v.integer());

/** A day at one delivery, as a lecturer states it. Hours are quarters of an academic hour; below 0 where a correction takes them back. */
export const LineSchema = v.object({
	on: v.string(),
	delivery_id: v.string(),
	reference: v.string(),
	/** The school or the network. */
	of: v.string(),
	title: v.string(),
	place: v.string(),
	contact: quarters,
	consultation: quarters,
	/** What the rule reckons there and back; null where it reckons nothing. */
	reckoned: v.nullable(v.pipe(v.number(), v.integer())),
	/** What is stated: the reckoned kilometres, or what the lecturer wrote instead. */
	kilometres: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Hours of the day were stated before, and the register was corrected since. */
	correction: v.boolean()
});
export type Line = v.InferOutput<typeof LineSchema>;

/** A statement as it was handed over. It never changes. */
export const StatementSchema = v.object({
	version: v.literal(1),
	reference: v.string(),
	lecturer: v.string(),
	programme: v.string(),
	edition: v.string(),
	/** Where the way begins: the municipality of the lecturer; null where none is known. */
	home: v.nullable(v.string()),
	/** How many minutes an academic hour has (H-01). */
	minutes_an_hour: v.number(),
	lines: v.pipe(v.array(LineSchema), v.maxLength(5000))
});
export type Statement = v.InferOutput<typeof StatementSchema>;

export type Totals = { contact: number; consultation: number; kilometres: number };

export const totalsOf = (lines: readonly Line[]): Totals =>
	lines.reduce(
		(sum, { contact, consultation, kilometres }) => ({
			contact: sum.contact + contact,
			consultation: sum.consultation + consultation,
			kilometres: sum.kilometres + kilometres
		}),
		{ contact: 0, consultation: 0, kilometres: 0 }
	);

/** An entry of the ledger that is to be stated, or that was stated and is taken back because a correction has superseded it. */
export type ToState = {
	id: string;
	held_on: Day;
	delivery_id: string;
	/** Null for a consultation outside the half-days. */
	session_id: string | null;
	contact: number;
	consultation: number;
	independent: number;
	taken_back: boolean;
};

/** What is told of a delivery, and where it is held when that is known. */
export type Held = { reference: string; of: string; title: string; place: string; venue: Place | null };

export type Travel = {
	home: Place | null;
	/** Days at deliveries whose way stands in a statement already, as `keyOf` has them. */
	travelled: ReadonlySet<string>;
};

export const keyOf = ({ on, delivery_id }: { on: Day; delivery_id: string }): string => `${on}_${delivery_id}`;

/**
 * The lines of a statement: one for each day and delivery, in the order of days. The way is reckoned once for a day on which a half-day was held:
 * there and back between the lecturer's municipality and the place, in a straight line, each way to a whole kilometre.
 * A consultation has no way, nor has a day whose way was stated before.
 */
export function linesOf(entries: readonly ToState[], deliveries: ReadonlyMap<string, Held>, { home, travelled }: Travel): Line[] {
	const days = Map.groupBy(entries, ({ held_on, delivery_id }) => keyOf({ on: held_on, delivery_id }));
	return [...days]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.flatMap(([key, ofDay]) => {
			const [first] = ofDay;
			const held = first && deliveries.get(first.delivery_id);
			if (!first || !held) return [];
			const { venue, ...told } = held;
			const goes = !travelled.has(key) && ofDay.some(({ session_id, taken_back }) => session_id !== null && !taken_back);
			const reckoned = goes && home && venue ? thereAndBack(home, venue) : null;
			return [
				{
					...told,
					on: first.held_on,
					delivery_id: first.delivery_id,
					contact: sum(ofDay, ({ contact }) => contact),
					consultation: sum(ofDay, ({ consultation }) => consultation),
					reckoned,
					kilometres: reckoned ?? 0,
					correction: ofDay.some(({ taken_back }) => taken_back)
				}
			];
		});
}

/** Whole kilometres there and back, in a straight line. */
export const thereAndBack = (home: Place, venue: Place): number => 2 * Math.round(kilometresBetween(home, venue));

const sum = (entries: readonly ToState[], hours: (entry: ToState) => number): number =>
	entries.reduce((total, entry) => total + (entry.taken_back ? -1 : 1) * hours(entry), 0);

/** More than anybody drives in a day in Lithuania and back. */
export const mostKilometres = 1500;

/**
 * The lines with the kilometres that the lecturer wrote, by `keyOf`. What is left out stays as reckoned. Null for a line where something else
 * than a whole number of kilometres up to `mostKilometres` was written.
 */
export function withKilometres(lines: readonly Line[], written: Readonly<Record<string, string>>): (Line | null)[] {
	return lines.map((line) => {
		const typed = (written[keyOf(line)] ?? '').replace(/\s|km\.?/gi, '');
		if (typed === '') return line;
		if (!/^\d{1,4}$/.test(typed) || Number(typed) > mostKilometres) return null;
		return { ...line, kilometres: Number(typed) };
	});
}

export type StatementState = 'waiting' | 'approved' | 'withdrawn';
export const stateOfStatement = (row: { approved_at: unknown; withdrawn_at: unknown }): StatementState =>
	row.approved_at ? 'approved' : row.withdrawn_at ? 'withdrawn' : 'waiting';
