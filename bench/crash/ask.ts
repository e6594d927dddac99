import { setTimeout as sleep } from 'node:timers/promises';

export type Answer = { status: number; text: string };

/** Null when no answer came, or one that says "not now": then a moment passes. */
export async function ask(url: string, init: RequestInit): Promise<Answer | null> {
	try {
		const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
		const text = await answer.text();
		if (answer.status < 500) return { status: answer.status, text };
	} catch {
		// Cut off while it was under way: whether it was done is not known.
	}
	await sleep(50);
	return null;
}

/** A form of a page as a browser without scripts sends it. */
export const form = (origin: string, cookie: string, fields: Record<string, string> = {}): RequestInit => ({
	method: 'POST',
	headers: { cookie, origin, accept: 'text/html' },
	body: new URLSearchParams(fields),
	redirect: 'manual'
});
