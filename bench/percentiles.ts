/** How times are spread, in whole milliseconds: the middle one, the hundredth slowest, the slowest. */
export type Percentiles = { count: number; p50: number; p95: number; p99: number; most: number };

export function percentiles(times: readonly number[]): Percentiles {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
	return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}
