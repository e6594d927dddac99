import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, form, type Answer } from './ask.ts';
import type { Chance } from './chance.ts';
import type { Training } from './season.ts';
import type { Draft } from './writers.ts';

/** How far the torment has come, from 0 to 1; above 1 it is over. */
export type Progress = () => number;

/** What was acknowledged of single acts, how many answers were lost, and answers that were neither yes nor "not now". */
export type Deeds = {
	sent: string[];
	refused: string[];
	issued: { training: string; person: string }[];
	posts: Map<string, string>;
	cutOff: number;
	faults: string[];
};

export const noDeeds = (): Deeds => ({ sent: [], refused: [], issued: [], posts: new Map(), cutOff: 0, faults: [] });

type Around = { url: string; progress: Progress; chance: Chance; deeds: Deeds };

/** So many times somebody asks again before they give up: some minutes. */
const patience = 2000;
/** What somebody writes in an hour at most, with room left for the beginning. */
const mostPosts = 110;

/** One application after the other is sent, each at its moment and until an answer comes. */
export async function sendAll(around: Around, drafts: readonly Draft[]): Promise<void> {
	const { url, deeds } = around;
	await Promise.all(
		drafts.map(async ({ id, school_id, cookie }, at) => {
			await moment(around, at / drafts.length);
			const answer = await untilAnswered(around, `${url}/school/${school_id}/applications/${id}/submission?/send`, cookie);
			if (answer?.status === 303) deeds.sent.push(id);
			// A school with too small a team: said in words.
			else if (answer?.status === 409) deeds.refused.push(id);
			else fault(around, 'sending', answer);
		})
	);
}

/** One certificate of a training after the other: a name is confirmed, then two ask for the certificate at once. */
export async function certify(around: Around, { id, officer, participants }: Training): Promise<void> {
	const page = `${around.url}/training/${id}/certificates`;
	for (const [at, { person_id, name }] of participants.entries()) {
		await moment(around, at / participants.length);
		const named = await untilAnswered(around, `${page}?/names`, officer, { person: person_id, [`of-${person_id}`]: name });
		if (named?.status !== 303) fault(around, 'a name', named);
		const both = await Promise.all([0, 1].map(() => untilAnswered(around, `${page}?/issue`, officer)));
		// Of two one finds nobody left; where an answer was cut off, both may.
		for (const answer of both) if (answer?.status !== 303 && answer?.status !== 409) fault(around, 'issuing', answer);
		if (both.some((answer) => answer !== null)) around.deeds.issued.push({ training: id, person: person_id });
	}
}

/** Writes into the discussion of a room; a post without an answer is sent again under the same name. */
export async function talk(around: Around, room: string, { cookie, discussion }: Training['talkers'][number]): Promise<void> {
	for (let turn = 0; turn < mostPosts && around.progress() < 1; turn += 1) {
		await moment(around, turn / mostPosts);
		const [id, body] = [randomUUID(), `Šiandien pavyko. ${turn}`];
		const answer = await untilAnswered(around, `${around.url}/room/${room}/discussions/${discussion}?/write`, cookie, { id, body });
		if (answer?.status === 303) around.deeds.posts.set(id, body);
		else fault(around, 'a post', answer);
	}
}

async function moment({ progress, chance }: Around, share: number): Promise<void> {
	while (progress() < share) await sleep(50);
	await sleep(chance() * 1500);
}

async function untilAnswered({ url, deeds }: Around, address: string, cookie: string, fields = {}): Promise<Answer | null> {
	for (let tries = 0; tries < patience; tries += 1) {
		const answer = await ask(address, form(url, cookie, fields));
		if (answer) return answer;
		deeds.cutOff += 1;
	}
	return null;
}

/** The first few are enough to say what is wrong. */
function fault({ deeds }: Around, what: string, answer: Answer | null): void {
	const words = answer?.text
		.slice(answer.text.indexOf('<main'))
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.slice(0, 200);
	if (deeds.faults.length < 5) deeds.faults.push(`${what}: ${answer?.status ?? 'no answer'} ${words ?? ''}`);
}
