import type { Placement, TrainingsInstance } from '#planning';
import { combinations } from './trainings.ts';

/** What a way of placing a school – or none, `null` – adds to the sum; null when it may not be. */
type Price = (school: School, way: Priced | null) => number | null;
type Priced = { days: string[]; lecturers: string[]; road: number; outside: number };
type School = TrainingsInstance['schools'][number];

/**
 * The least objective of a small problem by trying everything, written from the contract and not from the product: null
 * when the pins allow no plan at all.
 */
export function bestByTrying(instance: TrainingsInstance, current: readonly Placement[]): number | null {
	const { weights, pins } = instance;
	return leastSum(instance, (school, way) => {
		const before = current.find((one) => one.school === school.id);
		if (!way) return pins.some((pin) => pin.school === school.id) ? null : weights.unplaced + (before ? weights.changed : 0);
		const stays = !before || (sameAs(before.days, way.days) && sameAs(before.lecturers, way.lecturers));
		return way.road + way.outside + (stays ? 0 : weights.changed);
	});
}

/** How many people a repair moves that keeps every school which has a plan; null when there is none. */
export function fewestByTrying(instance: TrainingsInstance, current: readonly Placement[]): number | null {
	return leastSum(instance, ({ id, people = 8 }, way) => {
		const before = current.find((one) => one.school === id);
		if (!before || !way) return before || way || instance.pins.some(({ school }) => school === id) ? null : 0;
		const [held, holds] = [before.lecturers, way.lecturers];
		const both = held.filter((one) => holds.includes(one)).length;
		if (sameAs(before.days, way.days)) return held.length + holds.length - 2 * both;
		return people + held.length + holds.length - both;
	});
}

/** The least sum of any plan that keeps the rules, by trying all of them. */
function leastSum(instance: TrainingsInstance, price: Price): number | null {
	const ways = instance.schools.map((school) =>
		waysOf(instance, school)
			.flatMap((way) => ({ days: way?.days ?? [], lecturers: way?.lecturers ?? [], cost: price(school, way) }))
			.flatMap((way) => (way.cost === null ? [] : [{ ...way, cost: way.cost }]))
			.sort((a, b) => a.cost - b.cost)
	);
	const busy = new Set<string>();
	const spent = new Map<string, number>();
	let best = Infinity;
	const least = ways.map((some) => Math.min(...some.map(({ cost }) => cost)));
	const goOn = (at: number, sum: number): void => {
		if (least.slice(at).reduce((total, cost) => total + cost, sum) >= best) return;
		if (at === ways.length) {
			best = sum;
			return;
		}
		for (const { days, lecturers, cost } of ways[at] ?? []) {
			const slots = lecturers.flatMap((id) => days.map((day) => id + day));
			const tired = lecturers.some((id) => (spent.get(id) ?? 0) + 3 > limitOf(instance, id));
			if (tired || slots.some((slot) => busy.has(slot))) continue;
			for (const slot of slots) busy.add(slot);
			for (const id of lecturers) spent.set(id, (spent.get(id) ?? 0) + days.length);
			goOn(at + 1, sum + cost);
			for (const slot of slots) busy.delete(slot);
			for (const id of lecturers) spent.set(id, (spent.get(id) ?? 0) - days.length);
		}
	};
	goOn(0, 0);
	return best === Infinity ? null : best;
}

const limitOf = ({ lecturers }: TrainingsInstance, id: string) => lecturers.find((one) => one.id === id)?.maxDays ?? Infinity;

/** Every way to place one school by the rules that concern it alone, and none. */
function waysOf(instance: TrainingsInstance, school: School): (Priced | null)[] {
	const { weights, pins, lecturers, team } = instance;
	const pin = pins.find((one) => one.school === school.id);
	const ways = combinations([...school.days].sort(), 3).flatMap((days) => {
		const shape = shapeOf(instance, days);
		if (!shape || !school.patterns.includes(shape.pattern)) return [];
		if (pin?.days && !sameAs(pin.days, days)) return [];
		return combinations(lecturers, team).flatMap((chosen): Priced[] => {
			const ids = chosen.map(({ id }) => id);
			if (pin?.lecturers && !sameAs(pin.lecturers, ids)) return [];
			if (chosen.some((one) => !one.topics.includes(school.topic) || one.blocked.some((day) => days.includes(day)))) return [];
			const road = chosen.reduce((sum, one) => sum + shape.blocks * 2 * kilometres(one, school) * weights.km, 0);
			const outside = days.filter((day) => school.preferred && (day < school.preferred.from || day > school.preferred.to)).length;
			return [{ days, lecturers: ids, road, outside: outside * weights.outsidePreferred }];
		});
	});
	return [...ways, null];
}

const sameAs = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

/** The pattern of three days, or null: gaps are told apart by walking from day to day. */
function shapeOf({ calendar, gap }: TrainingsInstance, days: readonly string[]) {
	const steps = days.slice(1).map((day, at) => {
		let walked = 0;
		let working = 0;
		for (let time = Date.parse(days[at] as string); time < Date.parse(day);) {
			time += 86_400_000;
			walked++;
			const iso = new Date(time).toISOString().slice(0, 10);
			if (![0, 6].includes(new Date(time).getUTCDay()) && !calendar.closed.includes(iso)) working++;
		}
		return working === 1 ? 'next' : walked >= gap.min && walked <= gap.max ? 'gap' : 'wrong';
	});
	const shapes = { 'next,next': 'three-in-a-row', 'next,gap': 'two-plus-one', 'gap,gap': 'three-singles' } as const;
	const pattern = shapes[steps.join() as keyof typeof shapes];
	return pattern ? { pattern, blocks: 1 + steps.filter((step) => step === 'gap').length } : null;
}

function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const h =
		Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
		Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
	return Math.round(2 * 6371.0088 * Math.asin(Math.sqrt(h)));
}
