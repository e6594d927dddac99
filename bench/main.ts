/**
 * One benchmark by its name: `npm run bench -- apply`. The last line of its output is one JSON object of its figures. Where something
 * was answered wrongly it stands under `failed`, and the command fails.
 */
import { apply } from './apply.ts';
import { crash } from './crash/index.ts';
import { deadline } from './deadline.ts';
import { documents } from './documents.ts';
import { fuzz } from './fuzz/index.ts';
import { makeFaults } from './faults/index.ts';
import { planning } from './planning.ts';
import { publicSite } from './public.ts';
import { rooms } from './rooms.ts';
import { scale } from './scale.ts';
import { selection } from './selection.ts';
import { soak } from './soak.ts';

type Options = {
	inputs: number;
	seed: number;
	story: string;
	seconds: number;
	rounds: number;
	kills: number;
	schools: number;
	quick: boolean;
	served: boolean;
	only?: string;
	keep?: string;
};

const benchmarks: Record<string, (options: Options) => Promise<Record<string, unknown>>> = {
	apply,
	crash: ({ kills, seconds, served, seed, quick }) => crash({ kills, seconds, served, seed, ...(quick && { schools: 12, seasons: 1 }) }),
	deadline,
	documents,
	faults: makeFaults,
	fuzz,
	planning,
	public: publicSite,
	rooms,
	scale: ({ only, keep }) => scale({ only, keep }),
	selection,
	soak
};

const [name = '', ...rest] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (!benchmark) {
	console.error(`There is no benchmark „${name}“. There are: ${Object.keys(benchmarks).join(', ')}.`);
	process.exit(2);
}
/** The last ten minutes of a call are ten minutes; killing ends after an hour at the latest. */
const usualSeconds: Record<string, number> = { crash: 3600, deadline: 600, faults: 60, soak: 1800 };
const text = (flag: string): string | undefined => (rest.includes(flag) ? rest[rest.indexOf(flag) + 1] : undefined);
const option = (flag: string, preset: number) => Number(text(flag) ?? preset) || preset;
const [only, keep] = [text('--only'), text('--keep')];
const figures = await benchmark({
	seconds: option('--seconds', usualSeconds[name] ?? 10),
	rounds: option('--rounds', 3),
	kills: option('--kills', 200),
	schools: option('--schools', 1200),
	served: rest.includes('--served'),
	quick: rest.includes('--quick'),
	inputs: option('--inputs', 100_000),
	seed: Number(text('--seed') ?? 1),
	story: text('--story') ?? 'mini-trainings',
	...(only !== undefined && { only }),
	...(keep !== undefined && { keep })
});
console.log(JSON.stringify(figures));
const { failed } = figures;
process.exit(Array.isArray(failed) && failed.length > 0 ? 1 : 0);
