import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Credentials = { key: string; secret: string; region: string };

/** A small S3: keeps objects in memory and computes every signature anew, as the protocol's paper says (Signature Version 4). */
export async function bucket(credentials: Credentials): Promise<{ address: string; close: () => Promise<void> }> {
	const objects = new Map<string, Buffer>();
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		const path = request.url ?? '';
		if (signatureOf(request, credentials) !== /Signature=([0-9a-f]{64})/.exec(request.headers.authorization ?? '')?.[1])
			return response.writeHead(403).end();
		if (request.method === 'PUT') {
			if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256']) return response.writeHead(400).end();
			objects.set(path, body);
			return response.writeHead(200).end();
		}
		if (request.method === 'DELETE') return response.writeHead(objects.delete(path) ? 204 : 204).end();
		const object = objects.get(path);
		return object ? response.writeHead(200).end(object) : response.writeHead(404).end();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://${credentials.key}:${encodeURIComponent(credentials.secret)}@127.0.0.1:${port}/kartu?region=${credentials.region}`,
		close: () => new Promise((closed) => server.close(() => closed()))
	};
}

function signatureOf({ method, url, headers }: IncomingMessage, { secret, region }: Credentials): string {
	const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
	const canonical = [
		method,
		url,
		'',
		...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
		'',
		signed,
		headers['x-amz-content-sha256']
	].join('\n');
	const at = String(headers['x-amz-date']);
	const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
	const text = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
	const key = [at.slice(0, 8), region, 's3', 'aws4_request'].reduce<Buffer>(
		(before, part) => hmac(before, part),
		Buffer.from(`AWS4${secret}`)
	);
	return hmac(key, text).toString('hex');
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts);
}
