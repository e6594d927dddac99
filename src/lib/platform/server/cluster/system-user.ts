import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Cannot } from './cannot.ts';

/** How a program of the server is started: by whom, and behind which wrapper. */
export type Launcher = {
	owner: Account | null;
	command: (program: string, args: string[]) => { file: string; args: string[]; options: { uid?: number; gid?: number } };
};

export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root. An ordinary user starts it as themselves; root starts it as a user without
 * rights: the owner of the data where there is data already, else `kartu`, `postgres`, a new system user or `nobody`.
 * That user has to get at the program and at the folder; see `launchersFor` for closed parents.
 */
export function findLauncher(program: string, folder: string, data: string): Launcher {
	if (process.getuid?.() !== 0) return asOneself;
	const account = ownerOf(data) ?? accountNamed('kartu') ?? accountNamed('postgres') ?? newAccount() ?? accountNamed('nobody');
	if (!account) throw new Cannot('PostgreSQL does not run as root and no other user could be made: start Kartu as an ordinary user.');
	const launcher = launchersFor(account).find((candidate) => reaches(candidate, program) && enters(candidate, folder));
	if (launcher) return launcher;
	throw new Cannot(
		`PostgreSQL does not run as root, and no other user can enter ${folder}: move Kartu to a folder open to others, or start it as an ordinary user.`
	);
}

const asOneself: Launcher = { owner: null, command: (file, args) => ({ file, args, options: {} }) };

/**
 * From the fewest rights to more. Under a parent that is closed to others (`/root` is), the user gets the one
 * capability to pass through closed folders; where the files themselves are closed too, the capability to open them.
 */
function launchersFor(account: Account): Launcher[] {
	return [
		{ owner: account, command: (file, args) => ({ file, args, options: account }) },
		behindSetpriv(account, '+dac_read_search'),
		behindSetpriv(account, '+dac_read_search,+dac_override')
	];
}

const behindSetpriv = (account: Account, capabilities: string): Launcher => ({
	owner: account,
	command: (program, args) => ({
		file: 'setpriv',
		args: [
			`--reuid=${account.uid}`,
			`--regid=${account.gid}`,
			'--clear-groups',
			// Else `access()`, by which initdb looks for its neighbours, would not see what the capabilities allow.
			'--securebits=+no_setuid_fixup',
			`--inh-caps=${capabilities}`,
			`--ambient-caps=${capabilities}`,
			program,
			...args
		],
		options: {}
	})
});

/** Whether the program starts, and finds itself and its neighbours as PostgreSQL's programs do, which is asked more strictly. */
const reaches = (launcher: Launcher, program: string): boolean =>
	succeeds(launcher, program, ['--version']) && succeeds(launcher, '/bin/sh', ['-c', 'test -x "$1" && test -r "$1"', 'sh', program]);

const enters = (launcher: Launcher, folder: string): boolean => succeeds(launcher, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);

function succeeds(launcher: Launcher, program: string, given: string[]): boolean {
	const { file, args, options } = launcher.command(program, given);
	return spawnSync(file, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
}

function ownerOf(folder: string): Account | undefined {
	const found = statSync(folder, { throwIfNoEntry: false });
	return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function accountNamed(name: string): Account | undefined {
	const ask = (what: string) => spawnSync('id', [what, name], { encoding: 'utf8' });
	const uid = ask('-u');
	return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(ask('-g').stdout) } : undefined;
}

function newAccount(): Account | undefined {
	const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
	spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'kartu'], {
		stdio: 'ignore',
		env: { ...process.env, PATH: path }
	});
	return accountNamed('kartu');
}
