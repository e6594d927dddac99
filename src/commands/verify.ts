import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSigning, publicKeyPem } from '#lib/platform/server/signing/index.ts';
import { checkSelection, mostBytes, readPublicKey, reportLines, reportValue, type PublicKey } from '../../verify/index.ts';
import { Cannot, fromHere, WrongInput, type Command } from './command.ts';
import { settingsOf } from './installation.ts';
import { verifyCertificate } from './verify-certificate.ts';

export const verify: Command = {
	usage: 'verify selection FILE [--key public-key.pem] [--json] · verify certificate FILE-OR-CODE [--key keys.json] [--json]',
	sentence:
		'Checks a selection file or a certificate with a second implementation, without the database: whether it is as signed, and whether all of it follows.',
	run: async (args) => {
		const { what, file, keyFile, json } = readArguments(args);
		if (what === 'certificate') return verifyCertificate(file, { keys: keyFile, ownKey, json });
		const key = await readKey(keyFile);
		const report = checkSelection(await read(file, mostBytes), key);
		if (json) console.log(JSON.stringify(reportValue(report, 'en'), null, '\t'));
		else for (const line of reportLines(report, 'en')) console.log(line);
		if (!report.right) process.exitCode = 2;
	}
};

function readArguments(args: string[]): { what: 'selection' | 'certificate'; file: string; keyFile: string | undefined; json: boolean } {
	const { values, positionals } = parse(args);
	const [what, file, ...more] = positionals;
	if (what !== 'selection' && what !== 'certificate')
		throw new WrongInput(
			`Only a selection or a certificate can be verified: bin/kartu verify selection FILE, bin/kartu verify certificate FILE-OR-CODE${what ? `; given: ${what}` : ''}.`
		);
	if (!file || more.length > 0)
		throw new WrongInput(
			`One ${what === 'selection' ? 'FILE' : 'FILE-OR-CODE'} is wanted: bin/kartu verify ${what} FILE${what === 'selection' ? '' : '-OR-CODE'}.`
		);
	return { what, file, keyFile: values.key ?? values.keys, json: values.json === true };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: { key: { type: 'string' }, keys: { type: 'string' }, json: { type: 'boolean' } },
			allowPositionals: true
		});
	} catch (error) {
		throw new WrongInput((error as Error).message);
	}
}

/** A file proves nothing by a key of its own: whoever checks it says which one it is, or it is that of this installation. */
async function readKey(path: string | undefined): Promise<PublicKey> {
	const key = readPublicKey(path === undefined ? ownKey() : (await read(path, 4000)).toString('latin1'));
	if (!key) throw new Cannot(`${path} is not a public key of Ed25519 in PEM.`);
	return key;
}

/** The key that this installation publishes. Where it has none yet, none is made: it cannot have signed the file. */
function ownKey(): string {
	const settings = settingsOf(process.env);
	if (!settings.KARTU_SIGNING_KEY && !existsSync(join(settings.KARTU_DATA, 'signing-key.pem')))
		throw new Cannot(
			'This installation has not signed anything yet: say whose key it is by --key public-key.pem. An installation publishes its key at /.well-known/kartu-signing-key.pem.'
		);
	openSigning(settings);
	return publicKeyPem();
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
