/** An application that still needs reviews: who has it already, who must not have it. */
export type ToAssign = { id: string; topic: string | null; missing: number; has: readonly string[]; barred: readonly string[] };

/** Somebody who reviews: the topics they know (none named: every topic), how much they have and take at most. */
export type Available = { id: string; topics: readonly string[]; load: number; at_most: number };

export type Proposed = { application: string; reviewer: string };
/** An application for which not all reviewers were found, and why: all others have an interest or have it already, or nobody has room. */
export type Unplaced = { application: string; missing: number; why: 'nobody_without_interest' | 'nobody_has_room' };
export type AssignmentPlan = { assignments: Proposed[]; unplaced: Unplaced[] };

/**
 * A balanced assignment. Nobody gets what they are barred from, nobody more than they take. First choice are reviewers who
 * know the topic and have less than a fair share; then those with less work; equals follow the seed. Where nobody is left
 * with room, earlier proposals are moved to other reviewers before an application stays without one.
 */
export function planAssignments(applications: readonly ToAssign[], reviewers: readonly Available[], seed: string): AssignmentPlan {
	const table = new Table(applications, reviewers, seed);
	for (const application of table.hardestFirst()) {
		for (let place = 0; place < application.missing; place += 1) if (!table.place(application)) break;
	}
	return { assignments: table.proposed(), unplaced: applications.flatMap((application) => table.lacking(application)) };
}

/** What is proposed so far, and how much everybody would then have. */
class Table {
	readonly #applications: ReadonlyMap<string, ToAssign>;
	readonly #reviewers: readonly Available[];
	readonly #given = new Map<string, string[]>();
	readonly #load: Map<string, number>;
	readonly #fair: number;
	readonly #seed: string;

	constructor(applications: readonly ToAssign[], reviewers: readonly Available[], seed: string) {
		this.#applications = new Map(applications.map((application) => [application.id, application]));
		this.#reviewers = reviewers;
		this.#load = new Map(reviewers.map(({ id, load }) => [id, load]));
		const wanted = applications.reduce((sum, { missing }) => sum + missing, 0) + reviewers.reduce((sum, { load }) => sum + load, 0);
		this.#fair = Math.ceil(wanted / Math.max(1, reviewers.length));
		this.#seed = seed;
	}

	/** Those with the fewest possible reviewers come first, so that others do not take these away. */
	hardestFirst(): ToAssign[] {
		return [...this.#applications.values()]
			.map((application) => ({ application, possible: this.#possible(application).length, lot: lotOf(this.#seed, application.id) }))
			.sort((one, other) => one.possible - other.possible || one.lot - other.lot)
			.map(({ application }) => application);
	}

	/** Finds one more reviewer, if need be by moving what was proposed before. */
	place(application: ToAssign, tried = new Set<string>()): boolean {
		const choices = this.#inOrderOfChoice(application).filter(({ id }) => !tried.has(id));
		const free = choices.find((reviewer) => this.#loadOf(reviewer) < reviewer.at_most);
		if (free) return this.#give(application, free.id);
		for (const reviewer of choices) {
			tried.add(reviewer.id);
			for (const moved of this.#heldBy(reviewer.id)) {
				if (!this.place(moved, tried)) continue;
				this.#take(moved, reviewer.id);
				return this.#give(application, reviewer.id);
			}
		}
		return false;
	}

	proposed(): Proposed[] {
		return [...this.#applications.keys()].flatMap((application) =>
			(this.#given.get(application) ?? []).map((reviewer) => ({ application, reviewer }))
		);
	}

	lacking(application: ToAssign): Unplaced[] {
		const missing = application.missing - (this.#given.get(application.id)?.length ?? 0);
		if (missing <= 0) return [];
		const why = this.#possible(application).length < application.missing ? 'nobody_without_interest' : 'nobody_has_room';
		return [{ application: application.id, missing, why }];
	}

	#possible({ has, barred }: ToAssign): Available[] {
		return this.#reviewers.filter(({ id }) => !has.includes(id) && !barred.includes(id));
	}

	#inOrderOfChoice(application: ToAssign): Available[] {
		const given = this.#given.get(application.id) ?? [];
		const key = (reviewer: Available): number[] => {
			const load = this.#loadOf(reviewer);
			const knows = reviewer.topics.length === 0 || (application.topic !== null && reviewer.topics.includes(application.topic));
			return [load < this.#fair ? 0 : 1, knows ? 0 : 1, load, lotOf(this.#seed, application.id + reviewer.id)];
		};
		return this.#possible(application)
			.filter(({ id }) => !given.includes(id))
			.map((reviewer) => ({ reviewer, key: key(reviewer) }))
			.sort((one, other) => compare(one.key, other.key))
			.map(({ reviewer }) => reviewer);
	}

	#heldBy(reviewer: string): ToAssign[] {
		return [...this.#given].flatMap(([application, given]) => {
			const held = given.includes(reviewer) ? this.#applications.get(application) : undefined;
			return held ? [held] : [];
		});
	}

	#give({ id }: ToAssign, reviewer: string): true {
		this.#given.set(id, [...(this.#given.get(id) ?? []), reviewer]);
		this.#load.set(reviewer, (this.#load.get(reviewer) ?? 0) + 1);
		return true;
	}

	#take({ id }: ToAssign, reviewer: string): void {
		this.#given.set(
			id,
			(this.#given.get(id) ?? []).filter((one) => one !== reviewer)
		);
		this.#load.set(reviewer, (this.#load.get(reviewer) ?? 0) - 1);
	}

	#loadOf({ id }: Available): number {
		return this.#load.get(id) ?? 0;
	}
}

function compare(one: readonly number[], other: readonly number[]): number {
	const place = one.findIndex((value, at) => value !== other[at]);
	return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

/** A number made of a seed and a name: the same for the same, and without an order anybody could count on. */
function lotOf(seed: string, name: string): number {
	let hash = 0x811c9dc5;
	for (const char of `${seed}:${name}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash;
}
