import { error } from '@sveltejs/kit';
import { inLocale, type Locale } from '#platform';
import { indicatorOf, type Finding } from '#projects';
import { readProblem, type ProblemPage } from '#projects/server';
import { allowed } from '../../../allowed.ts';

/** A finding in the reader's words: which indicator of which framework, how high, what it says. */
export function shownFinding({ id, framework, indicator, level, words }: Finding, locale: Locale) {
	const known = indicatorOf(framework, indicator);
	return {
		id,
		indicator: [indicator, known?.text ? inLocale(known.text, locale) : ''].filter(Boolean).join(' '),
		framework: known ? inLocale(known.framework, locale) : framework,
		level,
		words
	};
}

/** The problem for a page on which the team writes; whoever only reads does not know of that page. */
export async function problemToWrite(event: { locals: App.Locals; params: { project: string }; url: URL }): Promise<ProblemPage> {
	const page = allowed(await readProblem(event.locals.context, event.params.project), event.locals, event.url);
	if (page.part !== 'team' || !page.open) error(404, 'not_found');
	return page;
}
