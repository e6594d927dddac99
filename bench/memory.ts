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
