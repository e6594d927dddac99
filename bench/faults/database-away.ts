import { setTimeout as sleep } from 'node:timers/promises';
import type { Faulty } from './kartu.ts';

/** Twice what a page waits for a connection and an answer, and the way there. */
const bearable = 40_000;

/**
 * The database server stands still and answers nothing: pages say so in plain words and in bounded time, and all goes on by itself, in the same
 * sessions, as soon as it moves again.
 */
export async function databaseAway({ url, databases, untilWell, whileWriting }: Faulty, seconds: number) {
	const { found, acknowledged, failed } = await whileWriting(async ({ cookie }) => {
		const ask = async (path: string) => {
			const began = Date.now();
			const answer = await fetch(url + path, {
				headers: { cookie, accept: 'text/html' },
				signal: AbortSignal.timeout(bearable),
				redirect: 'manual'
			});
			return { status: answer.status, text: await answer.text(), ms: Date.now() - began };
		};
		const before = await ask('/today');
		const stopped = databases();
		for (const pid of stopped) process.kill(pid, 'SIGSTOP');
		const until = Date.now() + seconds * 1000;
		const asked = ['/today', '/en/today', '/practices'].map((path) =>
			ask(path).catch((error: Error) => ({ status: 0, text: error.message, ms: bearable }))
		);
		const meanwhile = await Promise.all(asked);
		await sleep(Math.max(0, until - Date.now()));
		for (const pid of stopped) process.kill(pid, 'SIGCONT');
		const wellAfterMs = await untilWell();
		return { before, meanwhile, wellAfterMs, after: await ask('/today') };
	});
	const { before, meanwhile, wellAfterMs, after } = found;
	for (const { status, text } of meanwhile)
		if (status !== 503 || !text.includes('Neatsako duomenų bazė') || !text.includes('The database does not answer'))
			failed.push(`a page answered ${status}: ${text.slice(0, 100)}`);
	if (before.status !== 200 || after.status !== 200)
		failed.push(`somebody signed in saw ${before.status} before and ${after.status} afterwards`);
	return {
		answers: meanwhile.map(({ status }) => status),
		slowestMs: Math.max(...meanwhile.map(({ ms }) => ms)),
		wellAfterMs,
		acknowledged,
		failed
	};
}
