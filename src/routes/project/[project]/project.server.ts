import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import * as sentences from '#lib/projects/ui/sentences.ts';
import { inLocale, type Locale } from '#platform';
import type { ProjectFront } from '#projects/server';
import { refusedIn, type Refusal } from '../../refused.server.ts';

/** The head of a page of a project: what it is called, where it belongs, and as what one reads it. */
export const headOf = ({ project, part, open }: Pick<ProjectFront, 'project' | 'part' | 'open'>, locale: Locale) => ({
	id: project.id,
	reference: project.reference,
	title: project.title,
	school: project.school,
	school_id: project.school_id,
	caption: [project.school, project.network ? inLocale(project.network, locale) : inLocale(project.edition.name, locale)].join(' · '),
	part,
	open,
	writes: part === 'team' && open
});

/** A refusal on the page it came from: at its fields, or as one sentence above all; what was typed stays. */
export function refusedHere<Values extends Record<string, unknown>>(refusal: Refusal, values: Values, own: Record<string, string> = {}) {
	if (refusal.refusal === 'not_yours') error(403, refusal.refusal);
	const { status, errors } = refusedIn(sentences, refusal, own);
	return fail(status, { errors, values, refusal: refusal.refusal });
}

/** Back to a page after an act, with what was done in its address. */
export const backTo = (path: string, done: string): never => redirect(303, `${localizeHref(path)}?done=${done}`);

/** A longer text of a form, cut only where no limit of ours would let it through, so that what is too long comes back whole. */
export function wordsIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 100_000) : '';
}
