import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chance } from '../../stories/random.ts';
import { text } from './texts.ts';
import { fail, type Findings } from './judge.ts';

/** Commands that end by themselves and change nothing when their words are wrong. */
const commands = [
	'--help',
	'backup',
	'restore',
	'doctor',
	'export',
	'import',
	'plan',
	'verify',
	'verify-certificate',
	'sign-in-link',
	'revoke-key',
	'story',
	'pages',
	'x'
];

/** Calls commands with words and files that they do not wait for. Ended by a signal, as by a fault of ours, or not within a minute is a failure. */
export async function askCommands(environment: NodeJS.ProcessEnv, findings: Findings, seed: number, count: number): Promise<number> {
	// What a command is told to write, it writes there.
	const cwd = await mkdtemp(join(tmpdir(), 'kartu-fuzz-'));
	for (let number = 0; number < count; number++) {
		const luck = chance(seed * 104_729 + number);
		const words = Array.from({ length: luck.between(1, 3) }, () =>
			luck.pick(['--json', '--to', '/nowhere', 'package.json', '-', text(luck)]).replaceAll('\u0000', '')
		);
		const command = [luck.pick(commands), ...words.map((word) => word.slice(0, 5000))];
		const child = spawn(process.execPath, [resolve('bin/kartu'), ...command], { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
		let said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
		const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
		const [status, signal] = await new Promise<[number | null, string | null]>((resolve) => child.once('exit', (...how) => resolve(how)));
		clearTimeout(late);
		const input = JSON.stringify(command).slice(0, 300);
		if (signal) fail(findings, number, input, `ended by ${signal}`, `/bin/kartu/${command[0]}`);
		// Two is wrong input, three what cannot be done; one is a fault of ours.
		if (![0, 2, 3].includes(status ?? 0) || /^\s+at .*\(.*:\d+:\d+\)/m.test(said))
			fail(findings, number, `${input}: ${said.slice(-300)}`, 'ends with a trace', `/bin/kartu/${command[0]}`);
	}
	await rm(cwd, { recursive: true, force: true });
	return count;
}
