import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '#lib/platform/server/settings.ts';
import { Cannot } from '../command.ts';

type Address = Pick<Settings, 'HOST' | 'PORT'>;

/** The address that a browser on this machine opens. */
export function urlOf({ HOST, PORT }: Address): string {
	const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '[::1]' : HOST.includes(':') ? `[${HOST}]` : HOST;
	return `http://${host}:${PORT}`;
}

/** Refuses an address that cannot be listened on. The processes of a Kartu just killed get the time to see that and go. */
export async function refuseBusyPort(address: Address): Promise<void> {
	for (const begin = Date.now(); ; await sleep(100)) {
		const fault = await tryListening(address);
		if (!fault) return;
		if (fault.code !== 'EADDRINUSE' || Date.now() - begin > 2500) throw new Cannot(sentenceOf(fault.code, address));
	}
}

function tryListening({ HOST, PORT }: Address): Promise<NodeJS.ErrnoException | null> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', resolve);
		server.listen(PORT, HOST, () => server.close(() => resolve(null)));
	});
}

function sentenceOf(code: string | undefined, { HOST, PORT }: Address): string {
	if (code === 'EADDRINUSE') return `Port ${PORT} on ${HOST} is in use by another program: stop that one, or set PORT to another number.`;
	if (code === 'EACCES') return `This user may not listen on port ${PORT}: set PORT to a number above 1023.`;
	return `Kartu cannot listen on ${HOST}: this machine has no such address, set HOST to one that it has.`;
}

/** Waits until the web processes, the database and the worker all answer. */
export async function untilHealthy(address: Address, ending: AbortSignal): Promise<void> {
	let said = 'it did not answer';
	for (const end = Date.now() + 90_000; Date.now() < end && !ending.aborted; await sleep(50)) {
		try {
			const response = await fetch(`${urlOf(address)}/api/health`, { signal: AbortSignal.timeout(5000) });
			if (response.ok) return;
			said = await response.text();
		} catch {
			continue;
		}
	}
	if (!ending.aborted) throw new Cannot(`Kartu was begun and is not healthy: ${said.slice(0, 500)}.`);
}
