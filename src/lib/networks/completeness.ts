/** What makes a network complete, as its edition said when it was formed (B-02 … B-04). */
export type Needs = { schools_least: number; schools_most: number; coordinators: number; experts_least: number };

/** How many belong to a network now: its schools, and people who have accepted a duty in it. */
export type Gathered = { schools: number; coordinators: number; experts: number };

/** One condition: how many there are, how many it takes, and whether that is enough. `look` warns and prevents nothing. */
export type Condition = {
	what: keyof Gathered;
	have: number;
	least: number;
	most: number | null;
	state: 'met' | 'missing' | 'too_many' | 'look';
	clause: 'B-02' | 'B-03' | 'B-04';
};
export type Completeness = { complete: boolean; conditions: Condition[] };

/**
 * Whether a network may be active: as many schools as it takes (B-02), exactly so many coordinators (B-03), and the experts
 * that the edition demands; where it demands none, a network without an expert is only warned of (B-04). Each condition is
 * answered, even after one has failed.
 */
export function completenessOf(needs: Needs, gathered: Gathered): Completeness {
	const conditions: Condition[] = [
		{ ...between(gathered.schools, needs.schools_least, needs.schools_most), what: 'schools', clause: 'B-02' },
		{ ...between(gathered.coordinators, needs.coordinators, needs.coordinators), what: 'coordinators', clause: 'B-03' },
		{ ...experts(gathered.experts, needs.experts_least), what: 'experts', clause: 'B-04' }
	];
	return { complete: conditions.every(({ state }) => state === 'met' || state === 'look'), conditions };
}

const between = (have: number, least: number, most: number): Pick<Condition, 'have' | 'least' | 'most' | 'state'> => ({
	have,
	least,
	most,
	state: have < least ? 'missing' : have > most ? 'too_many' : 'met'
});

const experts = (have: number, least: number): Pick<Condition, 'have' | 'least' | 'most' | 'state'> => ({
	have,
	least,
	most: null,
	state: have < least ? 'missing' : have === 0 ? 'look' : 'met'
});
