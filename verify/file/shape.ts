import type { Json, JsonObject } from '../text/json.ts';

/** A member that is not what it should be: where, and what is wanted there. */
export type ShapeFault =
	| { key: 'wrong_member'; path: string; wanted: string }
	| { key: 'missing_member' | 'unknown_member'; path: string }
	| { key: 'more_faults' };

/** Gives the value in its type, or notes what is wrong with it. */
export type Shape<Value> = (value: Json, path: string, faults: ShapeFault[]) => Value | undefined;

export type ValueOf<S> = S extends Shape<infer Value> ? Value : never;

/** More faults of form than these in one line tell nobody more. */
const mostFaults = 20;

/** Reads a value in its form. There is a value exactly when there is no fault. */
export function readShape<Value>(shape: Shape<Value>, value: Json): { value?: Value; faults: ShapeFault[] } {
	const faults: ShapeFault[] = [];
	const read = shape(value, '', faults);
	if (faults.length === 0 && read !== undefined) return { value: read, faults };
	return { faults: faults.length <= mostFaults ? faults : [...faults.slice(0, mostFaults), { key: 'more_faults' }] };
}

/** An object with exactly these members, in any order. */
export const object =
	<Members extends Record<string, Shape<unknown>>>(members: Members): Shape<{ [Name in keyof Members]: ValueOf<Members[Name]> }> =>
	(value, path, faults) => {
		if (!(value instanceof Map)) return wrong('object', path, faults);
		for (const name of value.keys()) if (!Object.hasOwn(members, name)) faults.push({ key: 'unknown_member', path: below(path, name) });
		const read = Object.entries(members).map(([name, shape]) => [name, member(value, name, shape, path, faults)]);
		return Object.fromEntries(read) as { [Name in keyof Members]: ValueOf<Members[Name]> };
	};

function member<Value>(value: JsonObject, name: string, shape: Shape<Value>, path: string, faults: ShapeFault[]): Value | undefined {
	const found = value.get(name);
	if (found !== undefined) return shape(found, below(path, name), faults);
	faults.push({ key: 'missing_member', path: below(path, name) });
	return undefined;
}

export const list =
	<Value>(shape: Shape<Value>): Shape<Value[]> =>
	(value, path, faults) => {
		if (!Array.isArray(value)) return wrong('list', path, faults);
		const read: Value[] = [];
		for (const [i, item] of value.entries()) {
			// A line of 30 MB of rubbish is not worth a million faults.
			if (faults.length > mostFaults) break;
			const found = shape(item, `${path}[${i}]`, faults);
			if (found !== undefined) read.push(found);
		}
		return read;
	};

/** An object whose names are data: criteria and their points. */
export const mapOf =
	<Value>(shape: Shape<Value>): Shape<Map<string, Value>> =>
	(value, path, faults) => {
		if (!(value instanceof Map)) return wrong('object', path, faults);
		const read = new Map<string, Value>();
		for (const [name, item] of value) {
			const found = shape(item, below(path, name), faults);
			if (found !== undefined) read.set(name, found);
		}
		return read;
	};

export const orNull =
	<Value>(shape: Shape<Value>): Shape<Value | null> =>
	(value, path, faults) =>
		value === null ? null : shape(value, path, faults);

export const trueOrFalse: Shape<boolean> = (value, path, faults) => (typeof value === 'boolean' ? value : wrong('boolean', path, faults));

export const text: Shape<string> = (value, path, faults) =>
	typeof value === 'string' && value !== '' ? value : wrong('text', path, faults);

/** An integer of any size, not below `least` and not above `most` where these are given. */
export const integer =
	(least?: bigint, most?: bigint): Shape<bigint> =>
	(value, path, faults) =>
		typeof value === 'bigint' && (least === undefined || value >= least) && (most === undefined || value <= most)
			? value
			: wrong(most === undefined ? (least === undefined ? 'integer' : `integer_from:${least}`) : 'percent', path, faults);

export const oneOf =
	<const Word extends string>(...words: Word[]): Shape<Word> =>
	(value, path, faults) =>
		words.find((word) => word === value) ?? wrong(`one_of:${words.join(', ')}`, path, faults);

/** A text that a pattern matches as a whole; `wanted` names it. */
export const like =
	(pattern: RegExp, wanted: string): Shape<string> =>
	(value, path, faults) =>
		typeof value === 'string' && pattern.test(value) ? value : wrong(wanted, path, faults);

/** A moment as ISO 8601 in UTC, which exists in the calendar. */
export const moment: Shape<string> = (value, path, faults) =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) && exists(value)
		? value
		: wrong('moment', path, faults);

function exists(written: string): boolean {
	const read = new Date(`${written.slice(0, 19)}Z`);
	return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written.slice(0, 19));
}

function wrong(wanted: string, path: string, faults: ShapeFault[]): undefined {
	faults.push({ key: 'wrong_member', path, wanted });
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
