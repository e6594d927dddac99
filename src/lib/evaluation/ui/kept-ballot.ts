import { href } from '#lib/ui';
import type { Ballot } from '../ballot.ts';

/**
 * What the browser of somebody who answers does: it takes a ballot, keeps it until its sheet has been handed in, and hands it in.
 * Whatever could tell who they are (cookies) goes only with the covered ballot.
 */
const keyOf = (survey: string): string => `kartu-ballot-${survey}`;

/** Whether this browser can cover ballots: old ones, and pages that did not come over a safe connection, cannot. */
export const canCover = (): boolean => typeof crypto !== 'undefined' && 'subtle' in crypto && crypto.subtle !== undefined;

/** The ballot that lies in this browser. */
export function keptBallot(survey: string): Ballot | null {
	try {
		return JSON.parse(localStorage.getItem(keyOf(survey)) ?? 'null') as Ballot | null;
	} catch {
		return null;
	}
}

type Answer = { ok: boolean; problem?: string; errors?: Record<string, string>; signed?: string; public_key?: string };

/** Takes a ballot: the key comes without cookies, the covered ballot is signed for who is signed in. Answers what went wrong, if anything. */
export async function takeKept(survey: string): Promise<string | null> {
	const { coverBallot } = await import('../ballot.ts');
	const key = await asked(href(`/api/ballots/${survey}`), { credentials: 'omit' });
	if (!key.public_key) return key.problem ?? '';
	const { blinded, unblind } = await coverBallot(key.public_key, survey);
	const answer = await asked(href('/api/ballots/signature'), sent({ survey_id: survey, blinded }));
	if (!answer.signed) return answer.problem ?? '';
	localStorage.setItem(keyOf(survey), JSON.stringify(await unblind(answer.signed)));
	return null;
}

/** Hands a sheet in without cookies; the ballot is forgotten once it is counted. */
export async function handInKept(survey: string, given: Record<string, string[]>, mark: string | null): Promise<Answer> {
	const answer = await asked(href('/api/ballots'), {
		...sent({ survey_id: survey, ballot: keptBallot(survey), given, mark }),
		credentials: 'omit',
		referrerPolicy: 'no-referrer'
	});
	if (answer.ok) localStorage.removeItem(keyOf(survey));
	return answer;
}

const sent = (body: unknown): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});

async function asked(address: string, how: RequestInit): Promise<Answer> {
	const answer = await fetch(address, how);
	return { ...((await answer.json()) as Omit<Answer, 'ok'>), ok: answer.ok };
}
