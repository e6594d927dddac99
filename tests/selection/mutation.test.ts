import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { propose } from '#selection';
import type { propose as proposeAnew } from '../../verify/rules/proposal.ts';
import { madeUpCall } from './random-calls.ts';
import { asOurs, asTheirs, inShort } from './two-sides.ts';
import { sha256 } from './writer.ts';

const folder = new URL('../../verify/rules/', import.meta.url);
const calls = Array.from({ length: 2_000 }, (_, number) => madeUpCall(number));
const proposed = calls.map((call) => inShort(propose(asOurs(call))));
const theirs = calls.map(asTheirs);

/** One rule of docs/selection-file.md each, broken in the checker: file, what stands there, what it is turned into. */
const mutants: [string, string, string][] = [
	['lots.ts', 'one.lot < other.lot ? -1', 'one.lot > other.lot ? -1'],
	['ranking.ts', "if (withdrawn) return 'withdrawn';", ''],
	['ranking.ts', "if (!eligible) return 'not_eligible';", ''],
	['ranking.ts', 'BigInt(votes) < reviews_at_least', 'BigInt(votes) <= reviews_at_least'],
	['ranking.ts', 'if (!counted) continue;', ''],
	['ranking.ts', 'points += weight * (', 'points += ('],
	['ranking.ts', 'out_of += weight;', 'out_of += 1n;'],
	['ranking.ts', "priority === 'first' && prior", "priority !== 'first' && prior"],
	['ranking.ts', 'difference < 0n', 'difference > 0n'],
	['ranking.ts', 'other.points * one.out_of - one.points * other.out_of', 'other.points - one.points'],
	['ranking.ts', 'other.points * one.out_of - one.points * other.out_of', 'other.points / other.out_of - one.points / one.out_of'],
	['ranking.ts', "priority === 'tie_breaker' && prior !== 0", 'false'],
	['ranking.ts', "priority === 'tie_breaker' && prior !== 0", 'prior !== 0'],
	['ranking.ts', 'if (told !== 0) return told;', 'if (told !== 0) return -told;'],
	['ranking.ts', 'if (told !== 0) return told;', 'return told;'],
	['ranking.ts', 'Number(other) - Number(one)', 'Number(one) - Number(other)'],
	['places.ts', 'waiting >= rules.reserve', 'waiting > rules.reserve'],
	['places.ts', 'at_most !== null && taken >= at_most', 'at_most !== null && taken > at_most'],
	['places.ts', 'at_most !== null && taken >= at_most', 'false'],
	['places.ts', 'BigInt(accepted.size) >= rules.capacity', 'BigInt(accepted.size) > rules.capacity'],
	['places.ts', 'for (const group of own) group.accepted += 1n;', ''],
	['places.ts', 'group.accepted < group.at_least', 'group.accepted <= group.at_least'],
	['places.ts', 'for (const application of ranking) take(application);', ''],
	['places.ts', 'for (const group of groups)\n', 'for (const group of [...groups].reverse())\n'],
	['places.ts', 'for (const group of groups)\n', 'for (const group of [])\n'],
	['places.ts', "priority === 'share'", "priority === 'first'"],
	['places.ts', '+ 99n', ''],
	['places.ts', '+ 99n', '+ 50n'],
	['places.ts', 'at_least: at_least ?? 0n', 'at_least: 0n'],
	['places.ts', 'application[by] === value', 'application[by] !== value']
];

test('untouched, the checker agrees with the application', () => {
	expect(firstDifference(load(['', '', '']))).toBe(-1);
});

test.each(mutants)('a made-up call notices when %s has, instead of “%s”, “%s”', (...mutant) => {
	expect(readFileSync(new URL(mutant[0], folder), 'utf8').split(mutant[1])).toHaveLength(2);
	expect(firstDifference(load(mutant))).toBeGreaterThanOrEqual(0);
});

const firstDifference = (anew: typeof proposeAnew): number =>
	theirs.findIndex((inputs, i) => {
		try {
			return inShort(anew(inputs)) !== proposed[i];
		} catch {
			return true;
		}
	});

/** The rules of the checker as they stand, but for one of them. */
function load([file, from, to]: [string, string, string]): typeof proposeAnew {
	const open = (name: string): object => {
		if (name.endsWith('bytes.ts')) return { sha256Hex: sha256 };
		const path = name.slice(2);
		const source = readFileSync(new URL(path, folder), 'utf8');
		const exports = {};
		new Function('exports', 'require', compile(path === file ? source.replace(from, () => to) : source))(exports, open);
		return exports;
	};
	return (open('./proposal.ts') as { propose: typeof proposeAnew }).propose;
}

const compile = (source: string): string =>
	ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2024 } }).outputText;
