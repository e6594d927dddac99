import type { Person } from './compose.ts';

/** A chapter as it would be printed now. `digest` changes with every letter of it. */
export type ChapterNow = {
	id: string;
	title: string;
	digest: string;
	people: Person[];
	empty: boolean;
	unknown: string[];
};
/** What is known of a proof: which text of which chapter it was, and what came back. */
export type ProofNow = { chapter: string; person_id: string; digest: string; answer: 'approved' | 'remark' | null; reply: string | null };

export type ProofState = 'not_asked' | 'waiting' | 'remark' | 'settled';

/** How far somebody's word to a chapter is: a remark is settled once the editor has answered it; a changed text is asked for anew. */
export function proofState({ id, digest }: ChapterNow, person_id: string, proofs: readonly ProofNow[]): ProofState {
	const proof = proofs.find((one) => one.chapter === id && one.person_id === person_id && one.digest === digest);
	if (!proof) return 'not_asked';
	if (proof.answer === null) return 'waiting';
	return proof.answer === 'remark' && proof.reply === null ? 'remark' : 'settled';
}

export type Lack =
	| { lack: 'no_chapters' }
	| { lack: 'example_gone'; title: string }
	| { lack: 'chapter_empty' | 'no_author'; chapter: string; title: string }
	| { lack: 'figure_unknown'; chapter: string; title: string; figure: string }
	| { lack: 'proof_not_asked' | 'proof_waiting' | 'proof_remark'; chapter: string; title: string; name: string };

/** What stands between a book and its readers; `gone` are chosen examples that are not public any more. */
export function lacksOf(chapters: readonly ChapterNow[], proofs: readonly ProofNow[], gone: readonly string[]): Lack[] {
	return [
		...(chapters.length === 0 ? [{ lack: 'no_chapters' as const }] : []),
		...gone.map((title) => ({ lack: 'example_gone' as const, title })),
		...chapters.flatMap((one) => lacksIn(one, proofs))
	];
}

/** Without these the book can be looked at, but not set: a hole would stand in it. */
export const keepsFromSetting = ({ lack }: Lack): boolean => ['no_chapters', 'figure_unknown'].includes(lack);

function lacksIn(one: ChapterNow, proofs: readonly ProofNow[]): Lack[] {
	const where = { chapter: one.id, title: one.title };
	const words: Record<Exclude<ProofState, 'settled'>, 'proof_not_asked' | 'proof_waiting' | 'proof_remark'> = {
		not_asked: 'proof_not_asked',
		waiting: 'proof_waiting',
		remark: 'proof_remark'
	};
	return [
		...(one.empty ? [{ lack: 'chapter_empty' as const, ...where }] : []),
		...(one.people.length === 0 ? [{ lack: 'no_author' as const, ...where }] : []),
		...one.unknown.map((figure) => ({ lack: 'figure_unknown' as const, ...where, figure })),
		...one.people.flatMap(({ id, name }) => {
			const state = proofState(one, id, proofs);
			return state === 'settled' ? [] : [{ lack: words[state], ...where, name }];
		})
	];
}
