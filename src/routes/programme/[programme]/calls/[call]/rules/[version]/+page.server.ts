import { error } from '@sveltejs/kit';
import { differenceInWords } from '#lib/programmes/ui/difference.ts';
import { rulesInProse } from '#lib/programmes/ui/prose.ts';
import { readNames } from '#programmes/server';
import { deskOf } from '../../../../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { call, versions } = await deskOf(event);
	const version = versions.find((one) => String(one.version) === event.params.version);
	if (!version) error(404, 'not_found');
	const { context } = event.locals;
	const names = await readNames(context, version.form);
	const before = versions.find((one) => one.version === version.version - 1);
	return {
		version: version.version,
		published_at: version.published_at,
		note: version.note,
		prose: rulesInProse(version, call, names, context.locale),
		difference: before
			? { version: before.version, lines: differenceInWords(before, version, { terms: call, names, locale: context.locale }) }
			: null
	};
};
