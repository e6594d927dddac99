import { ed25519 } from '@noble/curves/ed25519.js';
import type { Difference, LineState } from '../difference.ts';
import { fromBase64, sha256Hex, utf8 } from '../text/bytes.ts';
import { partNames } from '../text/part-names.ts';
import type { PublicKey } from './key.ts';
import type { Parts } from './parts.ts';

/** Whether the file is as it was signed: what is not, and how each line stands. `bytes` are the whole file. */
export function checkSignature(
	bytes: Uint8Array,
	lines: Uint8Array[],
	manifest: Parts['manifest'] | undefined,
	key: PublicKey
): { differences: Difference[]; states: LineState[] } {
	const last = lines[7] as Uint8Array;
	const signature = spelledSignature(last);
	const holds = signature !== undefined && verifies(signature, bytes.subarray(0, bytes.length - last.length), key);
	const differences: Difference[] = [
		...(manifest && manifest.key !== key.name
			? [{ key: 'other_key', line: 7, values: { written: manifest.key, given: key.name } } as const]
			: []),
		...(signature === undefined ? [{ key: 'signature_spelling', line: 8 } as const] : []),
		...(signature !== undefined && !holds ? [{ key: 'signature_fails', line: 8 } as const] : []),
		...(manifest ? againstManifest(lines, manifest) : [])
	];
	const changed = new Set(differences.map(({ line }) => line));
	const states = partNames.map((part, i) => ({
		line: i + 1,
		part,
		state: holds && signature ? ('signed' as const) : i < 6 && changed.has(i + 1) ? ('changed' as const) : ('not_vouched_for' as const)
	}));
	return { differences, states };
}

/** The signature of line 8, which has exactly one spelling. */
function spelledSignature(line: Uint8Array): Uint8Array | undefined {
	const [, written] = /^\{"part":"signature","algorithm":"Ed25519","signature":"([A-Za-z0-9+/]{86}==)"\}\n$/.exec(utf8(line) ?? '') ?? [];
	return written === undefined ? undefined : fromBase64(written);
}

/** RFC 8032, without the laxer readings that some libraries allow. */
function verifies(signature: Uint8Array, message: Uint8Array, key: PublicKey): boolean {
	try {
		return ed25519.verify(signature, message, key.bytes, { zip215: false });
	} catch {
		return false;
	}
}

/** The manifest names the six parts in order; each line has the length and the hash that are written there. */
function againstManifest(lines: Uint8Array[], { parts }: Parts['manifest']): Difference[] {
	const six = partNames.slice(0, 6);
	if (parts.length !== 6 || six.some((part, i) => parts[i]?.part !== part))
		return [{ key: 'manifest_parts', line: 7, values: { parts: six.join(', ') } }];
	return parts.flatMap(({ bytes, sha256 }, i): Difference[] => {
		const line = lines[i] as Uint8Array;
		if (bytes !== BigInt(line.length)) return [{ key: 'line_length', line: i + 1, values: { written: String(bytes), found: line.length } }];
		return sha256 === sha256Hex(line) ? [] : [{ key: 'line_hash', line: i + 1 }];
	});
}
