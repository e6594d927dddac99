import { resolve } from 'node:path';
import { Cannot } from '#lib/platform/server/cluster/index.ts';

export { Cannot };

const cameFrom = process.cwd();

/** A file that the person at the terminal names is looked for where they stand. */
export const fromHere = (path: string): string => resolve(cameFrom, path);

/** One command of the command line. Its words and its sentence are what `--help` shows. */
export type Command = {
	usage: string;
	sentence: string;
	run: (args: string[]) => Promise<void>;
};

/** Wrong input: every fault is said on a line of its own, exit status 2. */
export class WrongInput extends Error {
	constructor(...faults: string[]) {
		super(faults.join('\n'));
	}
}

/** The one argument that a command wants. */
export function only(args: string[], name: string): string {
	const [first, ...more] = args.filter((arg) => !arg.startsWith('--'));
	if (first === undefined) throw new WrongInput(`${name} is missing.`);
	if (more.length > 0) throw new WrongInput(`Only one ${name} can be given; also given: ${more.join(' ')}.`);
	return first;
}

export const takesNone = (args: string[]): void => {
	if (args.length > 0) throw new WrongInput(`This command takes no arguments; given: ${args.join(' ')}.`);
};

/** Prints a table: for people in columns, with `--json` as one array. */
export function printTable(rows: Record<string, string | number | null>[], args: string[]): void {
	if (args.includes('--json')) return console.log(JSON.stringify(rows, null, '\t'));
	const columns = Object.keys(rows[0] ?? {});
	const widths = columns.map((column) => Math.max(0, ...rows.map((row) => String(row[column] ?? '').length)));
	for (const row of rows)
		console.log(
			columns
				.map((column, i) => String(row[column] ?? '').padEnd(widths[i] ?? 0))
				.join('  ')
				.trimEnd()
		);
}
