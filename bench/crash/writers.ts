import { ask, form } from './ask.ts';

/** A draft and who writes in it, signed in. */
export type Draft = { id: string; school_id: string; email: string; cookie: string };

/** What one writer knows: what was acknowledged, and what may have been written without an answer. */
export type Journal = {
	draft: Draft;
	/** The number of the last text that was acknowledged, and the one under way when something was killed. */
	saved: number;
	tried: number;
	/** How many texts were acknowledged. */
	texts: number;
	/** Addresses with whom sharing was acknowledged, and those for which no answer came. */
	shared: string[];
	unsure: string[];
	/** Answers that were neither yes nor "not now". */
	faults: string[];
};

export const textOf = (number: number): string => `Mokiniai patys kels klausimus. ${number}`;

/** Types on and shares the draft with somebody new in turn until it is told to stop; waits where nobody answers. */
export async function write(url: string, draft: Draft, isOver: () => boolean): Promise<Journal> {
	const journal: Journal = { draft, saved: 0, tried: 0, texts: 0, shared: [], unsure: [], faults: [] };
	const path = `${url}/school/${draft.school_id}/applications/${draft.id}`;
	let seen = '';
	for (let turn = 0; !isOver(); turn += 1) {
		if (turn % 4 === 3) await share(path, url, journal, `c${turn}.${draft.id.slice(0, 8)}@mokykla.example`);
		else seen = await save(path, url, journal, seen);
	}
	return journal;
}

async function save(path: string, origin: string, journal: Journal, seen: string): Promise<string> {
	journal.tried += 1;
	const body = JSON.stringify({ field: 'change_in_lessons', date: false, values: [textOf(journal.tried)], other: '', seen });
	const headers = { 'content-type': 'application/json', cookie: journal.draft.cookie, origin };
	const answer = await ask(`${path}/answers`, { method: 'POST', headers, body });
	if (!answer) return seen;
	// Somebody – this writer, before the answer was lost – has written meanwhile: go on from there.
	if (answer.status === 409) return (JSON.parse(answer.text) as { theirs: { seen: string } }).theirs.seen;
	if (answer.status !== 200) return note(journal, `saving: ${answer.status} ${answer.text.slice(0, 200)}`, seen);
	journal.saved = journal.tried;
	journal.texts += 1;
	return (JSON.parse(answer.text) as { seen: string }).seen;
}

async function share(path: string, origin: string, journal: Journal, email: string): Promise<void> {
	const fields = { name: 'Bendradarbė', email, may: 'edit' };
	const answer = await ask(`${path}/people?/share`, form(origin, journal.draft.cookie, fields));
	if (answer?.status === 303) return void journal.shared.push(email);
	if (!answer) return void journal.unsure.push(email);
	note(journal, `sharing: ${answer.status} ${answer.text.slice(0, 200)}`, '');
}

/** The first few are enough to say what is wrong. */
function note(journal: Journal, fault: string, seen: string): string {
	if (journal.faults.length < 3) journal.faults.push(fault);
	return seen;
}
