import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handWorked } from '../../tests/selection/example.ts';
import { makeKey, pemOf, writeFile } from '../../tests/selection/writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'kartu-verify-'));
const key = makeKey();
const put = (name: string, content: string | Buffer): string => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const right = put('selection.jsonl', writeFile(handWorked, key));
const pem = put('public-key.pem', pemOf(key));

/** Runs the command where there is no database, and no data folder unless the settings name one. */
function verifyWith(settings: Record<string, string>, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/main.ts', 'verify', ...args], {
		encoding: 'utf8',
		env: {
			...process.env,
			...{ KARTU_DATA: join(folder, 'data'), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', NODE_NO_WARNINGS: '1' },
			...settings
		}
	});
	expect(existsSync(join(folder, 'data'))).toBe(false);
	return { status, stdout, stderr };
}

const verify = (...args: string[]) => verifyWith({}, ...args);

test('a right file is called right, without a database', () => {
	expect(verify('selection', right, '--key', pem)).toEqual({
		status: 0,
		stderr: '',
		stdout: expect.stringMatching(
			/1 {2}header: as it was signed\n(.*\n)*Application 7b7b7b7b7b7b7b7b: decided “on the reserve list”; the rules proposed “rejected”\.\nThe file is right\.\n$/
		) as string
	});
});

test('a wrong file ends with 2, every difference on a line of its own', () => {
	const wrong = structuredClone(handWorked) as typeof handWorked & { result: { ranking: { points: number }[] } };
	(wrong.result.ranking[1] as { points: number }).points = 26;
	const { status, stdout } = verify('selection', put('wrong.jsonl', writeFile(wrong, key)), '--key', pem);
	expect(status).toBe(2);
	expect(stdout).toContain('Line 6, application 0a0a0a0a0a0a0a0a: the points are written as 26/6; the reviews give 25/6.\n');
	expect(stdout).toMatch(/The file is wrong\.\n$/);
});

test('without a key named, the key of the installation is meant, set or in its data folder', () => {
	const secret = key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
	const installation = mkdtempSync(join(tmpdir(), 'kartu-verify-installation-'));
	writeFileSync(join(installation, 'signing-key.pem'), secret);
	expect(verifyWith({ KARTU_DATA: installation }, 'selection', right).status).toBe(0);
	expect(verifyWith({ KARTU_SIGNING_KEY: secret.replaceAll('\n', '\\n') }, 'selection', right).status).toBe(0);
	const other = makeKey().privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
	expect(verifyWith({ KARTU_SIGNING_KEY: other }, 'selection', right)).toMatchObject({
		status: 2,
		stdout: expect.stringContaining('another key') as string
	});
});

test('a program gets one object', () => {
	const other = put('other.pem', pemOf(makeKey()));
	const { status, stdout } = verify('selection', right, '--key', other, '--json');
	expect(status).toBe(2);
	expect(JSON.parse(stdout)).toMatchObject({
		right: false,
		call: 'networks-2026',
		differences: [
			{ key: 'other_key', line: 7 },
			{ key: 'signature_fails', line: 8, sentence: expect.stringMatching(/^Line 8: the signature does not hold/) as string }
		]
	});
});

test.each<[string, string[], number, RegExp]>([
	['no key', ['selection', right], 3, /^This installation has not signed anything yet: say whose key it is by --key public-key\.pem\./],
	['a file that is not there', ['selection', join(folder, 'none'), '--key', pem], 3, /none cannot be read: there is no such file\./],
	['a folder', ['selection', folder, '--key', pem], 3, /cannot be read: EISDIR/],
	['a key that is none', ['selection', right, '--key', right], 3, /selection\.jsonl is not a public key of Ed25519 in PEM\./],
	['an option that does not exist', ['selection', right, '--kye', pem], 2, /'--kye'/],
	['nothing', [], 2, /^Only a selection or a certificate can be verified/],
	['two files', ['selection', right, right], 2, /^One FILE is wanted/]
])('%s is said in a sentence', (_, args, status, sentence) => {
	const said = verify(...args);
	expect(said).toMatchObject({ status, stdout: '' });
	expect(said.stderr).toMatch(sentence);
	expect(said.stderr).not.toContain('    at ');
});
