import { RSABSSA } from '@cloudflare/blindrsa-ts';

/**
 * Ballots signed blindly (RFC 9474, RSABSSA-SHA384-PSS-Randomized). This file runs where the answering person is: in their
 * browser. The server signs `blinded` and learns nothing of `message`; with `inverse`, which never leaves the browser, the
 * signature of the blinded message becomes one of the message itself.
 */
const suite = RSABSSA.SHA384.PSS.Randomized();
const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };

/** Everything that travels, as base64. */
export type Ballot = { message: string; signature: string };
export type Blinded = { blinded: string; unblind: (signed: string) => Promise<Ballot> };

/** Makes a ballot of a survey and covers it, to be signed by who cannot see it. `publicKey` is the survey’s, as SPKI. */
export async function coverBallot(publicKey: string, surveyId: string): Promise<Blinded> {
	const key = await crypto.subtle.importKey('spki', bytes(publicKey), algorithm, true, ['verify']);
	const message = suite.prepare(new TextEncoder().encode(surveyId));
	const { blindedMsg, inv } = await suite.blind(key, message);
	return {
		blinded: text(blindedMsg),
		unblind: async (signed) => ({ message: text(message), signature: text(await suite.finalize(key, message, bytes(signed), inv)) })
	};
}

const text = (octets: Uint8Array): string => btoa(String.fromCharCode(...octets));
const bytes = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
