import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { inLocale } from '#platform';
import { asTyped, wordsDiff, type Bone } from '#projects';
import { publishProblem, readProblem, withdrawProblem } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Words = { statement: string; group_code: string | null; concerns: string; causes: Bone[] };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const page = allowed(await readProblem(locals.context, params.project), locals, url);
	const { problem, card, open, project } = page;
	if (!page.publishes || (card === null && (!open || problem.statement === ''))) error(404, 'not_found');
	const groupOf = (code: string | null) => {
		const group = page.groups.find((one) => one.code === code);
		return group ? inLocale(group.name, locale) : '';
	};
	return {
		head: headOf(page, locale),
		seen: page.marks.card,
		published: card?.released_at ?? null,
		releases: open && problem.statement !== '',
		changes: card ? changesIn(card, problem, groupOf) : [],
		anonymous: project.anonymous,
		card: {
			statement: problem.statement,
			group: groupOf(problem.group_code),
			concerns: problem.concerns,
			school: project.anonymous ? null : project.school,
			municipality: project.anonymous ? null : project.municipality,
			bones: problem.causes
		}
	};
};

/** What a newer card would say otherwise than the one that everybody sees. */
function changesIn(before: Words, after: Words, groupOf: (code: string | null) => string) {
	const said = ({ statement, group_code, concerns, causes }: Words) => [statement, groupOf(group_code), concerns, causesIn(causes)];
	const labels = [m.projects_statement(), m.projects_group(), m.projects_concerns(), m.projects_causes()];
	const now = said(after);
	return said(before).flatMap((text, place) =>
		text === now[place] ? [] : [{ label: labels[place] ?? '', pieces: wordsDiff(text, now[place] ?? '') }]
	);
}

const causesIn = (bones: readonly Bone[]): string =>
	asTyped(bones)
		.map(({ words, causes }) => `${words}:\n${causes}`)
		.join('\n\n');

export const actions: Actions = {
	publish: async ({ locals, params, request }) => {
		const seen = textIn(await request.formData(), 'seen');
		const outcome = await publishProblem(locals.context, { project_id: params.project, seen });
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'published');
		else return refusedHere(outcome, {});
	},
	withdraw: async ({ locals, params }) => {
		const outcome = await withdrawProblem(locals.context, params.project);
		if (outcome.ok) backTo(`/project/${params.project}/problem`, 'withdrawn');
		else return refusedHere(outcome, {});
	}
};
