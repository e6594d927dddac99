/** A web process: the built application behind HTTP. `npm start` and `bin/kartu serve` run one a core. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import compression from 'compression';
import { m } from '#lib/messages/messages.js';
import { endOnFault, readSettings } from '#platform/server';
import { isTooLarge, uploadBytes } from './body-limit.ts';
import { languageOf } from './language.ts';

type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const settings = readSettings(process.env);
const protocol = settings.KARTU_ORIGIN.startsWith('https:') ? 'https' : 'http';

// The adapter reads these when it is loaded. What the reader's side claims about protocol or address is never believed
// unless a proxy is said to stand in front.
process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
process.env['BODY_SIZE_LIMIT'] = String(uploadBytes);
for (const header of ['ADDRESS_HEADER', 'HOST_HEADER', 'PORT_HEADER', 'XFF_DEPTH']) delete process.env[header];
if (settings.KARTU_ADDRESS_HEADER) process.env['ADDRESS_HEADER'] = settings.KARTU_ADDRESS_HEADER;

const { handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as { handler: Handle };

const isStream = (response: ServerResponse) => String(response.getHeader('content-type')).startsWith('text/event-stream');
const compress = compression({
	filter: (request, response) => !isStream(response) && compression.filter(request, response)
}) as unknown as Handle;

const answer: Handle = (request, response, next) => {
	request.headers['x-forwarded-proto'] = protocol;
	const [pathname = '/'] = (request.url ?? '/').split('?');
	// The one click of a mail reader (RFC 8058) is a form without an origin. Its right is in its address, not in a cookie, so
	// it is not held against it that it comes from nowhere.
	// Nor is it held against a harvester that asks by a form (OAI-PMH 2.0, 3.1.1.2): it only reads what everybody reads.
	if (pathname.startsWith('/api/letters/') || pathname === '/oai') request.headers['content-type'] = 'application/octet-stream';
	if (isTooLarge(pathname, request.headers)) request.resume().once('end', () => tooLarge(pathname, response));
	else handler(request, response, next);
};

/** Said when all of it has gone by unread: a browser hears no answer before it has sent everything. */
function tooLarge(pathname: string, response: ServerResponse): void {
	const sentence = m.platform_too_large({}, { locale: languageOf({ pathname }) });
	response.writeHead(413, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
	response.end(`${sentence}\n`);
}

const server = createServer((request, response) => {
	const missing = () => response.writeHead(404).end();
	if (settings.KARTU_COMPRESS === 'off') answer(request, response, missing);
	else compress(request, response, () => answer(request, response, missing));
});

server.on('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
server.listen(settings.PORT, settings.HOST);

let closing = false;

/** Takes no more readers, finishes with those who wait, closes the connections to the database, and ends. */
function close(): void {
	if (closing) return;
	closing = true;
	// Streams end first: the server waits for every answer that is under way.
	process.emit('kartu:closing' as 'exit', 0);
	server.close(() => {
		process.emit('sveltekit:shutdown' as 'exit', 0);
		setTimeout(() => process.exit(0), 2000).unref();
		if (process.connected) process.disconnect();
	});
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 4000).unref();
}

process.on('uncaughtException', endOnFault);
process.on('SIGTERM', close);
process.on('SIGINT', close);
process.on('disconnect', close);
