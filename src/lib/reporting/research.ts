/** Nobody and no school stands in an export with what is known of fewer. */
const leastAlike = 5;
/** For so many days whoever asked may take an export. */
export const exportDays = 30;
/** A value that was made coarser until nothing of it is left. */
const hidden = '*';

export type Row = Readonly<Record<string, string>>;
/** How a table is made coarse: step after step, each on what the one before has left; after the last a row is left out. */
type Coarsening = {
	steps: readonly ((row: Row) => Row)[];
	/** By what a row could be told from others. Each grouping has at least five rows of a kind; null is of none. */
	groupings: readonly ((row: Row) => string | null)[];
};
export type Coarse = { rows: Row[]; coarser: number; left_out: number };

/**
 * Makes rows coarser until each is alike with at least four others (k = 5) in every grouping: only those that are not go a step further, again and
 * again, and what is alone after the last step is left out.
 */
export function coarsened(rows: readonly Row[], { steps, groupings }: Coarsening, least = leastAlike): Coarse {
	let standing = rows.map((row) => ({ row, taken: 0 }));
	for (;;) {
		const small = new Set(
			groupings.flatMap((group) =>
				tooFew(
					standing.map(({ row }) => group(row)),
					least
				)
			)
		);
		if (small.size === 0) break;
		standing = standing.flatMap(({ row, taken }, at) => {
			if (!small.has(at)) return [{ row, taken }];
			const step = steps[taken];
			return step ? [{ row: step(row), taken: taken + 1 }] : [];
		});
	}
	return {
		rows: standing.map(({ row }) => row),
		coarser: standing.filter(({ taken }) => taken > 0).length,
		left_out: rows.length - standing.length
	};
}

/** The places of those whose group has fewer. */
function tooFew(groups: readonly (string | null)[], least: number): number[] {
	const counts = new Map<string, number>();
	for (const group of groups) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
	return groups.flatMap((group, at) => (group !== null && (counts.get(group) ?? 0) < least ? [at] : []));
}

/** A step that hides a column. */
export const hide =
	(column: string) =>
	(row: Row): Row => ({ ...row, [column]: hidden });

/** What a row says in some columns, as one key. */
export const keyOf = (row: Row, columns: readonly string[]): string => JSON.stringify(columns.map((column) => row[column] ?? ''));

/** By what a school could be found with what is public: the register, the results of a call, the networks, good practice, where trainings were held. */
export const schoolQuasi = ['county', 'type', 'size', 'outcome', 'network', 'practice', 'participants'] as const;
export const schoolSteps: Coarsening = {
	steps: (['participants', 'size', 'practice', 'type', 'network', 'outcome', 'county'] as const).map(hide),
	groupings: [(row) => keyOf(row, schoolQuasi)]
};

/** By what a training could be found. */
const trainingQuasi = ['kind', 'county', 'topic', 'month'] as const;
export const trainingSteps: Coarsening = {
	steps: [(row) => ({ ...row, month: (row['month'] ?? '').slice(0, 4) }), hide('topic'), hide('county'), hide('month'), hide('kind')],
	groupings: [(row) => keyOf(row, trainingQuasi)]
};

/** A participant is told by their post and by everything that is told of their school; a school by how many of it there are. */
export const participantSteps = (schools: ReadonlyMap<string, Row>): Coarsening => ({
	steps: [hide('post'), (row) => ({ ...row, school: '' })],
	groupings: [
		(row) => JSON.stringify([row['post'], keyOf(schools.get(row['school'] ?? '') ?? {}, schoolQuasi)]),
		(row) => row['school'] || null,
		// Within a school that somebody found all the same, nobody stands alone by their post.
		(row) => (row['school'] ? JSON.stringify([row['school'], row['post']]) : null)
	]
});

type Post = 'head' | 'deputy' | 'teacher' | 'specialist' | 'other';

/** The kind of a post as it was written; the words themselves are not told. */
export function postOf(written: string): Post {
	const said = written.toLowerCase();
	if (/pavaduotoj|deputy/.test(said)) return 'deputy';
	if (/direktor|vadov|vedėj|principal|head/.test(said)) return 'head';
	if (/mokytoj|teacher|auklėtoj/.test(said)) return 'teacher';
	if (/psicholog|logoped|pedagog|specialist|bibliotek|counsel/.test(said)) return 'specialist';
	return 'other';
}

/** A number as a band: `0`, `1-4`, `5-9`, `10-19`, `20+`. */
export const countBand = (count: number): string =>
	count === 0 ? '0' : count < 5 ? '1-4' : count < 10 ? '5-9' : count < 20 ? '10-19' : '20+';

/** Quarters of academic hours as a band of hours. */
export function hoursBand(quarters: number): string {
	const hours = quarters / 4;
	return hours === 0 ? '0' : hours < 8 ? '1-7' : hours < 16 ? '8-15' : hours < 24 ? '16-23' : hours < 40 ? '24-39' : '40+';
}

/** A small number is said as such: what was left out would otherwise be told one by one. */
export const roughly = (count: number): string => (count === 0 ? '0' : count < leastAlike ? `<${leastAlike}` : String(count));
