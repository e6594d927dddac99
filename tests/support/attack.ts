import { createHash } from 'node:crypto';
import { ask } from './database.ts';

/** A row as the owner of the database reads it: what it says, the transaction that wrote it and where it lies. */
export type Seen = { table: string; values: Record<string, unknown>; text: string; xmin: string; place: string };

/** The whole database, every schema of it, the queue and what counts in it too. */
export async function everything(url: string): Promise<Seen[]> {
	const tables = await ask<{ name: string }>(
		url,
		`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`
	);
	const rows = tables.map(
		({ name }) =>
			`select '${name}' as table, to_jsonb(t) as values, to_jsonb(t)::text as text, t.xmin::text, t.ctid::text as place from ${name} t`
	);
	const counters = `select 'pg_sequences', to_jsonb(s), to_jsonb(s)::text, '', '' from pg_sequences s`;
	return ask<Seen>(url, [...rows, counters].join(' union all '));
}

/** What stands in one copy of the database and not in the other. */
export function changed(before: readonly Seen[], after: readonly Seen[]): { gone: Seen[]; come: Seen[] } {
	const name = ({ table, text }: Seen) => `${table} ${text}`;
	const [old, now] = [new Set(before.map(name)), new Set(after.map(name))];
	return { gone: before.filter((row) => !now.has(name(row))), come: after.filter((row) => !old.has(name(row))) };
}

/** Everything that an octet string can look like when it is written down. */
export const inEveryWriting = (octets: Buffer): string[] => [
	octets.toString('base64'),
	octets.toString('base64').replace(/=+$/, ''),
	octets.toString('base64url'),
	octets.toString('hex')
];

/** What somebody can make of what they know: itself, and its prints, alone and with each of the salts before and after it. */
export function printsOf(known: string, salts: readonly string[]): string[] {
	const said = [known, ...salts.flatMap((salt) => [salt + known, `${salt} ${known}`, known + salt, `${known} ${salt}`])];
	return [
		known,
		...said.flatMap((one) => ['md5', 'sha1', 'sha256'].flatMap((way) => inEveryWriting(createHash(way).update(one).digest())))
	];
}

/** Where a row lies, as a number that grows. */
export function placeOf({ place }: Pick<Seen, 'place'>): number {
	const [page, row] = place.slice(1, -1).split(',').map(Number);
	return (page ?? 0) * 10_000 + (row ?? 0);
}

/** The places of values in their order, alike ones sharing theirs. */
export function ranks(values: readonly (string | number)[]): number[] {
	const before = (one: string | number) => values.filter((other) => other < one).length;
	const alike = (one: string | number) => values.filter((other) => other === one).length;
	return values.map((one) => before(one) + (alike(one) - 1) / 2);
}

/** How far two orders of the same things agree (Spearman): 1 the same, -1 turned round, 0 by chance or where one says nothing. */
export function agreement(one: readonly (string | number)[], other: readonly (string | number)[]): number {
	const [left, right] = [ranks(one), ranks(other)];
	const mean = (left.length - 1) / 2;
	const sum = (a: readonly number[], b: readonly number[]) => a.reduce((all, value, at) => all + (value - mean) * ((b[at] ?? 0) - mean), 0);
	const spread = Math.sqrt(sum(left, left) * sum(right, right));
	return spread === 0 ? 0 : sum(left, right) / spread;
}
