/** Milliseconds of the quickest of a few runs: what the machine does beside it is not what is asked. */
export function soonest(act: () => unknown, runs = 5): number {
	return Math.min(
		...Array.from({ length: runs }, () => {
			const began = performance.now();
			act();
			return performance.now() - began;
		})
	);
}
