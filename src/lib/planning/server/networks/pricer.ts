/**
 * Finds the cheapest group of a host when placing an item earns its multiplier. `arcs` are the items that the host may take
 * besides its own, cheapest first. The value is a bound from below where the pricer does not look at every rule.
 */
export type Pricer = {
	/** The items of the group that was priced last, its own first. */
	chosen: Int32Array;
	count: number;
	price: (host: number, arcs: Int32Array, multipliers: Float64Array) => number;
	/** Writes for each arc the value of the cheapest group that has its item in it. */
	forced: (host: number, arcs: Int32Array, multipliers: Float64Array, out: Float64Array) => void;
};
