// Builds what the sources have changed since the last time: the sentences (`messages`), or the whole application.
// Runs under the locked Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { node, root } from './prepare.mjs';

const sentences = ['messages', 'project.inlang/settings.json', 'package-lock.json'];
const sources = [...sentences, 'src', 'static', 'verify', 'vite.config.ts', 'scriptless.ts'];
const generated = join(root, 'src', 'lib', 'messages');

const messages = { stamp: join(root, 'node_modules', '.kartu-messages'), paths: sentences, result: join(generated, 'messages.js') };
const application = { stamp: join(root, 'build', '.sources'), paths: sources, result: join(root, 'build', 'handler.js') };

export const messagesAreBuilt = () => isBuilt(messages);

export const buildMessages = () => unlessBuilt(messages, compile);

export async function buildApplication() {
	await buildMessages();
	await unlessBuilt(application, () => {
		console.error('Builds the application …');
		const { status, stdout, stderr } = spawnSync(
			node,
			[join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
			{
				cwd: root,
				encoding: 'utf8',
				env: { ...process.env, NODE_ENV: 'production' },
				maxBuffer: 2 ** 26
			}
		);
		if (status === 0) return;
		console.error(stripVTControlCharacters(`${stdout}${stderr}`));
		throw new Error('The application could not be built.');
	});
}

async function compile() {
	process.chdir(root);
	const [{ compile: paraglide }, { messages: options }] = await Promise.all([
		import('@inlang/paraglide-js'),
		import('../messages/compiler.ts')
	]);
	await paraglide(options);
}

const isBuilt = ({ stamp, paths, result }) => existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(paths);

/** Does the work unless it was done for these very contents. One build at a time: another waits, and then looks again. */
async function unlessBuilt(built, work) {
	if (isBuilt(built)) return;
	const release = await takeTurn();
	try {
		if (isBuilt(built)) return;
		const content = digest(built.paths);
		rmSync(built.stamp, { force: true });
		await work();
		writeFileSync(built.stamp, content);
	} finally {
		release();
	}
}

function digest(paths) {
	const hash = createHash('sha256');
	for (const path of paths.flatMap((path) => filesIn(join(root, path))))
		hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
	return hash.digest('hex');
}

/** Every source below a path. Tests and what is generated do not count: they change nothing in the result. */
function filesIn(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found || path === generated) return [];
	if (!found.isDirectory()) return /\.test\.ts$/.test(path) ? [] : [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}

async function takeTurn() {
	const turn = join(root, 'node_modules', '.kartu-building');
	for (;;) {
		try {
			mkdirSync(turn);
			writeFileSync(join(turn, 'pid'), String(process.pid));
			return () => rmSync(turn, { recursive: true, force: true });
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (!isHeld(turn)) rmSync(turn, { recursive: true, force: true });
		await sleep(200);
	}
}

function isHeld(turn) {
	const made = statSync(turn, { throwIfNoEntry: false });
	const file = join(turn, 'pid');
	if (!made) return false;
	if (!existsSync(file)) return Date.now() - made.mtimeMs < 2000;
	try {
		return process.kill(Number(readFileSync(file, 'utf8')), 0);
	} catch (error) {
		return error.code === 'EPERM';
	}
}

if (process.argv[1] === import.meta.filename) {
	try {
		await (process.argv[2] === 'messages' ? buildMessages() : buildApplication());
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
