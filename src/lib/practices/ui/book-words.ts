import { m } from '#lib/messages/messages.js';
import type { BookPart, Lack, ProofState } from '#practices';

type Said = () => string;
type State = { kind: 'plain' | 'attention' | 'good' | 'information'; text: Said };

export const partWords: Record<BookPart, Said> = {
	recommendations: m.practices_book_part_recommendations,
	experience: m.practices_book_part_experience
};

export const proofWords: Record<ProofState, State> = {
	not_asked: { kind: 'attention', text: m.practices_book_state_not_asked },
	waiting: { kind: 'information', text: m.practices_book_state_waiting },
	remark: { kind: 'attention', text: m.practices_book_state_remark },
	settled: { kind: 'plain', text: m.practices_book_state_settled }
};

/** What a book lacks, as a sentence of the editors' list. */
export function lackSentence(lack: Lack): string {
	switch (lack.lack) {
		case 'no_chapters':
			return m.practices_book_lack_no_chapters();
		case 'example_gone':
			return m.practices_book_lack_example_gone(lack);
		case 'chapter_empty':
			return m.practices_book_lack_chapter_empty(lack);
		case 'no_author':
			return m.practices_book_lack_no_author(lack);
		case 'figure_unknown':
			return m.practices_book_lack_figure_unknown(lack);
		case 'proof_not_asked':
			return m.practices_book_lack_not_asked(lack);
		case 'proof_waiting':
			return m.practices_book_lack_waiting(lack);
		case 'proof_remark':
			return m.practices_book_lack_remark(lack);
	}
}

type Made = { made_at: Date | null; published_at: Date | null; superseded_at: Date | null; superseded_why: string | null };

/** How far an edition is. */
export function editionState({ made_at, published_at, superseded_at, superseded_why }: Made): State {
	if (superseded_why === 'picture_taken_back') return { kind: 'attention', text: m.practices_book_edition_without_picture };
	if (superseded_why === 'example_withdrawn') return { kind: 'attention', text: m.practices_book_edition_without };
	if (superseded_at !== null) return { kind: 'plain', text: m.practices_book_edition_superseded };
	if (published_at !== null) return { kind: 'good', text: m.practices_book_edition_public };
	return made_at === null
		? { kind: 'information', text: m.practices_book_edition_making }
		: { kind: 'plain', text: m.practices_book_edition_made };
}
