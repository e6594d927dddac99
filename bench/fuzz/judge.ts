import type { Input } from './texts.ts';

/** What was found: how many of which status, the slowest, and each failure once, by where and what, with the input by which it came first. */
export type Findings = {
	answers: Record<string, number>;
	slowest: { ms: number; said: string };
	failed: Map<string, string>;
	failures: number;
};

export const newFindings = (): Findings => ({ answers: {}, slowest: { ms: 0, said: '' }, failed: new Map(), failures: 0 });

/** An answer that has not come by then hangs, in milliseconds. */
const patience = 10_000;
/** What no answer may tell. */
const inside =
	/\bat (?:async )?[^\s(]+ \([^\s)]+:\d+:\d+\)|node_modules|\.svelte:\d|violates|SQLSTATE|[a-z]Error:|relation "|syntax error at/;
/** Routes that stay open on purpose: what happens in a room is told over them for as long as somebody listens. */
const stays = /\/live(?:\?|$)/;

/** Sends one input and judges its answer. */
export async function judge(url: string, number: number, { path, init, said }: Input, findings: Findings): Promise<void> {
	const began = performance.now();
	const headers = { ...(init.headers as Record<string, string>) };
	if (headers['origin'] === 'same') headers['origin'] = url;
	try {
		const response = await fetch(url + path, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(patience) });
		findings.answers[response.status] = (findings.answers[response.status] ?? 0) + 1;
		if (stays.test(path) || response.headers.get('content-type')?.startsWith('text/event-stream'))
			return void (await response.body?.cancel());
		const body = await response.text();
		if (response.status >= 500) fail(findings, number, said, `answers ${response.status}`, path);
		const told = /^text\/html|json/.test(response.headers.get('content-type') ?? '') ? inside.exec(body)?.[0] : undefined;
		if (told) fail(findings, number, said, `tells ${told}`, path);
	} catch (error) {
		const { name, cause } = error as Error & { cause?: { code?: string } };
		// What an HTTP client does not let out never came to the door.
		if (name === 'TypeError' && !cause?.code) return;
		fail(findings, number, said, name === 'TimeoutError' ? 'does not answer' : `breaks off: ${cause?.code ?? name}`, path);
	}
	const ms = Math.round(performance.now() - began);
	if (ms > findings.slowest.ms) findings.slowest = { ms, said: said.slice(0, 200) };
}

/** Notes a failure: once for each place and kind, and says it at once. */
export function fail(findings: Findings, number: number, said: string, what: string, path: string): void {
	findings.failures += 1;
	const place = `${(path.split('?')[0] ?? '').replaceAll(/[0-9a-f-]{36}|\d+/g, '*').slice(0, 120)} ${what}`;
	if (findings.failed.has(place)) return;
	const line = `${what}: input ${number}: ${said.slice(0, 600)}`;
	findings.failed.set(place, line);
	console.error(line);
}
