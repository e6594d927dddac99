import { base58 } from '@scure/base';

/** The key as a decentralised identifier (did:key, Ed25519): it can be resolved without asking anybody. */
export function didOf(publicKey: string): { id: string; key_id: string } {
	const name = `z${base58.encode(Uint8Array.of(0xed, 0x01, ...Buffer.from(publicKey, 'base64url')))}`;
	return { id: `did:key:${name}`, key_id: `did:key:${name}#${name}` };
}
