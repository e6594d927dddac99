import * as v from 'valibot';
import type { Day } from '#platform';

/** The six domains of a network's health (N-04), each answered from one to four. */
export const healthItems = ['leadership', 'roles', 'connections', 'improvement', 'culture', 'context'] as const;
export type HealthItem = (typeof healthItems)[number];

const mark = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4));
export const HealthSchema = v.strictObject({
	leadership: v.nullable(mark),
	roles: v.nullable(mark),
	connections: v.nullable(mark),
	improvement: v.nullable(mark),
	culture: v.nullable(mark),
	context: v.nullable(mark)
});
export type HealthAnswers = v.InferOutput<typeof HealthSchema>;

/** So many people must have answered before anything is shown of what they said: of fewer one could tell who said what. */
export const fewestAnswers = 3;

export type ItemHealth = {
	item: HealthItem;
	/** How many answered it, and the mean with two decimals; nothing when fewer than three did. */
	answered: number;
	mean: number | null;
};

/** What the people of a network say of it: by item the mean of those who answered it. Weakness in one limits the whole: `weakest` names it. */
export function healthOf(answers: readonly HealthAnswers[]): { items: ItemHealth[]; people: number; weakest: HealthItem | null } {
	const items = healthItems.map((item): ItemHealth => {
		const marks = answers.flatMap((one) => (one[item] === null ? [] : [one[item]]));
		const enough = marks.length >= fewestAnswers;
		return {
			item,
			answered: marks.length,
			mean: enough ? Math.round((marks.reduce((a, b) => a + b, 0) / marks.length) * 100) / 100 : null
		};
	});
	const told = items.flatMap(({ item, mean }) => (mean === null ? [] : [{ item, mean }]));
	const least = Math.min(...told.map(({ mean }) => mean));
	const weakest = told.filter(({ mean }) => mean === least);
	const spread = new Set(told.map(({ mean }) => mean)).size > 1;
	return { items, people: answers.length, weakest: spread && weakest.length === 1 ? (weakest[0]?.item ?? null) : null };
}

/** The first day of the quarter to which a day belongs. */
export function quarterOf(day: Day): Day {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01` as Day;
}
