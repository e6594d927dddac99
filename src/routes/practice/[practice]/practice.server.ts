import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { m } from '#lib/messages/messages.js';
import * as sentences from '#lib/practices/ui/sentences.ts';
import { stateWords } from '#lib/practices/ui/practice-words.ts';
import { inLocale, type Locale } from '#platform';
import { practiceText } from '#practices';
import type { May, PracticeRecord, PracticeRemark } from '#practices/server';
import { refusedIn, type Refusal } from '../../refused.server.ts';

/** The head of a page of an example: what it is called, where it belongs, how far it is, and what one may do with it. */
export const headOf = ({ practice, may }: { practice: PracticeRecord; may: May }, locale: Locale) => ({
	id: practice.id,
	reference: practice.reference,
	title: practiceText(practice.content, 'title') || m.practices_untitled(),
	school: practice.school,
	school_id: practice.school_id,
	caption: [practice.school, inLocale(practice.network ?? practice.edition.name, locale), practice.reference].join(' · '),
	programme: practice.programme.slug,
	edition: practice.edition.slug,
	may: { ...may, writes: may.writes && practice.dropped_at === null },
	standing: practice.standing,
	state: stateWords(practice),
	slug: practice.slug,
	dropped: practice.dropped_at !== null
});

export const shownRemark = ({ practice_id: _practice, ...remark }: PracticeRemark) => remark;

/** A refusal on the page it came from: at its fields, or as one sentence above all; what was typed stays. */
export function refusedHere<Values extends Record<string, unknown>>(refusal: Refusal, values: Values) {
	if (refusal.refusal === 'not_yours') error(403, refusal.refusal);
	const { status, errors } = refusedIn(sentences, refusal);
	return fail(status, { errors, values });
}

/** Back to a page after an act, with what was done in its address. */
export const backTo = (path: string, done: string): never => redirect(303, `${localizeHref(path)}?done=${done}`);

/** A longer text of a form, cut only where no limit of ours would let it through, so that what is too long comes back whole. */
export function wordsIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 100_000) : '';
}

/** The number of a version in an address or a form; 0 for what is none. */
export const numberIn = (text: string): number => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0);

/** How a page tells which state of a text it has shown: its revision and a mark of what stood there. */
export const seenIn = (mark: string): { revision: number; digest?: string } => {
	const [revision = '', digest] = mark.split('.');
	return { revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0, ...(digest && { digest }) };
};
