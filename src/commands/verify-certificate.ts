import { existsSync, readFileSync, statSync } from 'node:fs';
import { readKeys, checkCertificate, certificateLines, certificateValue, type CertificateKey } from '../../verify/index.ts';
import { Cannot, fromHere, WrongInput } from './command.ts';
import { withHouse } from './house.ts';

/** A file of keys and one of a certificate are a few kilobytes. */
const mostBytes = 1_000_000;

/**
 * Checks one certificate: a file (as exported, or with the statement in it), the statement itself or the address of its QR,
 * without any database; or number and code, which only the register of this installation can answer.
 */
export async function verifyCertificate(
	given: string,
	{ keys, ownKey, json }: { keys: string | undefined; ownKey: () => string; json: boolean }
): Promise<void> {
	if (given.includes('KARTU1.') || existsSync(fromHere(given))) {
		const text = given.includes('KARTU1.') ? given : read(given);
		return say(checkCertificate(statementIn(text), keysFrom(keys, ownKey)), json);
	}
	if (!given.includes('~')) throw new WrongInput(`${given} is no file, no statement (KARTU1.…) and no NUMBER~CODE.`);
	await verifyInRegister(given, json);
}

function say(report: ReturnType<typeof checkCertificate>, json: boolean): void {
	if (json) console.log(JSON.stringify(certificateValue(report), null, '\t'));
	else for (const line of certificateLines(report, 'en')) console.log(line);
	if (report.verdict !== 'right') process.exitCode = 2;
}

/** The register says whether it is valid now; its statement is checked as well. */
const verifyInRegister = (reference: string, json: boolean): Promise<void> =>
	withHouse(async (context) => {
		const { exportCertificate, publishedKeys } = await import('#credentials/server');
		const found = await exportCertificate(context, reference);
		if (!found.ok) throw new WrongInput(`The register has no certificate ${reference}.`);
		const file = JSON.parse(found.value) as { statement: string; register: { state: string } };
		const report = checkCertificate(file.statement, readKeys(JSON.stringify(await publishedKeys(context))) ?? []);
		if (json) console.log(JSON.stringify({ ...certificateValue(report), register: file.register }, null, '\t'));
		else
			for (const line of [...certificateLines(report, 'en').slice(0, -1), `The register says: ${file.register.state}.`]) console.log(line);
		if (report.verdict !== 'right' || file.register.state !== 'valid') process.exitCode = 2;
	});

/** The statement of an exported certificate, or whatever text there is. */
function statementIn(text: string): string {
	try {
		const value = JSON.parse(text) as { statement?: unknown } | null;
		return typeof value?.statement === 'string' ? value.statement : text;
	} catch {
		return text;
	}
}

function keysFrom(path: string | undefined, ownKey: () => string): CertificateKey[] {
	const keys = readKeys(path === undefined ? ownKey() : read(path));
	if (!keys) throw new Cannot(`${path} holds no keys: neither a list as an installation publishes it nor a public key of Ed25519 in PEM.`);
	return keys;
}

function read(path: string): string {
	try {
		const found = fromHere(path);
		if (statSync(found).size > mostBytes) throw new Error('it is too large');
		return readFileSync(found, 'utf8');
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		throw new Cannot(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`);
	}
}
