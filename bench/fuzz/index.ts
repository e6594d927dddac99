import { cpus, loadavg } from 'node:os';
import pg from 'pg';
import { makeToken } from '#people/server';
import { asPerson, contextFor, type Pool } from '#platform/server';
import { openHouse } from '../../src/house.ts';
import { chance, type Chance } from '../../stories/random.ts';
import { beginInstallation } from '../installation.ts';
import { growthOf, memoryOfWeb } from '../memory.ts';
import { visitorsOf, type Visitor } from '../visits.ts';
import { askCommands } from './commands.ts';
import { doorsOf, type Door } from './doors.ts';
import { inputTo } from './inputs.ts';
import { openLetterbox } from './letters.ts';
import { fail, judge, newFindings, type Findings } from './judge.ts';
import { apiDoorsOf, asked, thingsByName, type ApiDoor, type Program } from './programs.ts';
import type { Input } from './texts.ts';

type Options = { inputs: number; seed: number; story: string; only?: string };

/** How many inputs are under way at once. */
const atOnce = 8;
/** Memory is looked at after each of so many parts of the whole. */
const parts = 30;

/**
 * Sends made-up inputs to every door of an installation in which a story was told: pages with their parameters, forms as they stand on the pages of
 * several people with fields changed, files that are broken, the API with tokens of theirs, letters that come in, and the command line. Fails by an answer of
 * 500 and above, one that does not come within ten seconds, one that tells how the house is built, or memory that grows. The same seed sends the same.
 */
export async function fuzz({ inputs, seed, story, only }: Options): Promise<Record<string, unknown>> {
	const kartu = await beginInstallation(story);
	const owner = new pg.Client({ connectionString: kartu.database });
	await owner.connect();
	const house = await openHouse(kartu.environment);
	const findings = newFindings();
	// The limits that keep strangers from guessing would refuse nearly all of it.
	const unlimited = setInterval(() => void owner.query('delete from platform.attempt').catch(() => undefined), 500);
	try {
		const visitors = await visitorsOf(house.pool, owner);
		const doors = (await doorsOf(kartu.url, visitors, owner, 150)).filter(({ path }) => !only || path.includes(only));
		const api = (await apiDoorsOf(kartu.url, await programsOf(visitors, house.pool, owner))).filter(
			({ path }) => !only || path.includes(only)
		);
		const made = inputsTo(doors, api, await thingsByName(owner));
		const memory: number[] = [];
		for (let part = 0; part < parts; part++) {
			const from = Math.round((inputs * part) / parts);
			await knockAll(kartu.url, made, { from, to: Math.round((inputs * (part + 1)) / parts), seed }, findings);
			memory.push(memoryOfWeb(kartu.process.pid ?? 0));
			console.error(`${part + 1} of ${parts} parts: ${findings.failures} failures, ${memory.at(-1)} MiB`);
		}
		const growth = growthOf(memory);
		if (growth > mayGrow) fail(findings, inputs, `${memory.join(', ')} MiB`, 'memory grows', '/');
		const letters = only ? 0 : await openLetterbox(house, owner, findings, seed, Math.max(20, Math.round(inputs / 50)));
		const commands = only ? 0 : await askCommands(kartu.environment, findings, seed, Math.max(20, Math.round(inputs / 1000)));
		return {
			benchmark: 'fuzz',
			date: new Date().toISOString().slice(0, 10),
			cores: cpus().length,
			load: loadavg()[0]?.toFixed(1),
			seed,
			story,
			doors: doors.length + api.length,
			inputs,
			letters,
			commands,
			answers: findings.answers,
			slowest: findings.slowest,
			web_mib: memory,
			growth_percent: Math.round(growth * 1000) / 10,
			failed: [...findings.failed.values()].slice(0, 50),
			failures: findings.failures
		};
	} finally {
		clearInterval(unlimited);
		await house.close();
		await owner.end();
		await kartu.end();
	}
}

/** The share by which the memory of the web processes may differ between the middle and the end. */
const mayGrow = 0.05;

/** The share of inputs that come from programs with a token, where there are some. */
const byPrograms = 0.15;

/** Makes an input of chance: to a door of pages and forms, or to one of the API. */
export function inputsTo(doors: readonly Door[], api: readonly ApiDoor[], things: Record<string, string[]>): (luck: Chance) => Input {
	return (luck) =>
		api.length > 0 && (doors.length === 0 || luck.happens(byPrograms))
			? asked(luck.pick(api), things, luck)
			: inputTo(luck.pick(doors), doors, luck);
}

/** A program with a token that reads and writes for each visitor who has signed in. */
async function programsOf(visitors: readonly Visitor[], pool: Pool, owner: pg.Client): Promise<Program[]> {
	const programs: Program[] = [];
	for (const { name, email } of visitors) {
		if (!email) continue;
		const { rows } = await owner.query<{ id: string }>('select id from people.person where email = $1', [email]);
		const context = contextFor(pool, asPerson(rows[0]?.id ?? ''), new Date(), 'lt');
		const outcome = await makeToken(context, { name: 'Bandymas', may_write: true, days: 30 });
		if (!outcome.ok) throw new Error(`${name} has no token: ${outcome.refusal}`);
		programs.push({ name, token: outcome.value.token });
	}
	return programs;
}

type Stretch = { from: number; to: number; seed: number };

/** Sends one stretch of the inputs; each is made from the seed and its number alone, so that one can be sent again by itself. */
export async function knockAll(url: string, made: (luck: Chance) => Input, { from, to, seed }: Stretch, findings: Findings): Promise<void> {
	let next = from;
	const knock = async () => {
		while (next < to) {
			const number = next++;
			await judge(url, number, made(chance(seed * 1_000_003 + number)), findings);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, knock));
}
