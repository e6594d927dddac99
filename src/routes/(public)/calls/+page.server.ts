import { leftInWords, whenInWords } from '#lib/programmes/ui/deadline.ts';
import { inLocale } from '#platform';
import { openCalls } from '#programmes/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { locale, now } = locals.context;
	const calls = await openCalls(locals.context);
	return {
		calls: calls.map((call) => ({
			slug: call.slug,
			phase: call.phase,
			name: inLocale(call.name, locale),
			summary: inLocale(call.summary, locale),
			programme: inLocale(call.programme.name, locale),
			when: whenInWords(call, locale),
			left: leftInWords(call, now, locale),
			capacity: call.capacity
		}))
	};
};
