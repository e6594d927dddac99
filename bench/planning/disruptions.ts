import { readFileSync } from 'node:fs';
import { evaluateTrainings, understandTrainings, type Placement, type TrainingsInstance } from '../../src/lib/planning/index.ts';
import { workingDays } from '../../src/lib/planning/trainings/calendar.ts';
import { peopleMoved } from '../../src/lib/planning/trainings/moves.ts';
import { repairTrainings } from '../../src/lib/planning/trainings/repair.ts';
import { solveTrainings } from '../../src/lib/planning/server/trainings/solve.ts';
import { checkedByContract } from '../../tests/support/trainings.ts';
import { greedyRepair } from './greedy-repair.ts';
import { happens, situation, type Event } from './year.ts';

type Count = { days: number; people: number; unplaced: number; broken: number };
type Tally = Count & { milliseconds: number; slowest: number };

/**
 * The national plan and a year of disruptions in order of time: illnesses, closed schools, lecturers who withdraw. What was
 * held before the day of a disruption is frozen. Each is repaired in three ways, from the plan as our repairs have left it:
 * ours, solving again from nothing, and a greedy repair; counted are training days and people moved, and rules broken.
 * Disruptions after which no plan keeps all schools – proven – are counted and left aside, as are those for which none was
 * found with the effort that a repair may take.
 */
export async function simulate({ disruptions, seed }: { disruptions: number; seed: number }): Promise<Record<string, unknown>> {
	const instance = nationalInstance();
	const random = dice(seed);
	let plan = await solved(instance, 30);
	const tallies = { ours: tally(), again: tally(), greedy: tally() };
	const events: Event[] = [];
	const counted: Record<string, number> = {};
	const repairs: Record<string, number> = {};
	const without: Record<string, number> = { impossible: 0, nothing: 0 };
	let provenLeast = 0;
	for (const today of datesOf(instance, disruptions, random)) {
		const repaired = repairOneOf(instance, plan, events, today, random, (kind) => (without[kind] = (without[kind] ?? 0) + 1));
		if (!repaired) continue;
		const { event, now, repair, least, milliseconds } = repaired;
		events.push(event);
		counted[event.kind] = (counted[event.kind] ?? 0) + 1;
		repairs[repair.kind] = (repairs[repair.kind] ?? 0) + 1;
		provenLeast += Number(least);
		add(tallies.ours, countOf(now, plan, repair.placements), milliseconds);
		const begun = performance.now();
		add(tallies.again, countOf(now, plan, await solved(now, 20, 0.02)), performance.now() - begun);
		const again = performance.now();
		add(tallies.greedy, countOf(now, plan, greedyRepair(now, plan)), performance.now() - again);
		plan = repair.placements;
		process.stderr.write(`\r${today}: ${event.kind}, ${tallies.ours.days} / ${tallies.again.days} / ${tallies.greedy.days} days   `);
	}
	const repaired = Object.values(counted).reduce((sum, one) => sum + one, 0);
	return {
		disruptions: repaired,
		kinds: counted,
		repairs,
		withoutRepair: without,
		provenLeast,
		hardRulesBroken: tallies.ours.broken,
		ours: told(tallies.ours, repaired),
		solvingAgain: told(tallies.again, repaired),
		greedy: told(tallies.greedy, repaired),
		fewerThanBoth: [tallies.again, tallies.greedy].every(({ days, people }) => tallies.ours.days < days && tallies.ours.people < people)
	};
}

type Answer = Extract<ReturnType<typeof repairTrainings>, { kind: 'found' }>;

/** A disruption of this day that can be repaired, with the repair; tries a few. */
function repairOneOf(
	instance: TrainingsInstance,
	plan: readonly Placement[],
	events: readonly Event[],
	today: string,
	random: () => number,
	onHopeless: (kind: string) => void
) {
	for (let attempt = 0; attempt < 30; attempt++) {
		const event = happens(instance, plan, today, random);
		if (!event) return null;
		const now = situation(instance, plan, [...events, event], today);
		const begun = performance.now();
		const answer = repairTrainings(now, plan);
		const milliseconds = performance.now() - begun;
		if (answer.kind === 'found')
			return { event, now, repair: answer.repairs[0] as Answer['repairs'][number], least: answer.least, milliseconds };
		if (answer.kind !== 'unneeded') onHopeless(answer.kind);
	}
	return null;
}

/** What has moved, and which rules are broken: by our own count and by the contract’s checker. */
function countOf(now: TrainingsInstance, before: readonly Placement[], after: readonly Placement[]): Count {
	const placed = new Map(after.map((placement) => [placement.school, placement]));
	const { broken, objective, unplaced } = evaluateTrainings(now, after);
	const checked = checkedByContract(now, { placements: after, unplaced, objective, bound: 0 });
	const people = before.map((one) =>
		peopleMoved(now.schools.find(({ id }) => id === one.school)?.people, one, placed.get(one.school) ?? null)
	);
	const days = before.map((one) => one.days.filter((day) => !placed.get(one.school)?.days.includes(day)).length);
	return { days: sum(days), people: sum(people), unplaced: unplaced.length, broken: Math.max(broken.length, checked.length) };
}

/** Days of the year on which something happens, in order; more than are wanted, as nothing can happen on some. */
function datesOf(instance: TrainingsInstance, count: number, random: () => number): string[] {
	const days = workingDays(instance.calendar).slice(0, -10);
	return Array.from({ length: count }, () => days[Math.floor(random() * days.length)] as string).sort();
}

async function solved(instance: TrainingsInstance, seconds: number, goodEnough?: number): Promise<Placement[]> {
	const begun = performance.now();
	const watch = {
		seconds: () => (performance.now() - begun) / 1000,
		shouldStop: () => false,
		onProgress: () => undefined,
		onPlan: () => undefined
	};
	const found = await solveTrainings(instance, { seconds, seed: 0, ...(goodEnough !== undefined && { goodEnough }) }, watch);
	if (found.kind !== 'found') throw new Error(`solving again: ${JSON.stringify(found)}`);
	return found.plan.placements;
}

function nationalInstance(): TrainingsInstance {
	const read = understandTrainings(JSON.parse(readFileSync('docs/contracts/trainings/national.json', 'utf8')));
	if (!read.ok) throw new Error('the national instance is not understood');
	return read.value;
}

const tally = (): Tally => ({ days: 0, people: 0, unplaced: 0, broken: 0, milliseconds: 0, slowest: 0 });
function add(total: Tally, { days, people, unplaced, broken }: Count, milliseconds: number): void {
	total.days += days;
	total.people += people;
	total.unplaced += unplaced;
	total.broken += broken;
	total.milliseconds += milliseconds;
	total.slowest = Math.max(total.slowest, milliseconds);
}

const told = ({ days, people, unplaced, broken, milliseconds, slowest }: Tally, count: number) => ({
	movedDays: days,
	movedPeople: people,
	leftOut: unplaced,
	broken,
	meanMilliseconds: Math.round(milliseconds / Math.max(1, count)),
	slowestMilliseconds: Math.round(slowest)
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** A die that falls the same every time (mulberry32). */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
