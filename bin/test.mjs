// All checks and tests: `npm test`; parts of it: `npm test -- rules usecases`. The last lines say what failed and how many passed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { install, node, root } from './prepare.mjs';

install();

const scratch = mkdtempSync(join(tmpdir(), 'kartu-test-results-'));
const wanted = process.argv.slice(2);
const results = [];

/** What `npm run check` consists of: each script counts as one. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const checks = [...scripts.check.matchAll(/npm run (?:--silent )?(\w+)/g)].map(([, name]) => name);

const script = (name) => ({ name, run: () => succeeded(name, 'npm', ['run', '--silent', name]) });
const build = { name: 'build', run: () => succeeded('build', node, [join(root, 'bin', 'build.mjs')]) };
const tests = (...kinds) => ({ name: kinds.join(' + '), run: () => vitest(kinds) });

// The two halves of the first step share the cores: the tests take both as soon as the checks and the build are done. What
// begins whole servers comes after them.
const steps = [[[...checks.map(script), build], [tests('rules', 'usecases')]], [[tests('house')]], [[tests('journeys')]]];

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await succeeded('messages', node, [join(root, 'bin', 'build.mjs'), 'messages']);
for (const halves of steps) await (cpus().length > 1 ? Promise.all(halves.map(inTurn)) : inTurn(halves.flat()));
summarise();

async function inTurn(parts) {
	for (const { name, run } of parts) {
		if (
			wanted.length > 0 &&
			!name.split(' + ').some((kind) => wanted.includes(kind)) &&
			!(name === 'build' && wanted.some((kind) => ['house', 'journeys'].includes(kind)))
		)
			continue;
		const begun = Date.now();
		const result = await run();
		results.push({ name, seconds: (Date.now() - begun) / 1000, ...result });
	}
}

/** A programme that says by its exit status whether all is well counts as one; what it says is shown when it is not. */
async function succeeded(name, file, args) {
	const { status, said } = await run(file, args);
	if (status === 0) return { passed: 1, failed: 0, skipped: 0 };
	console.log(`\n✗ ${name}\n${said}`);
	return { passed: 0, failed: 1, skipped: 0 };
}

async function vitest(kinds) {
	const file = join(scratch, `${kinds[0]}.json`);
	const projects = kinds.flatMap((kind) => ['--project', kind]);
	const { status, said } = await run(node, [
		join(root, 'node_modules', 'vitest', 'vitest.mjs'),
		'run',
		...projects,
		'--passWithNoTests',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	console.log(`\n${said.trim()}`);
	const counted = count(file);
	// An error outside every test is a failure too although no test says so.
	return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1, failures: ['outside every test'] } : counted;
}

function count(file) {
	try {
		const { numPassedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
		const failures = testResults.flatMap(failuresOf);
		return { passed: numPassedTests, failed: failures.length, skipped: numPendingTests + numTodoTests, failures };
	} catch {
		return { passed: 0, failed: 0, skipped: 0 };
	}
}

/** The names of the tests of a file that failed; the file itself if it could not be loaded. */
function failuresOf({ name, status, assertionResults }) {
	const file = relative(root, name);
	const failed = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => `${file}: ${fullName}`);
	return status === 'failed' && failed.length === 0 ? [file] : failed;
}

/** Without the settings of whoever runs the tests: they must not decide what passes. */
function run(file, args) {
	const own = ['FORCE_COLOR', 'HOST', 'PORT', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'FILES_URL', 'LOG_LEVEL', 'NODE_ENV', 'TZ'];
	const isOwn = (name) => own.includes(name) || /^OIDC_|^KARTU_(?!TEST_)/.test(name);
	const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOwn(name)));
	return new Promise((resolve) => {
		const child = spawn(file, args, {
			cwd: root,
			env: { ...environment, NO_COLOR: '1', PATH: `${join(root, 'node_modules', '.bin')}:${environment.PATH}` },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
		child.on('error', (error) => resolve({ status: 1, said: error.message }));
		child.on('close', (status) => resolve({ status: status ?? 1, said }));
	});
}

function summarise() {
	const sum = (key) => results.reduce((total, result) => total + result[key], 0);
	console.log('');
	for (const { name, seconds, passed, failed, skipped } of results)
		console.log(
			`${failed ? '✗' : '✓'} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed, ${skipped} skipped`
		);
	for (const failure of results.flatMap(({ failures = [] }) => failures)) console.log(`✗ ${failure}`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
	process.exitCode = sum('failed') > 0 ? 1 : 0;
}
