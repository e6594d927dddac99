import { parseArgs } from 'node:util';
import type { Clash, Planned, Progress } from '#lib/planning/progress.ts';
import { problems, type Problem } from '#lib/planning/run.ts';
import { Cannot, WrongInput, type Command } from './command.ts';
import { readJson } from './json-file.ts';
import { sentenceFor } from './sentence.ts';

export const plan: Command = {
	usage: 'plan networks|trainings FILE [--seconds N] [--nodes N] [--seed N] [--current PLAN]',
	sentence: 'Computes the best plan of a problem in JSON and how good it is proven to be, to standard output; needs no database.',
	run: async (args) => {
		const asked = readArguments(args);
		const instance = await readJson(asked.file);
		const current = asked.current === undefined ? {} : { current: await readJson(asked.current) };
		const { taskOf } = await import('#lib/planning/server/task.ts');
		const task = taskOf(asked.problem, instance, { ...asked.limits, ...current });
		if (!task.ok) throw new WrongInput(...task.faults.map(({ path, wrong }) => `${path}: ${wrong}`));
		const { computeTask } = await import('#lib/planning/server/plan.ts');
		await answer(await computeTask(task.value, { onProgress: sayProgress(), signal: whenStopped() }), asked.limits.seconds);
	}
};

export type Arguments = {
	problem: Problem;
	file: string;
	limits: { seconds: number; nodes?: number; seed?: number };
	current?: string;
};

/** Seconds without a limit given; a limit of nodes alone is to say by itself when it is enough. */
const preset = { alone: 60, withNodes: 3600 };

export function readArguments(args: string[]): Arguments {
	const { values, positionals } = parse(args);
	const [what, file, ...more] = positionals;
	const problem = problems.find((one) => one === what);
	if (!problem) throw new WrongInput(`What is to be planned: bin/kartu plan networks|trainings FILE${what ? `; given: ${what}` : ''}.`);
	if (!file || more.length > 0) throw new WrongInput(`One FILE is wanted: bin/kartu plan ${problem} FILE.`);
	if (values.current !== undefined && problem !== 'trainings') throw new WrongInput('--current is for trainings only.');
	const nodes = wholeNumber('nodes', values.nodes, 1);
	const seed = wholeNumber('seed', values.seed, 0);
	return {
		problem,
		file,
		limits: {
			seconds: secondsOf(values.seconds) ?? (nodes === undefined ? preset.alone : preset.withNodes),
			...(nodes !== undefined && { nodes }),
			...(seed !== undefined && { seed })
		},
		...(values.current !== undefined && { current: values.current })
	};
}

function parse(args: string[]) {
	const options = {
		seconds: { type: 'string' },
		nodes: { type: 'string' },
		seed: { type: 'string' },
		current: { type: 'string' }
	} as const;
	try {
		return parseArgs({ args, options, allowPositionals: true });
	} catch (error) {
		throw new WrongInput((error as Error).message);
	}
}

function secondsOf(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const seconds = /^\d{1,5}(\.\d+)?$/.test(text) ? Number(text) : 0;
	if (seconds <= 0 || seconds > 86_400) throw new WrongInput(`--seconds wants a number above 0 and at most 86400; given: ${text}.`);
	return seconds;
}

function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
	if (text === undefined) return undefined;
	const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
	if (number < least || number > 2_147_483_647)
		throw new WrongInput(`--${name} wants a whole number from ${least} to 2147483647; given: ${text}.`);
	return number;
}

/** Ctrl-C, or whoever ends us, wants the best plan so far. */
function whenStopped(): AbortSignal {
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => stop.abort());
	return stop.signal;
}

/** A line about once a second. */
function sayProgress(): (progress: Progress) => void {
	let said = -Infinity;
	return (progress) => {
		if (progress.seconds - said < 1) return;
		said = progress.seconds;
		console.error(progressLine(progress));
	};
}

export function progressLine({ seconds, best, bound, gap, phase }: Progress): string {
	const rounded = (value: number | null) => (value === null ? '–' : String(Math.round(value * 100) / 100));
	const share = gap === null ? '–' : `${(gap * 100).toFixed(3)} %`;
	return `${seconds.toFixed(1)} s: best ${rounded(best)}, bound ${rounded(bound)}, gap ${share}${phase ? ` (${phase})` : ''}`;
}

async function answer(planned: Planned<unknown>, seconds: number): Promise<void> {
	switch (planned.kind) {
		case 'found':
			return write(planned.plan);
		case 'impossible':
			throw new Cannot((await Promise.all(planned.clashes.map(clashLine))).join('\n') || 'No plan can exist.');
		case 'nothing':
			throw new Cannot(`No plan was found within ${seconds} seconds; it is not proven that none exists. Give more time: --seconds N.`);
		case 'cancelled':
			if (planned.plan === null) throw new Cannot('Stopped before any plan was found.');
			console.error('Stopped: this is the best plan so far.');
			return write(planned.plan);
		case 'failed':
			if (planned.fault === 'overran') throw new Cannot(`No plan was found within ${seconds} seconds; it is not proven that none exists.`);
			console.error(
				planned.fault === 'out_of_memory'
					? 'The computation ran out of memory: the problem is too large for this machine.'
					: `The computation broke off by a fault of ours: ${planned.detail}.`
			);
			if (planned.plan === null) return void (process.exitCode = planned.fault === 'out_of_memory' ? 3 : 1);
			console.error('This is the best plan it had found by then.');
			return write(planned.plan);
	}
}

const clashLine = ({ key, values }: Clash): Promise<string> =>
	sentenceFor(
		['planning_clash'],
		key,
		Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value.join(', ') : value]))
	);

const write = (result: unknown): Promise<void> =>
	new Promise((resolve, reject) => process.stdout.write(`${JSON.stringify(result)}\n`, (error) => (error ? reject(error) : resolve())));
