import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Post } from './post.ts';
import { textOf, type Journal } from './writers.ts';

/** Waits until all work is done that waits; how much is left of it after three minutes. */
export async function untilQuiet(url: string): Promise<number> {
	for (const end = Date.now() + 180_000; ; await sleep(500)) {
		const [row] = await ask<{ left: number }>(
			url,
			`select count(*)::int as left from pgboss.job where state in ('created', 'retry', 'active') and name in ('work', 'long') and singleton_key is null`
		);
		if (!row || row.left === 0 || Date.now() > end) return row?.left ?? 0;
	}
}

/** What was acknowledged and is not there, and letters that never came or came twice. */
export async function lostOf(url: string, journals: Journal[], post: Post, before: Set<string>) {
	const lost: Record<'texts' | 'shares' | 'neverSent' | 'sentTwice', string[]> = { texts: [], shares: [], neverSent: [], sentTwice: [] };
	const addressed = new Set([...post.accepted.values()].map(({ to }) => to));
	for (const { draft, saved, tried, shared } of journals) {
		const [answer] = await ask<{ value: unknown }>(
			url,
			`select value from applications.answer where application_id = $1 and field = 'change_in_lessons'`,
			[draft.id]
		);
		const possible = Array.from({ length: tried - saved + 1 }, (_, i) => textOf(saved + i));
		if (saved > 0 && !possible.includes(String(answer?.value)))
			lost.texts.push(`${draft.id}: ${JSON.stringify(answer?.value)} instead of ${saved} to ${tried}`);
		const there = new Set(
			(await ask<{ email: string }>(url, 'select email from applications.editor where application_id = $1', [draft.id])).map(
				({ email }) => email
			)
		);
		lost.shares.push(...shared.filter((email) => !there.has(email)));
		lost.neverSent.push(...[...there].filter((email) => email?.startsWith('c') && !addressed.has(email)));
	}
	for (const [id, { to, times }] of post.accepted) if (times > 1) lost.sentTwice.push(`${id} to ${to}: ${times} times`);
	const perAddress = new Map<string, number>();
	for (const [id, { to }] of post.accepted) if (!before.has(id)) perAddress.set(to, (perAddress.get(to) ?? 0) + 1);
	for (const [to, letters] of perAddress) if (/^c\d/.test(to) && letters > 1) lost.sentTwice.push(`${letters} letters to ${to}`);
	return lost;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<Row>(sql, values)).rows;
	} finally {
		await client.end();
	}
}
