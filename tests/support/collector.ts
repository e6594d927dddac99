import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

/** A span as it was sent by OTLP over HTTP in JSON. */
export type Collected = {
	process: string;
	traceId: string;
	spanId: string;
	parentSpanId: string | undefined;
	name: string;
	kind: number;
	status: number | undefined;
	facts: Record<string, string | number | undefined>;
};

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number };
type Attribute = { key: string; value: Value };
type Sent = {
	resourceSpans: {
		resource: { attributes: Attribute[] };
		scopeSpans: { spans: (Omit<Collected, 'facts' | 'process' | 'status'> & { attributes: Attribute[]; status?: { code?: number } })[] }[];
	}[];
};

/** A collector of traces on loopback. A silent one takes what is sent and never answers. */
export async function openCollector({ silent = false } = {}) {
	const bodies: string[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			if (request.method !== 'POST' || request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/json')
				return response.writeHead(400).end();
			bodies.push(body);
			return silent ? undefined : response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const close = async (): Promise<void> => {
		server.closeAllConnections();
		if (server.listening) await new Promise((resolve) => server.close(resolve));
	};
	afterAll(close);
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, spans: () => bodies.flatMap(spansIn), close };
}

const spansIn = (body: string): Collected[] =>
	(JSON.parse(body) as Sent).resourceSpans.flatMap(({ resource, scopeSpans }) =>
		scopeSpans.flatMap(({ spans }) =>
			spans.map(({ attributes, status, ...span }) => ({
				...span,
				parentSpanId: span.parentSpanId === '' ? undefined : span.parentSpanId,
				status: status?.code,
				facts: factsOf(attributes),
				process: String(factsOf(resource.attributes)['kartu.process'])
			}))
		)
	);

const factsOf = (attributes: Attribute[]): Collected['facts'] =>
	Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]));
