import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkSelection, mostBytes, readPublicKey, reportLines, reportValue, type PublicKey } from '../../verify/index.ts';
import { Cannot, fromHere, WrongInput, type Command } from './command.ts';

export const verify: Command = {
	usage: 'verify selection FILE [--key public-key.pem] [--json]',
	sentence:
		'Checks a selection file with a second implementation, without the database: whether it is as signed, and whether all of it follows.',
	run: async (args) => {
		const { file, keyFile, json } = readArguments(args);
		const key = await readKey(keyFile);
		const report = checkSelection(await read(file, mostBytes), key);
		if (json) console.log(JSON.stringify(reportValue(report, 'en'), null, '\t'));
		else for (const line of reportLines(report, 'en')) console.log(line);
		if (!report.right) process.exitCode = 2;
	}
};

function readArguments(args: string[]): { file: string; keyFile: string | undefined; json: boolean } {
	const { values, positionals } = parse(args);
	const [what, file, ...more] = positionals;
	if (what !== 'selection')
		throw new WrongInput(`Only a selection can be verified: bin/kartu verify selection FILE${what ? `; given: ${what}` : ''}.`);
	if (!file || more.length > 0) throw new WrongInput('One FILE is wanted: bin/kartu verify selection FILE.');
	return { file, keyFile: values.key, json: values.json === true };
}

function parse(args: string[]) {
	try {
		return parseArgs({ args, options: { key: { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: true });
	} catch (error) {
		throw new WrongInput((error as Error).message);
	}
}

/** A file proves nothing by a key of its own: somebody else has to say which one it is. */
async function readKey(path: string | undefined): Promise<PublicKey> {
	if (path === undefined)
		throw new Cannot('The key is missing: --key public-key.pem. An installation publishes its key at /.well-known/kartu-signing-key.pem.');
	const key = readPublicKey((await read(path, 4000)).toString('latin1'));
	if (!key) throw new Cannot(`${path} is not a public key of Ed25519 in PEM.`);
	return key;
}

/** At most one byte more than wanted is read: enough to see that a file is too large. */
async function read(path: string, most: number): Promise<Buffer> {
	try {
		return Buffer.concat(await createReadStream(fromHere(path), { end: most }).toArray());
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		throw new Cannot(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`);
	}
}
