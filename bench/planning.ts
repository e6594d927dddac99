import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import type { CaseResult } from './planning/case.ts';
import { planningCases } from './planning/cases.ts';

const columns = ['problem', 'objective', 'bound', 'gap', 'seconds', 'processor', 'peak MiB', ''] as const;

/**
 * The engine's problems, each in a process of its own: value, proven bound, gap, seconds, the most memory, and whether what
 * is asked was reached; every plan is looked at by other means than those that made it. And fifty disruptions of a year,
 * repaired. `--quick` takes those that are over within two minutes; `--only WORD` those whose name has the word.
 */
export async function planning({ quick, only }: { quick: boolean; only?: string }): Promise<Record<string, unknown>> {
	const chosen = planningCases.filter(({ name, ...one }) => (one.quick || !quick) && name.includes(only ?? ''));
	console.log(row(columns));
	const results: CaseResult[] = [];
	for (const { name } of chosen) {
		const result = await inChild<CaseResult>('bench/planning-child.ts', name);
		results.push(result);
		console.log(row(cellsOf(result)));
	}
	const disruptions = 'disruptions'.includes(only ?? '')
		? await inChild<Record<string, unknown>>('bench/planning-disruptions.ts', quick ? '2' : '50')
		: {};
	if (Object.keys(disruptions).length > 0) console.log(`disruptions: ${JSON.stringify(disruptions)}`);
	return {
		benchmark: 'planning',
		date: new Date().toISOString().slice(0, 10),
		cores: cpus().length,
		node: process.version,
		cases: results,
		disruptions,
		missed: results.filter(({ missed }) => missed.length > 0).length,
		wrong: results.filter(({ faults }) => faults.length > 0).length
	};
}

/** What a process of ours prints as its last line; how far it is goes to the terminal. */
function inChild<Result>(script: string, argument: string): Promise<Result> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, argument], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout.on('data', (data: Buffer) => (said += data.toString()));
	return new Promise((resolve, reject) =>
		child.on('close', (code) => {
			process.stderr.write('\r\x1b[K');
			if (code !== 0) return reject(new Error(`${script} ${argument} ended with ${code}`));
			resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as Result);
		})
	);
}

const cellsOf = ({ name, kind, objective, bound, gap, seconds, processor, peakMib, faults, missed }: CaseResult): string[] => [
	name,
	rounded(objective),
	rounded(bound),
	gap === undefined ? kind : `${(gap * 100).toFixed(3)} %`,
	seconds.toFixed(1),
	processor.toFixed(1),
	String(peakMib),
	faults.length > 0 ? `WRONG: ${faults[0]}` : missed.length > 0 ? `missed: ${missed.join('; ')}` : 'reached'
];

const rounded = (value: number | undefined): string => (value === undefined ? '–' : String(Math.round(value * 100) / 100));
const widths = [40, 10, 10, 9, 8, 10, 9, 0];
const row = (cells: readonly string[]): string =>
	cells
		.map((cell, i) => (i === 0 || i === cells.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
		.join(' ')
		.trimEnd();
