import { m } from '#lib/messages/messages.js';
import type { Licence, Obstacle, PracticePart, PracticeText, Source, Standing } from '#practices';
import { turnOf } from '#practices';

type Said = () => string;

export const partWords: Record<PracticePart, Said> = {
	problem: m.practices_part_problem,
	context: m.practices_part_context,
	doing: m.practices_part_doing,
	change: m.practices_part_change,
	failed: m.practices_part_failed,
	elsewhere: m.practices_part_elsewhere
};

export const textWords: Record<PracticeText, Said> = {
	title: m.practices_text_title,
	problem: m.practices_text_problem,
	group: m.practices_text_group,
	keywords: m.practices_text_keywords,
	context: m.practices_text_context,
	did: m.practices_text_did,
	who: m.practices_text_who,
	cost: m.practices_text_cost,
	changed_pupils: m.practices_text_changed_pupils,
	changed_teachers: m.practices_text_changed_teachers,
	evidence: m.practices_text_evidence,
	failed: m.practices_text_failed,
	elsewhere: m.practices_text_elsewhere,
	licence: m.practices_text_licence
};

export const textHints: Partial<Record<PracticeText, Said>> = {
	title: m.practices_hint_title,
	keywords: m.practices_hint_keywords,
	context: m.practices_hint_context,
	failed: m.practices_hint_failed,
	evidence: m.practices_hint_evidence
};

export const licenceWords: Record<Licence, Said> = {
	'CC-BY-4.0': m.practices_licence_by,
	'CC-BY-SA-4.0': m.practices_licence_by_sa,
	'CC0-1.0': m.practices_licence_zero
};

export { licencePages } from '#practices';

export const sourceWords: Record<Source, Said> = {
	project: m.practices_from_project,
	problem: m.practices_from_problem,
	aim: m.practices_from_aim,
	measures: m.practices_from_measures,
	cycles: m.practices_from_cycles,
	reach: m.practices_from_reach
};

/** Whence a text began, as a hint beside it; nothing when it was written anew. */
export const fromWords = (from: readonly Source[]): string =>
	from.length === 0 ? '' : m.practices_from({ from: from.map((one) => sourceWords[one]()).join(', ') });

export const obstacleWords: Record<Obstacle, Said> = {
	not_sent: m.refusal_practices_not_sent,
	remarks_open: m.refusal_practices_remarks_open,
	no_school_consent: m.refusal_practices_no_school_consent,
	no_author_consent: m.refusal_practices_no_author_consent,
	no_picture_consent: m.refusal_practices_no_picture_consent,
	already_published: m.refusal_practices_already_published
};

/** How far an example is, in one word for lists. */
export function stateWords({ standing, withdrawn }: { standing: Standing; withdrawn: boolean }): {
	text: string;
	kind: 'plain' | 'good' | 'attention';
} {
	const turn = turnOf(standing);
	if (turn === null) return { text: m.practices_state_public(), kind: 'good' };
	if (withdrawn && turn !== 'authors') return { text: m.practices_state_withdrawn(), kind: 'attention' };
	if (standing.number === 0) return { text: m.practices_state_writing(), kind: 'plain' };
	const words = { authors: m.practices_state_remarks, consents: m.practices_state_consents, editor: m.practices_state_editor };
	return { text: words[turn](), kind: turn === 'editor' ? 'attention' : 'plain' };
}
