import { execFileSync } from 'node:child_process';

/** The resident memory, in MiB, of a process and of each one below it, by what it is. */
export function memoryOf(root: number): { process: string; mib: number }[] {
	const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
		.split('\n')
		.flatMap((line) => {
			const [, pid, parent, rss, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
			return pid ? [{ pid: Number(pid), parent: Number(parent), mib: Math.round(Number(rss) / 1024), args: args ?? '' }] : [];
		});
	const below = (pid: number): typeof rows => rows.filter(({ parent }) => parent === pid).flatMap((row) => [row, ...below(row.pid)]);
	return [...rows.filter(({ pid }) => pid === root), ...below(root)].map(({ mib, args }) => ({
		process: /(start\.ts|serve\.ts|worker\.ts|postgres)/.exec(args)?.[1] ?? 'other',
		mib
	}));
}

/** The resident memory of the web processes below a process, together, in MiB. */
export const memoryOfWeb = (root: number): number =>
	memoryOf(root).reduce((sum, { process, mib }) => sum + (process === 'serve.ts' ? mib : 0), 0);

/**
 * By what share the lowest of the last third of a row of figures is above the lowest of the middle one; the first is left out, for it fills what
 * is kept on purpose: 0.05 is five percent more. Memory rises and is swept; what has leaked is what sweeping leaves.
 */
export function growthOf(figures: readonly number[]): number {
	const [third, middle] = [Math.floor(figures.length / 3), Math.ceil((figures.length * 2) / 3)];
	return Math.min(...figures.slice(middle)) / Math.min(...figures.slice(third, middle)) - 1;
}
