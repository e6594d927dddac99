import cluster from 'node:cluster';
import { expect, test } from 'vitest';
import { keepWeb } from './web.ts';

test('a web process whose channel breaks takes nobody with it', async () => {
	const kept = keepWeb({ KARTU_WEB_PROCESSES: 1 } as Parameters<typeof keepWeb>[0]);
	const [worker] = Object.values(cluster.workers ?? {});
	// What Node says of one that dies while it is being told its port.
	expect(() => worker?.process.emit('error', new Error('write EPIPE'))).not.toThrow();
	expect(worker).toBeDefined();
	await kept.stop();
});
