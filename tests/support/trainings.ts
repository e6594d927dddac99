import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { understandTrainings, type Placement, type TrainingsInstance } from '#planning';

/** What the contract's own checker says of a plan: nothing, when every rule holds and the stated objective is right. */
export function checkedByContract(instance: unknown, plan: unknown, current?: readonly Placement[]): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'kartu-check-'));
	const file = (name: string, content: unknown) => {
		writeFileSync(join(folder, name), JSON.stringify(content));
		return join(folder, name);
	};
	try {
		const files = [
			file('instance.json', instance),
			file('plan.json', plan),
			...(current ? [file('current.json', { placements: current })] : [])
		];
		execFileSync(process.execPath, ['docs/contracts/check-trainings.mjs', ...files], { stdio: 'pipe' });
		return [];
	} catch (error) {
		return String((error as { stdout: Buffer }).stdout)
			.trim()
			.split('\n');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Three weeks of May 2027 with a closed Wednesday in the middle. */
const days = ['03', '04', '05', '06', '07', '10', '11', '13', '14', '17', '18', '19', '20', '21'].map((day) => `2027-05-${day}`);
const topics = ['reading', 'maths'];
const patterns = ['three-in-a-row', 'two-plus-one', 'three-singles'];

const someDays = (least: number, most: number) => fc.subarray(days, { minLength: least, maxLength: most });
const place = { lat: fc.integer({ min: 54, max: 56 }), lon: fc.integer({ min: 22, max: 26 }) };
const school = fc.record(
	{
		...place,
		topic: fc.constantFrom(...topics),
		patterns: fc.oneof(fc.constant(patterns), fc.subarray(patterns, { minLength: 1 })),
		days: someDays(5, 9),
		preferred: fc.subarray(days, { minLength: 2, maxLength: 2 }).map(([from, to]) => ({ from, to }))
	},
	{ requiredKeys: ['lat', 'lon', 'topic', 'patterns', 'days'] }
);
const lecturer = fc.record({
	...place,
	topics: fc.constantFrom(topics, topics, topics, topics.slice(0, 1), topics.slice(1)),
	blocked: someDays(0, 2),
	maxDays: fc.integer({ min: 2, max: 12 })
});

type Pinning = { at: number; days: boolean; lecturers: boolean; pick: number };
const pinning = fc.record({ at: fc.nat(3), days: fc.boolean(), lecturers: fc.boolean(), pick: fc.nat(1000) });

/** Small problems of every kind, some with pins – that may well clash – and with a plan that stands. */
export const smallProblems = fc
	.record({
		team: fc.constantFrom(1, 1, 2, 2, 2, 3),
		gap: fc.record({ min: fc.integer({ min: 1, max: 3 }), max: fc.integer({ min: 4, max: 12 }) }),
		weights: fc.record({
			km: fc.constantFrom(0, 1, 0.37),
			outsidePreferred: fc.constantFrom(0, 40),
			unplaced: fc.constantFrom(100, 100000),
			changed: fc.constantFrom(0, 250)
		}),
		schools: fc.array(school, { minLength: 2, maxLength: 4, size: 'max' }),
		lecturers: fc.array(lecturer, { minLength: 3, maxLength: 4 }),
		pinned: fc.array(pinning, { maxLength: 3 }).chain((some) => fc.constantFrom<Pinning[]>([], some)),
		current: fc.array(fc.record({ at: fc.nat(3), pick: fc.nat(1000) }), { maxLength: 3 })
	})
	.map(({ schools, lecturers, pinned, current, ...rest }) => {
		const problem = {
			...rest,
			calendar: { first: '2027-05-03', last: '2027-05-21', closed: ['2027-05-12'] },
			schools: schools.map((one, at) => ({ ...one, id: `s${at + 1}` })),
			lecturers: lecturers.map((one, at) => ({ ...one, id: `l${at + 1}` }))
		};
		const asked = new Map(pinned.filter((one) => one.days || one.lecturers).map((one) => [one.at % schools.length, one]));
		const pins = [...asked].flatMap(([at, one]) => pinOf(problem, problem.schools[at] as { id: string; days: string[] }, one));
		const instance = understood({ ...problem, pins });
		const standing = new Map(current.map(({ at, pick }) => [problem.schools[at % schools.length]?.id ?? '', pick]));
		return { instance, current: [...standing].flatMap(([id, pick]) => anyWay(instance, id, pick)) };
	});

function pinOf(
	problem: { team: number; lecturers: { id: string }[] },
	{ id, days: hosted }: { id: string; days: string[] },
	asked: Pinning
) {
	const three = combinations(hosted, 3);
	const teams = combinations(
		problem.lecturers.map((one) => one.id),
		problem.team
	);
	if (asked.days && three.length === 0) return [];
	return [
		{
			school: id,
			...(asked.days && { days: three[asked.pick % three.length] }),
			...(asked.lecturers && { lecturers: teams[asked.pick % teams.length] })
		}
	];
}

function understood(problem: unknown): TrainingsInstance {
	const read = understandTrainings(problem);
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.value;
}

/** Some three days and some team, allowed or not. */
function anyWay({ schools, lecturers, team }: TrainingsInstance, id: string, pick: number): Placement[] {
	const three = combinations(schools.find((one) => one.id === id)?.days ?? [], 3);
	const teams = combinations(
		lecturers.map((one) => one.id),
		team
	);
	const chosen = three[pick % three.length];
	return chosen ? [{ school: id, days: chosen, lecturers: teams[pick % teams.length] ?? [] }] : [];
}

export function combinations<Item>(items: readonly Item[], size: number): Item[][] {
	if (size === 0) return [[]];
	return items.flatMap((item, at) => combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}
