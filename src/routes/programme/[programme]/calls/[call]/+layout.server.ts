import { inLocale } from '#platform';
import { phaseOf } from '#programmes';
import { deskOf } from '../../../desk.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { call } = await deskOf(event);
	const { locale, now } = event.locals.context;
	return {
		call: {
			id: call.id,
			slug: call.slug,
			name: inLocale(call.name, locale),
			phase: phaseOf(call, now),
			published: call.state === 'published'
		}
	};
};
