/** A bare Node HTTP server: what the framework itself costs. It sends the recorded statements of what is asked for. */
import { readFileSync } from 'node:fs';
import cluster from 'node:cluster';
import { createServer, type IncomingMessage } from 'node:http';
import { availableParallelism } from 'node:os';
import pg from 'pg';
import type { Statement } from './recorded.ts';

type Recording = {
	page: Statement[];
	pageBytes: number;
	autosave: Statement[];
	sentinels: Record<string, unknown>;
	/** The number of the event that was recorded: each who asks writes one of their own, and later statements name it. */
	event?: number;
};

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
} else serve();

function serve(): void {
	const recording = JSON.parse(readFileSync(process.env['BARE_RECORDING'] as string, 'utf8')) as Recording;
	const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, options: '-c role=kartu_app' });
	const page = Buffer.alloc(recording.pageBytes, 'a floor of bytes ');

	createServer(async (request, response) => {
		if (request.method === 'GET') {
			await send(pool, recording.page, (value) => value);
			response.end(page);
			return;
		}
		const asked = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
		let event: unknown = recording.event;
		await send(
			pool,
			recording.autosave,
			(value) => renumbered(replaced(value, recording.sentinels, asked), recording.event, event),
			(text, rows) => {
				if (recording.event !== undefined && text.startsWith('insert into "platform"."event" ')) event = rows[0]?.['id'];
			}
		);
		response.setHeader('content-type', 'application/json').end('{"saved":true}');
	}).listen(Number(process.env['PORT']), process.env['HOST']);
}

type Given = (text: string, rows: Record<string, unknown>[]) => void;

async function send(pool: pg.Pool, statements: Statement[], valueOf: (value: unknown) => unknown, given?: Given): Promise<void> {
	const client = await pool.connect();
	try {
		for (const { text, values, name } of statements) {
			const { rows } =
				values.length > 0 ? await client.query({ text, values: values.map(valueOf), ...(name && { name }) }) : await client.query(text);
			given?.(text, rows);
		}
	} finally {
		client.release();
	}
}

/** A recorded value that stood for something of the recording's editor becomes that of the one who asks. */
function replaced(value: unknown, sentinels: Record<string, unknown>, asked: Record<string, unknown>): unknown {
	const name = Object.keys(sentinels).find((key) => sentinels[key] === value);
	return name === undefined ? value : asked[name];
}

function renumbered(value: unknown, recorded: number | undefined, own: unknown): unknown {
	if (recorded === undefined) return value;
	if (value === recorded) return own;
	return typeof value === 'string' ? value.replace(`"event_id":${recorded}`, `"event_id":${String(own)}`) : value;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const chunk of request) body += chunk;
	return body;
}
