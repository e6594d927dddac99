import * as v from 'valibot';
import { fit, refused, type Fault, type Refused } from '#platform';

/** What was sent, read; or a refusal that names each part that could not be understood, the steps of its path joined. */
export function understand<Schema extends v.GenericSchema>(
	schema: Schema,
	sent: unknown,
	joint = '_'
): { ok: true; value: v.InferOutput<Schema> } | Refused<'not_understood'> {
	const result = v.safeParse(schema, storable(sent));
	return result.success ? { ok: true, value: result.output } : refused('not_understood', faultsOf(result.issues, joint));
}

/** What was sent, with only such characters as can be kept and shown. */
export function storable(sent: unknown): unknown {
	if (typeof sent === 'string') return fit(sent);
	if (Array.isArray(sent)) return sent.map(storable);
	if (sent === null || typeof sent !== 'object' || sent instanceof Date) return sent;
	return Object.fromEntries(Object.entries(sent).map(([name, part]) => [name, storable(part)]));
}

/** Faults by the path of the part: `name.lt` is the field `name_lt`. Each part is faulted once. */
function faultsOf(issues: readonly v.BaseIssue<unknown>[], joint: string): Fault[] {
	const faults = issues.map((issue): Fault => {
		const field = (v.getDotPath(issue) ?? '').replaceAll('.', joint);
		const bound = typeof issue.requirement === 'number' ? issue.requirement : null;
		return { field, ...reasonOf(issue, bound) };
	});
	return faults.filter(({ field }, place) => faults.findIndex((other) => other.field === field) === place);
}

function reasonOf({ type, message, input }: v.BaseIssue<unknown>, bound: number | null): Omit<Fault, 'field'> {
	if (input === '' || input === null || input === undefined) return { key: 'empty' };
	if (type === 'max_length' && bound !== null) return { key: 'too_long', values: { most: bound } };
	if ((type === 'min_length' || type === 'min_graphemes') && bound !== null)
		return bound <= 1 ? { key: 'empty' } : { key: 'too_short', values: { least: bound } };
	if (type === 'min_value' && bound !== null) return { key: 'too_small', values: { least: bound } };
	if (type === 'max_value' && bound !== null) return { key: 'too_large', values: { most: bound } };
	if ((type === 'check' || type === 'partial_check') && /^[a-z_]+$/.test(message)) return { key: message };
	return { key: type === 'email' || type === 'url' || type === 'number' || type === 'integer' ? `not_${type}` : 'not_understood' };
}
