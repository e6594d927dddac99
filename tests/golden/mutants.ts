import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import * as valibot from 'valibot';
import * as platform from '#platform';
import type { judge } from '#programmes';

/** One comparison, connective or constant of the rules, turned into another. */
export type Mutant = { file: string; line: number; context: string; is: string; at: number; end: number };

const folder = new URL('../../src/lib/programmes/', import.meta.url);
const sources = new Map<string, string>();
const compiled = new Map<string, string>();

/** Every way in which the deciding code of a file can be turned; what only writes sentences or reads input is left out. */
export function mutantsOf(file: string, leaveOut: string[] = []): Mutant[] {
	const source = ts.createSourceFile(file, sourceOf(file), ts.ScriptTarget.ES2024, true);
	const mutants: Mutant[] = [];
	const visit = (node: ts.Node): void => {
		if (nameOf(node) !== undefined && leaveOut.includes(nameOf(node) as string)) return;
		for (const [piece, is] of turned(node)) {
			const at = piece.getStart(source);
			mutants.push({
				file,
				line: source.getLineAndCharacterOfPosition(at).line + 1,
				context: node.getText(source),
				is,
				at,
				end: piece.end
			});
		}
		if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
	};
	visit(source);
	return mutants;
}

/** The judge of a project in which one piece of code is another. */
export function judgeWith({ file, at, end, is }: Mutant): typeof judge {
	const text = sourceOf(file);
	const changed = compile(text.slice(0, at) + is + text.slice(end));
	return (load('judge.ts', new Map([[file, changed]]), new Map()) as { judge: typeof judge }).judge;
}

const comparisons: Record<string, string[]> = {
	'<': ['<=', '>='],
	'<=': ['<', '>'],
	'>': ['>=', '<='],
	'>=': ['>', '<'],
	'===': ['!=='],
	'!==': ['==='],
	'&&': ['||'],
	'||': ['&&']
};

function turned(node: ts.Node): [ts.Node, string][] {
	if (ts.isBinaryExpression(node)) return (comparisons[node.operatorToken.getText()] ?? []).map((is) => [node.operatorToken, is]);
	if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return [[node, node.operand.getText()]];
	if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, 'false']];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, 'true']];
	if (ts.isNumericLiteral(node)) return [[node, String(Number(node.text.replaceAll('_', '')) + 1)]];
	if (ts.isConditionalExpression(node))
		return [[node, `${node.condition.getText()} ? ${node.whenFalse.getText()} : ${node.whenTrue.getText()}`]];
	if (ts.isPropertyAccessExpression(node) && node.name.text === 'some') return [[node.name, 'every']];
	if (ts.isPropertyAccessExpression(node) && node.name.text === 'every') return [[node.name, 'some']];
	return [];
}

const nameOf = (node: ts.Node): string | undefined =>
	(ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.name
		? node.name.getText()
		: undefined;

function load(file: string, changed: Map<string, string>, loaded: Map<string, object>): object {
	const before = loaded.get(file);
	if (before) return before;
	const exports = {};
	loaded.set(file, exports);
	const require = (name: string): unknown => {
		if (name === 'valibot') return valibot;
		if (name === '#platform') return platform;
		return name.startsWith('./') ? load(name.slice(2), changed, loaded) : createRequire(import.meta.url)(name);
	};
	new Function('exports', 'require', changed.get(file) ?? original(file))(exports, require);
	return exports;
}

function original(file: string): string {
	if (!compiled.has(file)) compiled.set(file, compile(sourceOf(file)));
	return compiled.get(file) as string;
}

function sourceOf(file: string): string {
	if (!sources.has(file)) sources.set(file, readFileSync(new URL(file, folder), 'utf8'));
	return sources.get(file) as string;
}

const compile = (text: string): string =>
	ts.transpileModule(text, {
		compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2024, verbatimModuleSyntax: false }
	}).outputText;
