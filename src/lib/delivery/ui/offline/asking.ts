import type { Reply, Send } from '../../offline/phone.ts';
import type { Self } from '../../offline/store.ts';
import type { Answered } from '../../sent.ts';

/** Whoever does not answer within so many milliseconds cannot be reached. */
const patience = 20_000;
const address = '/api/attendance';

/** Sends to the server of this site. */
export const sendHere: Send = async (token, sent): Promise<Reply> => {
	const answer = await ask(address, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, ...asJson },
		body: JSON.stringify(sent)
	});
	if (answer?.ok) return answered(answer);
	if (answer?.status === 401) return { as: 'gone' };
	return { as: answer?.status === 429 ? 'later' : 'unreachable' };
};

/** An answer that broke off on its way is none. */
const answered = (answer: Response): Promise<Reply> =>
	answer.json().then(
		(body: Answered): Reply => ({ as: 'answered', answer: body }),
		(): Reply => ({ as: 'unreachable' })
	);

export type Prepared = Pick<Self, 'device_id' | 'token' | 'lecturer'> & { server_at: number };
export type PrepareTrouble = 'not_signed_in' | 'leads_nothing' | 'too_many_devices' | 'unreachable';

/** Asks the server to know this phone, as whoever is signed in. */
export async function prepareHere(name: string): Promise<Prepared | { trouble: PrepareTrouble }> {
	const answer = await ask(`${address}/device`, { method: 'POST', headers: asJson, body: JSON.stringify({ name }) });
	const body = (await answer?.json().catch(() => null)) as (Prepared & { refusal?: string }) | null | undefined;
	if (answer?.ok && body) return body;
	const refusal = body?.refusal;
	return {
		trouble: refusal === 'not_signed_in' || refusal === 'leads_nothing' || refusal === 'too_many_devices' ? refusal : 'unreachable'
	};
}

/** Tells the server that this phone forgets everything; where it cannot be told, its owner lets the phone go on the profile. */
export const forgetHere = async (token: string): Promise<boolean> =>
	(await ask(address, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }))?.ok ?? false;

const asJson = { 'content-type': 'application/json' };

const ask = (path: string, init: RequestInit): Promise<Response | null> =>
	fetch(path, { ...init, signal: AbortSignal.timeout(patience) }).catch(() => null);
