/** The floor of pages: the minimal application, as many processes as Kartu has. */
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

process.env.PROTOCOL_HEADER = 'x-forwarded-proto';

if (cluster.isPrimary) {
	const workers = Array.from({ length: availableParallelism() }, () => cluster.fork());
	let listening = 0;
	cluster.on('listening', () => {
		if (++listening === workers.length) console.log('listens');
	});
	process.on('SIGTERM', () => {
		for (const worker of workers) worker.process.kill('SIGKILL');
		process.exit(0);
	});
} else {
	const { handler } = await import('./build/handler.js');
	createServer((request, response) => {
		request.headers['x-forwarded-proto'] = 'http';
		handler(request, response, () => response.writeHead(404).end());
	}).listen(Number(process.env.PORT), process.env.HOST);
}
