import {
	constants,
	createHash,
	createHmac,
	createPrivateKey,
	createPublicKey,
	generateKeyPair,
	privateDecrypt,
	randomBytes,
	timingSafeEqual,
	verify
} from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

/** The pair of keys of one survey: RSA of 2048 bits. The public one as SPKI, the private one as PKCS 8, both as base64. */
export async function makeKeys(): Promise<{ public_key: string; private_key: string }> {
	const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048, publicExponent: 65537 });
	return {
		public_key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
		private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
	};
}

/**
 * Signs what it cannot see (RFC 9474, BlindSign): the bare RSA operation of OpenSSL, which takes as long for every number.
 * Null where what was sent is no number below the modulus.
 */
export function signBlinded(privateKey: string, blinded: string): string | null {
	const octets = Buffer.from(blinded, 'base64');
	if (octets.length !== 256) return null;
	try {
		const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
		return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, octets).toString('base64');
	} catch {
		return null;
	}
}

/** The print of a ballot that came back, where it is one of this survey: made at random, for it, and signed with its key. */
export function printOfBallot(
	publicKey: string,
	surveyId: string,
	{ message, signature }: { message: string; signature: string }
): string | null {
	const octets = Buffer.from(message, 'base64');
	if (octets.length !== salt + surveyId.length || octets.subarray(salt).toString() !== surveyId) return null;
	const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
	const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
	if (!verify('sha384', octets, { key, ...padding }, Buffer.from(signature, 'base64'))) return null;
	return createHash('sha256').update(octets).digest('base64url');
}

/** Octets of chance before the words of a ballot (RFC 9474, PrepareRandomize). */
const salt = 32;

/**
 * A code for somebody without scripts: eight signs of chance and eight that seal them with the key of the survey. It is written
 * down nowhere; whoever brings it back is believed by the seal.
 */
export function newCode(privateKey: string, surveyId: string): string {
	const chance = letters(randomBytes(5));
	return inFours(chance + sealOf(privateKey, surveyId, chance));
}

/** The print of a code as it was typed, where it is one of this survey. Spaces, dashes, small letters and look-alikes do not matter. */
export function printOfCode(privateKey: string, surveyId: string, typed: string): string | null {
	const code = typed
		.toUpperCase()
		.replace(/[IL]/g, '1')
		.replaceAll('O', '0')
		.replace(/[^0-9A-Z]/g, '');
	if (code.length !== 16) return null;
	const [chance, seal] = [code.slice(0, 8), code.slice(8)];
	if (!timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(privateKey, surveyId, chance)))) return null;
	return createHash('sha256').update(`${surveyId} ${code}`).digest('base64url');
}

const sealOf = (privateKey: string, surveyId: string, chance: string): string =>
	letters(createHmac('sha256', privateKey).update(`${surveyId} ${chance}`).digest().subarray(0, 5));

const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** Digits and capitals that are not mistaken for one another: five bits each, forty bits in eight. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function letters(octets: Uint8Array): string {
	const bits = [...octets].map((octet) => octet.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{5}/g) ?? []).map((five) => signs[Number.parseInt(five, 2)]).join('');
}
