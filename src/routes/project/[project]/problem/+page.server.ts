import { inLocale } from '#platform';
import { readsAll } from '#projects';
import { readProblem, removeFinding } from '#projects/server';
import { discussionsAbout } from '#spaces/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../project.server.ts';
import { shownFinding } from './problem.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const page = allowed(await readProblem(locals.context, params.project), locals, url);
	const { problem, groups, part, publishes } = page;
	const group = groups.find(({ code }) => code === problem.group_code);
	return {
		head: headOf(page, locale),
		statement: problem.statement,
		group: group ? inLocale(group.name, locale) : '',
		concerns: problem.concerns,
		known_from: problem.known_from,
		bones: problem.causes,
		findings: problem.findings.map((finding) => shownFinding(finding, locale)),
		readsAll: readsAll(part),
		published: problem.published_at,
		newer: page.card !== null && page.open && part === 'team' && page.newer,
		publishes,
		talk: await discussionsAbout(locals.context, { kind: 'problem', id: page.project.id }),
		room_id: part === 'reader' || !page.open ? null : page.project.network_id,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	remove: async ({ locals, params, request }) => {
		const id = textIn(await request.formData(), 'finding');
		const outcome = await removeFinding(locals.context, { project_id: params.project, id });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'removed');
		else return refusedHere(outcome, {});
	}
};
