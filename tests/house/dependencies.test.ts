import { expect, test } from 'vitest';
import { read } from '../support/sources.ts';
import { exceptions, installScripts, licences } from './dependencies/allowed.ts';

type Locked = {
	version?: string;
	license?: string;
	integrity?: string;
	resolved?: string;
	hasInstallScript?: boolean;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	optionalDependencies?: Record<string, string>;
};
type Package = Locked & { name: string };

const { '': _own, ...locked } = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages;
const packages: Package[] = Object.entries(locked).map(([path, entry]) => ({
	...entry,
	name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}));

/** Who names this very version among its optional parts. */
const parentsOf = ({ name, version }: Package): Package[] =>
	packages.filter(({ optionalDependencies }) => optionalDependencies?.[name] === version);

/** One part of a package for one platform, in the version that its parent names. */
const isPlatformPart = (entry: Package): boolean =>
	entry.optional === true && entry.os !== undefined && entry.cpu !== undefined && parentsOf(entry).length > 0;

/** Whether one may use what is under this licence expression without brackets inside brackets. */
function isAllowed(licence: string): boolean {
	const plain = licence.replace(/^\((.*)\)$/, '$1');
	return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => licences.has(one)));
}

function mayCome(entry: Package): boolean {
	if (exceptions.some(({ name, licence }) => name.test(entry.name) && licence === entry.license)) return true;
	if (entry.license !== undefined) return isAllowed(entry.license);
	return isPlatformPart(entry) && parentsOf(entry).every(({ license }) => license !== undefined && isAllowed(license));
}

const named = (some: Package[]): string[] =>
	some.map(({ name, version, license }) => `${name} ${version ?? ''} ${license ?? 'without licence'}`);

test('the lock holds the packages', () => {
	expect(packages.length).toBeGreaterThan(500);
});

test('every package has a print of its content, but for parts for other platforms', () => {
	const without = packages.filter(({ integrity }) => !/^sha512-[\w+/]{86}==/.test(integrity ?? ''));
	expect(named(without.filter((entry) => entry.integrity !== undefined || !isPlatformPart(entry)))).toEqual([]);
});

test('no package comes past the registry: from an address, a repository or a folder', () => {
	expect(packages.filter(({ version }) => !/^\d+\.\d+\.\d+/.test(version ?? '')).map(({ name }) => name)).toEqual([]);
	expect(packages.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).toEqual([]);
});

test('every package has a licence that is allowed, or stands among the exceptions', () => {
	expect(named(packages.filter((entry) => !mayCome(entry)))).toEqual([]);
});

test('only named packages run a script when they are installed', () => {
	const running = packages.filter(({ hasInstallScript }) => hasInstallScript);
	expect(named(running.filter((entry) => !installScripts.some(({ name }) => name.test(entry.name))))).toEqual([]);
});

test('no exception outlives its package', () => {
	expect(exceptions.filter(({ name, licence }) => !packages.some((entry) => name.test(entry.name) && entry.license === licence))).toEqual(
		[]
	);
	expect(installScripts.filter(({ name }) => !packages.some((entry) => entry.hasInstallScript && name.test(entry.name)))).toEqual([]);
});

test.each([
	['MIT', true],
	['GPL-3.0-or-later', false],
	['(MIT OR GPL-3.0-or-later)', true],
	['MIT AND GPL-3.0-or-later', false],
	['UNLICENSED', false]
])('%s may come: %s', (licence, may) => {
	expect(isAllowed(licence)).toBe(may);
});
