import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Deeds } from './doers.ts';
import { lettersJudged, type Blow } from './letters.ts';
import type { Post } from './post.ts';
import type { Training } from './season.ts';
import { textOf, type Journal } from './writers.ts';

type Left = { left: number; moving: number };

/**
 * Waits until all work is done that waits; how much is left of it after five minutes. `hasten` lets the minutes go by for which a letter stays
 * in the hand of a worker that was killed: where no job is under way any more, nobody has one in hand.
 */
export async function untilQuiet(url: string, hasten = false): Promise<number> {
	for (const end = Date.now() + 300_000; ; await sleep(500)) {
		const [row] = await ask<Left>(
			url,
			`select count(*)::int as left, count(*) filter (where state <> 'retry')::int as moving from pgboss.job
			where state in ('created', 'retry', 'active') and name in ('work', 'long', 'outside')
			and singleton_key is null and start_after < now() + interval '1 hour'`
		);
		if (!row || row.left === 0 || Date.now() > end) return row?.left ?? 0;
		if (hasten && row.moving === 0) await letGo(url);
	}
}

async function letGo(url: string): Promise<void> {
	await ask(url, `update platform.mail set in_hand_at = null where in_hand_at is not null and state not in ('sent', 'kept')`);
	await ask(url, `update pgboss.job set start_after = now() where state = 'retry' and name in ('work', 'long', 'outside')`);
}

/** What was acknowledged of typing and sharing and is not there, and letters that never came or came twice. */
export async function lostOf(url: string, journals: Journal[], post: Post, since: Date, blows: readonly Blow[] = []) {
	const lost: Record<'texts' | 'shares' | 'neverSent' | 'sentTwice', string[]> = { texts: [], shares: [], neverSent: [], sentTwice: [] };
	const rows = await ask<{ id: string; state: string; template: string; to_address: string }>(
		url,
		`select id, state, template, to_address from platform.mail where written_at >= $1 and state <> 'kept'`,
		[since]
	);
	const { repeated, ...letters } = lettersJudged(rows, post, blows);
	Object.assign(lost, letters);
	// Whoever was let in before, and is again, has their letter from then.
	const ever = await ask<{ to_address: string; letters: number }>(
		url,
		`select to_address, count(*)::int as letters from platform.mail where state <> 'kept' group by 1`
	);
	const addressed = new Map(ever.map(({ to_address, letters }) => [to_address, letters]));
	for (const { draft, saved, tried, shared } of journals) {
		const [answer] = await ask<{ value: unknown }>(
			url,
			`select value from applications.answer where application_id = $1 and field = 'change_in_lessons'`,
			[draft.id]
		);
		const possible = Array.from({ length: tried - saved + 1 }, (_, i) => textOf(saved + i));
		if (saved > 0 && !possible.includes(String(answer?.value)))
			lost.texts.push(`${draft.id}: ${JSON.stringify(answer?.value)} instead of ${saved} to ${tried}`);
		const editors = await ask<{ email: string }>(url, 'select email from applications.editor where application_id = $1', [draft.id]);
		const there = new Set(editors.map(({ email }) => email));
		lost.shares.push(...shared.filter((email) => !there.has(email)));
		for (const email of there) {
			const letters = addressed.get(email) ?? 0;
			if (/^c\d/.test(email) && letters !== 1) lost[letters === 0 ? 'neverSent' : 'sentTwice'].push(`${letters} letters to ${email}`);
		}
	}
	return { ...lost, repeated, letters: rows.length };
}

/** What was acknowledged of sending, certifying and talking and is not there exactly once, with its letter. */
export async function undone(url: string, deeds: Deeds, trainings: readonly Training[]): Promise<string[]> {
	const sent = await ask<{ id: string; state: string; times: number; receipts: number }>(
		url,
		`select a.id, a.state, (select count(*)::int from applications.submission s where s.application_id = a.id) as times,
			(select count(*)::int from platform.mail mail join applications.submission s on mail.once like 'application.submitted:' || s.id || ':%'
				where s.application_id = a.id) as receipts
		from applications.application a where a.id = any($1)`,
		[deeds.sent]
	);
	const certified = await ask<{ delivery_id: string; person_id: string; count: number; letters: number }>(
		url,
		`select delivery_id, person_id, count(*)::int as count,
			(select count(*)::int from platform.mail m where m.template = 'certificate-issued' and m.once = any(array_agg('certificate:' || c.id))) as letters
		from credentials.certificate c where delivery_id = any($1) group by delivery_id, person_id`,
		[trainings.map(({ id }) => id)]
	);
	const numbers = await ask<{ number: string }>(url, 'select number from credentials.certificate group by number having count(*) > 1');
	const posts = await ask<{ id: string; body: string }>(url, 'select id, body from spaces.post where id = any($1)', [
		[...deeds.posts.keys()]
	]);
	const bodies = new Map(posts.map(({ id, body }) => [id, body]));
	const has = new Set(certified.map(({ delivery_id, person_id }) => `${delivery_id} ${person_id}`));
	const receipts = sent.filter(({ state, times, receipts: letters }) => state !== 'submitted' || times !== 1 || letters === 0);
	return [
		...(sent.length === deeds.sent.length ? [] : ['an application is gone']),
		...receipts.map(({ id, state, times, receipts: letters }) => `${id} is ${state}, sent ${times} times, with ${letters} receipts`),
		...deeds.issued.flatMap(({ training, person }) => (has.has(`${training} ${person}`) ? [] : [`no certificate of ${person}`])),
		...certified.flatMap((one) =>
			one.count === 1 && one.letters === 1 ? [] : [`${one.count} certificates, ${one.letters} letters of ${one.person_id}`]
		),
		...numbers.map(({ number }) => `the number ${number} was given twice`),
		...[...deeds.posts].flatMap(([id, body]) => (bodies.get(id) === body ? [] : [`the post ${id} is not there`]))
	];
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
