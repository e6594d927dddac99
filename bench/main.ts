/** One benchmark by its name: `npm run bench -- apply`. The last line of its output is one JSON object of its figures. */
import { apply } from './apply.ts';
import { selection } from './selection.ts';

const benchmarks: Record<string, (options: { seconds: number; rounds: number }) => Promise<Record<string, unknown>>> = {
	apply,
	selection
};

const [name = '', ...rest] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (!benchmark) {
	console.error(`There is no benchmark „${name}“. There are: ${Object.keys(benchmarks).join(', ')}.`);
	process.exit(2);
}
const option = (flag: string, preset: number) => Number(rest[rest.indexOf(flag) + 1] ?? preset) || preset;
console.log(JSON.stringify(await benchmark({ seconds: option('--seconds', 10), rounds: option('--rounds', 3) })));
process.exit(0);
