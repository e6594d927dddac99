import { m } from '#lib/messages/messages.js';

/** Whether this browser can keep passkeys and speak of them in JSON. */
export const canPasskeys = (): boolean =>
	typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Asks this browser for a passkey of ours; answers where the server says to go on, or a sentence of what went wrong. */
export async function usePasskey(address: string): Promise<{ to: string | null } | { trouble: string }> {
	return talk(address, async (options) => {
		const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
		return navigator.credentials.get({ publicKey });
	});
}

/** Makes a passkey in this browser and gives it to the server. */
export async function makePasskey(address: string): Promise<{ to: string | null } | { trouble: string }> {
	return talk(address, async (options) => {
		const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
		return navigator.credentials.create({ publicKey });
	});
}

async function talk(
	address: string,
	ask: (options: unknown) => Promise<Credential | null>
): Promise<{ to: string | null } | { trouble: string }> {
	try {
		const question = await fetch(`${address}/question`, { method: 'POST' });
		if (question.status === 429) return { trouble: m.sign_in_too_many_tries() };
		const credential = (await ask(await question.json())) as PublicKeyCredential | null;
		if (!credential) return { trouble: m.passkey_cancelled() };
		const answer = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(credential.toJSON())
		});
		if (!answer.ok) return { trouble: m.passkey_unknown() };
		return (await answer.json()) as { to: string | null };
	} catch (error) {
		return { trouble: error instanceof DOMException ? m.passkey_cancelled() : m.passkey_unknown() };
	}
}
