/** One benchmark by its name: `npm run bench -- apply`. The last line of its output is one JSON object of its figures. */
import { apply } from './apply.ts';
import { documents } from './documents.ts';
import { planning } from './planning.ts';
import { rooms } from './rooms.ts';
import { selection } from './selection.ts';

type Options = { seconds: number; rounds: number; quick: boolean; only?: string };

const benchmarks: Record<string, (options: Options) => Promise<Record<string, unknown>>> = {
	apply,
	documents,
	planning,
	rooms,
	selection
};

const [name = '', ...rest] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (!benchmark) {
	console.error(`There is no benchmark „${name}“. There are: ${Object.keys(benchmarks).join(', ')}.`);
	process.exit(2);
}
const text = (flag: string): string | undefined => (rest.includes(flag) ? rest[rest.indexOf(flag) + 1] : undefined);
const option = (flag: string, preset: number) => Number(text(flag) ?? preset) || preset;
const only = text('--only');
console.log(
	JSON.stringify(
		await benchmark({
			seconds: option('--seconds', 10),
			rounds: option('--rounds', 3),
			quick: rest.includes('--quick'),
			...(only !== undefined && { only })
		})
	)
);
process.exit(0);
