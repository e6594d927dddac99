import { planParts, textOf, textsOf } from '#projects';
import { readPlanVersion } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { headOf } from '../../../project.server.ts';
import { numberIn, shownRemark, shownVersion } from '../../plan.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const version = allowed(
		await readPlanVersion(locals.context, { project_id: params.project, number: numberIn(params.number) }),
		locals,
		url
	);
	const { content } = version.plan;
	return {
		head: headOf(version, locals.context.locale),
		version: shownVersion(version.plan),
		actions: content.actions,
		parts: planParts.map(({ part }) => ({
			part,
			texts: textsOf(part).flatMap((key) => (textOf(content, key) === '' ? [] : [{ key, text: textOf(content, key) }]))
		})),
		before: version.before?.number ?? null,
		diff: version.diff,
		remarks: version.remarks.map(shownRemark),
		remarkable: version.remarkable,
		done: url.searchParams.get('done')
	};
};
