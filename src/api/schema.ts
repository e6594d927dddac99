import { isId, type Day, type Text } from '#platform';

/** A schema of JSON Schema 2020-12 that knows the type of what it describes, so that an answer is written and described once. */
export type Schema<T> = { readonly [keyword: string]: unknown; readonly '~says'?: T };
export type Said<S> = S extends Schema<infer T> ? T : never;

export const text: Schema<string> = { type: 'string' };
/** A text that is sent, of so many characters at most. */
export const upTo = (most: number): Schema<string> => ({ type: 'string', maxLength: most });
export const truth: Schema<boolean> = { type: 'boolean' };
export const whole: Schema<number> = { type: 'integer' };
export const figure: Schema<number> = { type: 'number' };
export const id: Schema<string> = { type: 'string', format: 'uuid' };
/** A day of the calendar. */
export const day: Schema<Day> = { type: 'string', format: 'date' };
/** A moment in UTC. */
export const instant: Schema<Date> = { type: 'string', format: 'date-time' };

export const oneOf = <const Value extends string>(values: readonly Value[]): Schema<Value> => ({ type: 'string', enum: [...values] });
export const listOf = <T>(items: Schema<T>, more: object = {}): Schema<readonly T[]> => ({ type: 'array', items, ...more });
export const orNull = <T>(schema: Schema<T>): Schema<T | null> => ({ anyOf: [schema, { type: 'null' }] });
export const said = <T>(schema: Schema<T>, description: string): Schema<T> => ({ ...schema, description });

type Properties = Record<string, Schema<unknown>>;
type Fields<P extends Properties> = { [Name in keyof P]: Said<P[Name]> };

/** An object of exactly these fields; the last ones may be left out. */
export function fields<P extends Properties, O extends Properties = Record<never, never>>(
	properties: P,
	optional?: O
): Schema<Fields<P> & Partial<Fields<O>>> {
	return { type: 'object', properties: { ...properties, ...optional }, required: Object.keys(properties), additionalProperties: false };
}

/** A text in both languages; the English may be empty where it is not written yet. */
export const words: Schema<Text> = fields({ lt: text, en: text });

/** What an answer says of a thing: the fields of its schema and no others, so that what nobody described is not told. */
export function shown(schema: Schema<unknown>, value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	if (value === null || typeof value !== 'object') return value;
	if (Array.isArray(value)) return schema['items'] ? value.map((one) => shown(schema['items'] as Schema<unknown>, one)) : value;
	const of = schema['properties'] as Properties | undefined;
	if (of) {
		const known = value as Record<string, unknown>;
		return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, shown(one, known[name])]));
	}
	const [only, none] = (schema['anyOf'] ?? []) as Schema<unknown>[];
	return only && none?.['type'] === 'null' ? shown(only, value) : value;
}

export type Fault = { field: string; key: string };

/** What is wrong with something that was sent, by the schema that describes it: fields that nobody described among it. */
export function faultsIn(schema: Schema<unknown>, value: unknown, field = ''): Fault[] {
	const either = schema['anyOf'] as Schema<unknown>[] | undefined;
	if (either) return either.some((one) => faultsIn(one, value).length === 0) ? [] : [{ field, key: 'wrong' }];
	if (schema['type'] === 'object') return faultsOfObject(schema, value, field);
	if (schema['type'] === 'array') {
		if (!Array.isArray(value)) return [{ field, key: 'wrong' }];
		if (value.length > Number(schema['maxItems'])) return [{ field, key: 'too_long' }];
		return value.flatMap((one) => faultsIn(schema['items'] as Schema<unknown>, one, field));
	}
	if (typeof value !== 'string') return [{ field, key: 'wrong' }];
	if (value.length > Number(schema['maxLength'] ?? 36)) return [{ field, key: 'too_long' }];
	return schema['format'] === 'uuid' && !isId(value) ? [{ field, key: 'wrong' }] : [];
}

function faultsOfObject(schema: Schema<unknown>, value: unknown, field: string): Fault[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ field, key: 'wrong' }];
	const [known, needed] = [schema['properties'] as Properties, schema['required'] as string[]];
	const missing = needed.filter((name) => !Object.hasOwn(value, name)).map((name) => ({ field: name, key: 'missing' }));
	return [
		...missing,
		...Object.entries(value).flatMap(([name, one]) => {
			const of = Object.hasOwn(known, name) ? known[name] : undefined;
			return of ? faultsIn(of, one, name) : [{ field: name.slice(0, 100), key: 'unknown' }];
		})
	];
}
