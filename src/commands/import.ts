import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault } from '#platform';
import { Cannot, fromHere, WrongInput, type Command } from './command.ts';
import { withHouse } from './house.ts';
import { sentenceFor } from './sentence.ts';

export const importRegister: Command = {
	usage: 'import schools FILE [--map MAP.json] [--dry-run]',
	sentence: 'The register of schools from CSV or XLSX: says what is new, changed and wrong; lines that are wrong are left out.',
	run: async (args) => {
		const { file, mapping, dryRun } = await readArguments(args);
		const bytes = await readGiven(file);
		await withHouse(async (context) => {
			const { importSchools } = await import('#schools/server');
			const outcome = await importSchools(context, { file_name: basename(file), bytes, ...(mapping ? { mapping } : {}), dry_run: dryRun });
			if (!outcome.ok) throw new WrongInput(await inWords(outcome.refusal), ...(await faultsInWords(outcome.faults)));
			const { summary, stopped, applied, wrong } = outcome.value;
			for (const { line, name, faults } of wrong)
				console.error(`line ${line}${name ? ` (${name})` : ''}: ${(await faultsInWords(faults)).join(' ')}`);
			console.log(JSON.stringify({ ...summary, applied }));
			if (stopped) throw new Cannot(await inWords('too_many_would_vanish'));
			if (wrong.length > 0) process.exitCode = 2;
		});
	}
};

async function readArguments(args: string[]): Promise<{ file: string; mapping?: Record<string, string | number>; dryRun: boolean }> {
	const { values, positionals } = parse(args);
	const [what, file, ...more] = positionals;
	if (what !== 'schools')
		throw new WrongInput(`Only schools can be imported: bin/kartu import schools FILE${what ? `; given: ${what}` : ''}.`);
	if (!file || more.length > 0) throw new WrongInput('One FILE is wanted: bin/kartu import schools FILE.');
	return { file, dryRun: values['dry-run'] === true, ...(values.map ? { mapping: await readMap(values.map) } : {}) };
}

function parse(args: string[]) {
	try {
		return parseArgs({ args, options: { map: { type: 'string' }, 'dry-run': { type: 'boolean' } }, allowPositionals: true });
	} catch (error) {
		throw new WrongInput((error as Error).message);
	}
}

/** A map says for facts of the register which column holds them: `{ "legal_code": "Kodas", "name": 1 }`. */
async function readMap(path: string): Promise<Record<string, string | number>> {
	const text = (await readGiven(path)).toString('utf8');
	try {
		const map: unknown = JSON.parse(text);
		if (map && typeof map === 'object' && Object.values(map).every((column) => ['string', 'number'].includes(typeof column)))
			return map as Record<string, string | number>;
	} catch {
		// Said below, as for any other form.
	}
	throw new WrongInput(`${path} is not a map: an object of facts and columns is wanted, as { "legal_code": "Kodas", "name": 1 }.`);
}

async function readGiven(path: string): Promise<Buffer> {
	try {
		return await readFile(fromHere(path));
	} catch (error) {
		throw new WrongInput(
			`${path} cannot be read: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}.`
		);
	}
}

const inWords = (refusal: string): Promise<string> =>
	sentenceFor(['refusal_school', 'refusal_schools', 'refusal_import', 'school'], refusal);

const faultsInWords = (faults: Fault[]): Promise<string[]> =>
	Promise.all(faults.map(async ({ field, key, values }) => `${field ? `${field}: ` : ''}${await sentenceFor(['school'], key, values)}`));
