import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isId } from '#platform';
import { certificateFor, openAuthority, type Authority, type Signer } from './authority.ts';
import { signedCms } from './cms.ts';
import type { SigningGateway } from './gateway.ts';
import { coveredBy, withPlaceForSignature, withSignature } from './place-for-signature.ts';

/**
 * A gateway inside the installation that really signs, with test certificates of its own authority. It stands in for a
 * provider of qualified signatures: for demonstration and tests, never for a binding signature.
 */
export async function localGateway(folder: string): Promise<SigningGateway> {
	const authority = await openAuthority(folder);
	const pathOf = (reference: string, ending: string): string => {
		if (!isId(reference)) throw new Error('a reference is an id');
		return join(folder, `${reference}.${ending}`);
	};
	const forget = async (reference: string): Promise<void> => {
		for (const ending of ['pdf', 'json', 'agreed']) await rm(pathOf(reference, ending), { force: true });
	};
	return {
		name: 'local',
		test: true,
		trusted: [authority.certificate],
		codeOf: (personId) => `TEST-${personId}`,
		begin: async (document, signer) => {
			const reference = randomUUID();
			await mkdir(folder, { recursive: true, mode: 0o700 });
			await writeFile(pathOf(reference, 'pdf'), document, { mode: 0o600 });
			await writeFile(pathOf(reference, 'json'), JSON.stringify(signer), { mode: 0o600 });
			return { reference, address: `/agreements/signing/${reference}` };
		},
		agree: async (reference) => {
			if (!isId(reference) || !existsSync(pathOf(reference, 'pdf'))) return false;
			await writeFile(pathOf(reference, 'agreed'), '', { mode: 0o600 });
			return true;
		},
		fetch: async (reference, now) => {
			if (!isId(reference) || !existsSync(pathOf(reference, 'pdf'))) return { state: 'cancelled' };
			if (!existsSync(pathOf(reference, 'agreed'))) return { state: 'waiting' };
			const signer = JSON.parse(await readFile(pathOf(reference, 'json'), 'utf8')) as Signer;
			return { state: 'signed', document: await signPdf(authority, await readFile(pathOf(reference, 'pdf')), signer, now) };
		},
		cancel: async (reference) => {
			if (isId(reference)) await forget(reference);
		}
	};
}

/** Signs a PDF as the next revision of it. */
export async function signPdf(authority: Authority, document: Uint8Array, signer: Signer, now: Date): Promise<Uint8Array> {
	const keys = await certificateFor(authority, signer, now);
	const { pdf, place } = withPlaceForSignature(Buffer.from(document), { name: signer.name, reason: 'Bandomasis parašas', at: now });
	return withSignature(pdf, place, await signedCms(coveredBy(pdf, place.range), keys));
}
