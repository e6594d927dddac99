import { fileURLToPath } from 'node:url';
import { commands } from './index.ts';
import { exitStatus, sentenceOf } from './faults.ts';
import { WrongInput } from './command.ts';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const [name = '--help', ...args] = process.argv.slice(2);

try {
	if (name === '--help' || name === 'help' || args.includes('--help')) await help(name);
	else await (await named(name)).run(args);
} catch (error) {
	console.error(sentenceOf(error));
	// Whatever a command that failed has left open must not keep the terminal waiting.
	process.exit(exitStatus(error));
}
process.channel?.unref();

async function named(command: string) {
	const open = commands[command];
	if (!open) throw new WrongInput(`There is no command ${command}: bin/kartu --help lists them all.`);
	return open();
}

async function help(command: string): Promise<void> {
	const one = command in commands;
	console.log(one ? '' : 'Kartu: the command line.\n');
	for (const open of one ? [commands[command]!] : Object.values(commands)) {
		const { usage, sentence } = await open();
		console.log(`  bin/kartu ${usage}\n      ${sentence}`);
	}
	console.log('\nExit status: 0 done; 2 wrong input; 3 cannot be done; 1 a fault of ours. Settings: docs/operations.md.');
}
