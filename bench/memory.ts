import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** What one process had in use, in MiB, each time its whole heap was swept in the middle third of a time and in the last one. */
export type LiveHeap = { process: string; middle: number[]; last: number[] };
export type LiveHeaps = { environment: NodeJS.ProcessEnv; between: (began: number, ended: number) => LiveHeap[]; end: () => void };

/** Has the processes that begin in its environment say what is left after each sweep. */
export function watchLiveHeaps(): LiveHeaps {
	const folder = mkdtempSync(join(tmpdir(), 'kartu-heaps-'));
	const loaded = fileURLToPath(new URL('live-heap.ts', import.meta.url));
	return {
		environment: { LIVE_HEAPS: folder, NODE_OPTIONS: `--import=${loaded}` },
		between: (began, ended) =>
			readdirSync(folder).map((file) => {
				const swept = readFileSync(join(folder, file), 'utf8')
					.trim()
					.split('\n')
					.map((line) => line.split(' ').map(Number) as [number, number])
					.map(([at, bytes]) => ({ third: Math.floor(((at - began) / (ended - began)) * 3), mib: Math.round(bytes / 104_857.6) / 10 }));
				const within = (wanted: number) => swept.filter(({ third }) => third === wanted).map(({ mib }) => mib);
				return { process: file, middle: within(1), last: within(2) };
			}),
		end: () => rmSync(folder, { recursive: true, force: true })
	};
}

/** By what share the least that was in use in the last third is above the least of the middle one; null where the heap was not swept in both. */
export const leakOf = ({ middle, last }: LiveHeap): number | null =>
	middle.length > 0 && last.length > 0 ? Math.min(...last) / Math.min(...middle) - 1 : null;
