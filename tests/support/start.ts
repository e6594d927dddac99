import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A Kartu begun by `npm start`, as an operator does it. */
export type Started = {
	child: ChildProcess;
	/** What it said so far. */
	said: () => string;
	/** The milliseconds until the ready line. Fails when it ends before. */
	ready: Promise<number>;
	/** The exit status. */
	ended: Promise<number>;
};

export function npmStart(environment: Record<string, string>): Started {
	const begun = Date.now();
	const child = spawn('npm', ['start'], {
		cwd: root,
		env: { ...process.env, NODE_ENV: '', KARTU_STORY: 'none', ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	const ready = new Promise<number>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => {
				said += text;
				if (/^Kartu is ready at http:\/\/\S+$/m.test(said)) resolve(Date.now() - begun);
			});
		}
		child.once('close', () => reject(new Error(`it ended before it was ready:\n${said}`)));
	});
	ready.catch(() => undefined);
	return { child, said: () => said, ready, ended: once(child, 'close').then(([code]) => (code as number | null) ?? -1) };
}

type Process = { pid: number; parent: number; command: string };

/** Every process of a started Kartu that stands below its `npm start`. */
export const processesOf = ({ child }: Started): Process[] => treeOf(child.pid ?? -1);

/** A process and every one below it: only processes of a test's own may be touched by it. */
export function treeOf(root: number): Process[] {
	const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
		.split('\n')
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
		.flatMap((found) => (found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? '' }] : []));
	const below = (pid: number): Process[] => all.filter(({ parent }) => parent === pid).flatMap((found) => [found, ...below(found.pid)]);
	return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
