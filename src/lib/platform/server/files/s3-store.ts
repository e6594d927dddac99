import { AwsClient } from 'aws4fetch';
import type { FileStore } from './store.ts';

/**
 * Files in an S3-compatible store, `https://key:secret@host/bucket` with `?region=` where the store has regions.
 * Every request is signed, the content's own hash within the signature; a store that answers anything but yes throws.
 */
export function s3Store(address: string): FileStore {
	const { client, objects } = openBucket(address);
	const ask = async (sha256: string, init: RequestInit): Promise<Response> => {
		const answer = await client.fetch(`${objects}/${sha256.slice(0, 2)}/${sha256}`, init);
		if (answer.ok || answer.status === 404) return answer;
		throw new Error(`the store of files answered ${answer.status} to ${init.method}`);
	};
	return {
		put: async (sha256, bytes) => {
			const headers = { 'x-amz-content-sha256': sha256 };
			const answer = await ask(sha256, { method: 'PUT', body: new Uint8Array(bytes), headers });
			if (!answer.ok) throw new Error('the store of files does not know the bucket');
		},
		get: async (sha256) => {
			const answer = await ask(sha256, { method: 'GET' });
			return answer.ok ? answer.body : null;
		},
		remove: async (sha256) => void (await ask(sha256, { method: 'DELETE' }))
	};
}

function openBucket(address: string): { client: AwsClient; objects: string } {
	const { username, password, protocol, host, pathname, searchParams } = new URL(address);
	const client = new AwsClient({
		accessKeyId: decodeURIComponent(username),
		secretAccessKey: decodeURIComponent(password),
		service: 's3',
		region: searchParams.get('region') ?? 'us-east-1',
		retries: 3
	});
	return { client, objects: `${protocol}//${host}${pathname.replace(/\/+$/, '')}` };
}
