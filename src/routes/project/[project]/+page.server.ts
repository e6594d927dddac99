import { eventTitle } from '#lib/ui';
import { inLocale } from '#platform';
import { readProject } from '#projects/server';
import { allowed } from '../../allowed.ts';
import { partsFor } from './parts.ts';
import { headOf } from './project.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const front = allowed(await readProject(locals.context, params.project), locals, url);
	const { project, progress } = front;
	return {
		head: headOf(front, locale),
		edition: `${inLocale(project.programme.name, locale)}, ${inLocale(project.edition.name, locale)}`,
		visibility: project.visibility,
		begun_at: project.begun_at,
		ended: project.ended_at && project.outcome ? { at: project.ended_at, outcome: project.outcome, words: project.outcome_words } : null,
		statement: progress.statement,
		aim: progress.aim,
		parts: partsFor(project.id, front),
		told: front.told.map(({ name, particulars, happened_at }) => ({ at: happened_at, title: eventTitle(name, particulars) })),
		done: url.searchParams.get('done')
	};
};
