/** From where to where the true value probably lies: nineteen times out of twenty. */
export type Interval = { least: number; most: number };

/** The share of all that `count` of `answered` speaks for (Wilson, 95 %), between 0 and 1. */
export function shareInterval(count: number, answered: number): Interval {
	const share = count / answered;
	const spread = z * z;
	const middle = share + spread / (2 * answered);
	const reach = z * Math.sqrt((share * (1 - share)) / answered + spread / (4 * answered * answered));
	const whole = 1 + spread / answered;
	return { least: Math.max(0, (middle - reach) / whole), most: Math.min(1, (middle + reach) / whole) };
}

/** The mean of all that these counts of values speak for (Student, 95 %), within the ends of the scale. */
export function meanInterval(counts: readonly { value: number; count: number }[]): Interval & { mean: number } {
	const answered = counts.reduce((sum, { count }) => sum + count, 0);
	const mean = counts.reduce((sum, { value, count }) => sum + value * count, 0) / answered;
	const squares = counts.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
	const reach = student(answered - 1) * Math.sqrt(squares / (answered - 1) / answered);
	const values = counts.map(({ value }) => value);
	return { mean, least: Math.max(Math.min(...values), mean - reach), most: Math.min(Math.max(...values), mean + reach) };
}

const z = 1.959964;

/** Student’s 97.5 % point for so many degrees of freedom, from the table up to 30; above it is close to the normal one. */
const student = (freedom: number): number => table[freedom - 1] ?? z + 2.5 / freedom;
const table = [
	...[12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228],
	...[2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086],
	...[2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042]
];
