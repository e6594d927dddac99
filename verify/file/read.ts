import type { Difference } from '../difference.ts';
import { readJson } from '../text/json.ts';
import { utf8 } from '../text/bytes.ts';
import { partNames } from '../text/part-names.ts';
import { shapes, type Parts } from './parts.ts';
import { readShape, type Shape, type ShapeFault } from './shape.ts';

/** Reads lines 1 to 7 strictly. A part is there only when its line has no fault of form. */
export function readParts(lines: Uint8Array[]): { parts: Partial<Parts>; faults: Difference[] } {
	const parts: Record<string, unknown> = {};
	const faults: Difference[] = [];
	for (const [i, name] of partNames.entries()) {
		if (name === 'signature') break;
		const { value, faults: found } = readPart(lines[i] as Uint8Array, name, shapes[name] as Shape<unknown>);
		if (value !== undefined) parts[name] = value;
		faults.push(...found.map((fault) => ({ line: i + 1, ...fault })));
	}
	return { parts: parts as Partial<Parts>, faults };
}

function readPart<Value>(line: Uint8Array, name: string, shape: Shape<Value>): { value?: Value; faults: Difference[] } {
	const text = utf8(line.subarray(0, -1));
	if (text === undefined) return { faults: [{ key: 'not_utf8' }] };
	const json = readJson(text);
	if (!json.ok) return { faults: [inWords(json.fault)] };
	const [first] = json.value instanceof Map ? json.value : [];
	if (first?.[0] !== 'part' || first[1] !== name) return { faults: [{ key: 'wrong_part', values: { part: name } }] };
	const { value, faults } = readShape(shape, json.value);
	return { ...(value === undefined ? {} : { value }), faults: faults.map(inWords) };
}

const inWords = ({
	key,
	...values
}: ShapeFault | { key: 'not_json'; column: number } | { key: 'duplicate_member'; name: string }): Difference => ({
	key,
	...(Object.keys(values).length > 0 ? { values } : {})
});
