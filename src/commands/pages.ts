import { globSync } from 'node:fs';
import { printTable, type Command } from './command.ts';
import { withHouse } from './house.ts';

export const pages: Command = {
	usage: 'pages [--json]',
	sentence: 'Example pages of the stories told here, and as whom they are seen; for checks and measurements.',
	run: (args) =>
		withHouse(async (context) => {
			const { examples } = await import('../examples.ts');
			printTable(await examples(context, routes()), args);
		})
};

/** Every page that exists, as it stands in an address: `/calls/[call]`. */
const routes = (): string[] =>
	globSync('src/routes/**/+page*.svelte').map(
		(file) =>
			`/${file
				.split('/')
				.slice(2, -1)
				.filter((part) => !part.startsWith('('))
				.join('/')}`
	);
