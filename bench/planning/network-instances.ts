import { randomFrom } from '../../src/lib/planning/server/networks/random.ts';

/** Towns of Lithuania with the share of schools in and around each: [latitude, longitude, share]. */
const towns = [
	[54.69, 25.28, 16],
	[54.9, 23.9, 12],
	[55.71, 21.14, 7],
	[55.93, 23.32, 6],
	[55.73, 24.36, 5],
	[54.4, 24.05, 3],
	[54.56, 23.35, 3],
	[56.31, 22.34, 3],
	[55.98, 22.25, 3],
	[55.25, 22.29, 3],
	[55.5, 25.6, 3],
	[55.07, 24.28, 3],
	[55.29, 23.97, 3],
	[54.22, 24.57, 2],
	[56.2, 24.75, 2],
	[55.91, 21.06, 2],
	[55.35, 21.48, 2],
	[54.63, 24.93, 2],
	[54.31, 25.39, 2],
	[55.23, 26.15, 2],
	[55.6, 26.43, 1]
] as const;
const topics = ['behaviour', 'belonging', 'assessment', 'reading', 'cooperation', 'digital'];
const types = ['gymnasium', 'progymnasium', 'basic', 'primary', 'special'];

export type MadeUp = { schools: number; groups: number; size: number; seed: number; topic: number; sameType: number; pairs: number };

/** A made-up problem as a programme could have it: schools around towns, with problems, types, and some pairs that must be (or not be) together. */
export function networkInstance({ schools, groups, size, seed, topic, sameType, pairs }: MadeUp) {
	const random = randomFrom(seed);
	const all = towns.reduce((sum, [, , share]) => sum + share, 0);
	const town = () => {
		let left = random() * all;
		return towns.find(([, , share]) => (left -= share) < 0) ?? towns[0];
	};
	const around = () => (random() + random() + random() - 1.5) * 0.3;
	const one = <Of>(list: readonly Of[]) => list[Math.floor(random() * list.length)] as Of;
	const points = Array.from({ length: schools }, (_, index) => {
		const [latitude, longitude] = town();
		const at = [round(latitude + around()), round(longitude + around() * 1.7)];
		return { id: `s${index + 1}`, at, weight: 1, topic: one(topics), type: one(types) };
	});
	const pair = (at: number) => [`s${at + 1}`, `s${at + 2}`];
	return {
		metric: 'great-circle-km',
		groups,
		size: { min: size, max: size },
		points,
		apart: Array.from({ length: pairs }, (_, index) => pair(index * 4)),
		together: Array.from({ length: Math.floor(pairs / 2) }, (_, index) => pair(index * 4 + 2)),
		fixed: pairs > 0 ? [{ id: `s${schools}`, with: `s${schools - 1}` }] : [],
		weights: { distance: 1, topic, sameType }
	};
}

const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
