// What has to be true before anything of Kartu runs. Needs nothing installed and works on Node 20 or newer.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the lock file names: every machine runs the same one. */
export const node = join(root, 'node_modules', '.bin', 'node');

/** Installs the locked dependencies when they are missing or not the locked ones. */
export function install() {
	if (isInstalled()) return;
	console.error('Installs the dependencies …');
	const npm = process.env.npm_execpath;
	const [file, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
	const { status } = spawnSync(
		file,
		[...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
		{
			cwd: root,
			stdio: ['ignore', 2, 2]
		}
	);
	if (status === 0 && isInstalled()) return;
	console.error('The dependencies could not be installed: npm says why above. Is the network there, and room on the disk?');
	process.exit(3);
}

/** npm writes down at the end of an installation what it has put in place; it is compared with what is locked. */
function isInstalled() {
	if (!existsSync(node)) return false;
	const installed = packages(join(root, 'node_modules', '.package-lock.json'));
	if (!installed) return false;
	const locked = packages(join(root, 'package-lock.json')) ?? {};
	return Object.entries(locked).every(([path, { version, optional, peer }]) => {
		if (path === '') return true;
		const found = installed[path];
		return found ? found.version === version : Boolean(optional || peer);
	});
}

function packages(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/**
 * Goes on under the locked Node. The signals that end us are handed on, and the other side sees over the channel when
 * we are killed; we end as it ends.
 */
export function continueAs(script, args) {
	process.env.KARTU_DATA = process.env.KARTU_DATA ? resolve(process.env.KARTU_DATA) : join(root, 'data');
	const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc']
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
	child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
