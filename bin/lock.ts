// Completes package-lock.json: `npm run lock`, after every `npm install`.
//
// Packages with native parts have one optional package for each platform. npm leaves those out of the lock that it could
// not look up at the time, and then `npm ci` refuses the lock on a machine where it can, or on another platform. Their
// version is exactly the one that their parent names, so they can be written down without asking anybody.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json');
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x'];
type Package = { version?: string; optionalDependencies?: Record<string, string>; dev?: boolean; [other: string]: unknown };
type Lock = { packages: Record<string, Package> };
type Missing = { name: string; version: string; dev: boolean };

const libraries: Record<string, string> = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** The optional packages that a lock leaves out: name, version and whether only developers need them. */
export function missingIn(lock: Lock): Missing[] {
	return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
		Object.entries(optionalDependencies)
			.filter(([name, version]) => /^\d/.test(version) && !isLocked(lock, path, name))
			.map(([name, version]) => ({ name, version, dev }))
	);
}

function isLocked({ packages }: Lock, from: string, name: string): boolean {
	for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
		if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true;
		if (place === '') return false;
	}
}

function entryFor({ name, version, dev }: Missing): Package {
	const words = (name.split('/').at(-1) ?? '').split('-');
	const os = words.filter((word) => systems.includes(word));
	const cpu = words.filter((word) => processors.includes(word));
	const libc = os.includes('linux') ? words.flatMap((word) => libraries[word] ?? []) : [];
	if (os.length === 0 || cpu.length === 0) throw new Error(`${name} does not say its platform: install it by hand`);
	return { version, cpu, ...(dev ? { dev } : {}), ...(libc.length > 0 ? { libc } : {}), optional: true, os };
}

if (process.argv[1] === import.meta.filename) {
	const text = readFileSync(file, 'utf8');
	const lock = JSON.parse(text) as Lock;
	const missing = missingIn(lock);
	for (const found of missing) lock.packages[`node_modules/${found.name}`] = entryFor(found);
	const { '': own = {}, ...others } = lock.packages;
	lock.packages = { '': own, ...Object.fromEntries(Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'))) };
	writeFileSync(file, `${JSON.stringify(lock, null, /^\t/m.test(text) ? '\t' : 2)}\n`);
	console.error(`${missing.length} packages of other platforms were written into the lock.`);
}
