import { readFileSync } from 'node:fs';
import ts from 'typescript';
import * as valibot from 'valibot';
import * as platform from '#platform';
import type { judge } from '#programmes';
import * as schools from '#schools';

/** One comparison, connective or constant of the rules, turned into another. */
export type Mutant = { id: number; file: string; line: number; context: string; is: string };

const folder = new URL('../../src/lib/programmes/', import.meta.url);

/**
 * A judge whose code carries all its mutants, each asleep until `wake` is called with its id: the files are compiled once.
 * `leaveOut` names, for each file, what decides nothing: values for sentences, schemas, reading.
 */
export function mutableJudge(leaveOut: Record<string, string[]>): {
	judge: typeof judge;
	mutants: Mutant[];
	wake: (id: number | null) => void;
} {
	const mutants: Mutant[] = [];
	let awake: number | null = null;
	const isAwake = (id: number): boolean => id === awake;
	const loaded = new Map<string, object>();

	function load(file: string): object {
		const before = loaded.get(file);
		if (before) return before;
		const exports = {};
		loaded.set(file, exports);
		new Function('exports', 'require', 'isAwake', compile(withMutants(file, leaveOut[file], mutants)))(exports, require, isAwake);
		return exports;
	}
	function require(name: string): unknown {
		if (name === 'valibot') return valibot;
		if (name === '#platform') return platform;
		// Of the register the rules take its categories, which decide as well.
		return name === '#schools' ? { ...schools, ...load('../schools/category.ts') } : load(name.slice(2));
	}

	const loadedJudge = (load('judge.ts') as { judge: typeof judge }).judge;
	return { judge: loadedJudge, mutants, wake: (id) => (awake = id) };
}

/** The text of a file in which every piece that can be turned asks which way it is to go. */
function withMutants(file: string, leaveOut: string[] | undefined, mutants: Mutant[]): string {
	const text = readFileSync(new URL(file, folder), 'utf8');
	if (leaveOut === undefined) return text;
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true);
	return emit(source);

	function emit(node: ts.Node): string {
		if (ts.isTypeNode(node) || leaveOut?.includes(nameOf(node))) return node.getText(source);
		const whole = emitWith(node, emit);
		const awake = turned(node).map((turn) => {
			mutants.push({
				id: mutants.length,
				file,
				line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
				context: node.getText(source),
				is: turn.is
			});
			return `isAwake(${mutants.length - 1}) ? ${'whole' in turn ? turn.whole : emitWith(node, (child) => turn.replace.get(child) ?? child.getText(source))} : `;
		});
		return awake.length > 0 ? `(${awake.join('')}${whole})` : whole;
	}

	function emitWith(node: ts.Node, part: (child: ts.Node) => string): string {
		let [out, from] = ['', node.getStart(source)];
		ts.forEachChild(node, (child) => {
			out += text.slice(from, child.getStart(source)) + part(child);
			from = child.end;
		});
		return out + text.slice(from, node.end);
	}
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

/** What a piece becomes: by replacing its children, or, where it has none that matter, the whole. */
type Turn = { is: string; replace: Map<ts.Node, string> } | { is: string; whole: string };

/** The ways in which a piece of code can be turned. */
function turned(node: ts.Node): Turn[] {
	const instead = (whole: string): Turn => ({ is: whole, whole });
	const by = (piece: ts.Node, is: string): Turn => ({ is, replace: new Map([[piece, is]]) });
	if (ts.isBinaryExpression(node)) return (comparisons[node.operatorToken.getText()] ?? []).map((is) => by(node.operatorToken, is));
	if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return [instead(node.operand.getText())];
	if (node.kind === ts.SyntaxKind.TrueKeyword) return [instead('false')];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return [instead('true')];
	if (ts.isNumericLiteral(node)) return [instead(String(Number(node.text) + 1))];
	if (ts.isConditionalExpression(node)) {
		const [yes, no] = [node.whenTrue.getText(), node.whenFalse.getText()];
		return [
			{
				is: `${no} : ${yes}`,
				replace: new Map([
					[node.whenTrue as ts.Node, no],
					[node.whenFalse as ts.Node, yes]
				])
			}
		];
	}
	if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
		const { name } = node.expression;
		const other = { some: 'every', every: 'some' }[name.text];
		const callee = node.expression.getText();
		return other === undefined ? [] : [by(node.expression, callee.slice(0, callee.length - name.text.length) + other)];
	}
	return [];
}

function nameOf(node: ts.Node): string {
	const named = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
	return named && node.name ? node.name.getText() : '';
}

const compile = (text: string): string =>
	ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2024 } }).outputText;
