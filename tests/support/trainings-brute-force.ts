import type { Placement, TrainingsInstance } from '#planning';
import { combinations } from './trainings.ts';

type Way = { placement: Placement; cost: number };

/**
 * The least objective of a small problem by trying everything, written from the contract and not from the product: null
 * when the pins allow no plan at all.
 */
export function bestByTrying(instance: TrainingsInstance, current: readonly Placement[]): number | null {
	const ways = instance.schools.map((school) => waysOf(instance, school, current));
	const busy = new Set<string>();
	const spent = new Map<string, number>();
	let best = Infinity;
	const goOn = (at: number, sum: number): void => {
		if (sum >= best) return;
		if (at === ways.length) {
			best = sum;
			return;
		}
		for (const { placement, cost } of ways[at] ?? []) {
			const slots = placement.lecturers.flatMap((id) => placement.days.map((day) => id + day));
			const tired = placement.lecturers.some((id) => (spent.get(id) ?? 0) + 3 > limitOf(instance, id));
			if (tired || slots.some((slot) => busy.has(slot))) continue;
			for (const slot of slots) busy.add(slot);
			for (const id of placement.lecturers) spent.set(id, (spent.get(id) ?? 0) + placement.days.length);
			goOn(at + 1, sum + cost);
			for (const slot of slots) busy.delete(slot);
			for (const id of placement.lecturers) spent.set(id, (spent.get(id) ?? 0) - placement.days.length);
		}
	};
	goOn(0, 0);
	return best === Infinity ? null : best;
}

const limitOf = ({ lecturers }: TrainingsInstance, id: string) => lecturers.find((one) => one.id === id)?.maxDays ?? Infinity;

/** Every way to place one school, and – where no pin forbids it – none: a placement without days and lecturers. */
function waysOf(instance: TrainingsInstance, school: TrainingsInstance['schools'][number], current: readonly Placement[]): Way[] {
	const { weights, pins, lecturers, team } = instance;
	const pin = pins.find((one) => one.school === school.id);
	const before = current.find((one) => one.school === school.id);
	const none: Way = {
		placement: { school: school.id, days: [], lecturers: [] },
		cost: weights.unplaced + (before ? weights.changed : 0)
	};
	const ways = combinations([...school.days].sort(), 3).flatMap((days) => {
		const shape = shapeOf(instance, days);
		if (!shape || !school.patterns.includes(shape.pattern)) return [];
		if (pin?.days && !sameAs(pin.days, days)) return [];
		return combinations(lecturers, team).flatMap((chosen): Way[] => {
			const ids = chosen.map(({ id }) => id);
			if (pin?.lecturers && !sameAs(pin.lecturers, ids)) return [];
			if (chosen.some((one) => !one.topics.includes(school.topic) || one.blocked.some((day) => days.includes(day)))) return [];
			const road = chosen.reduce((sum, one) => sum + shape.blocks * 2 * kilometres(one, school) * weights.km, 0);
			const outside = days.filter((day) => school.preferred && (day < school.preferred.from || day > school.preferred.to)).length;
			const stays = !before || (sameAs(before.days, days) && sameAs(before.lecturers, ids));
			const cost = road + outside * weights.outsidePreferred + (stays ? 0 : weights.changed);
			return [{ placement: { school: school.id, days, lecturers: ids }, cost }];
		});
	});
	return pin ? ways : [...ways, none];
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
