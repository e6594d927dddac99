import { redirect } from '@sveltejs/kit';
import { countApplications } from '#applications/server';
import { localizeHref } from '#lib/messages/runtime.js';
import { whenInWords } from '#lib/programmes/ui/deadline.ts';
import { inLocale, type Locale } from '#platform';
import type { Context } from '#platform/server';
import { phaseOf } from '#programmes';
import { readOverview, readProgrammes, type Overview } from '#programmes/server';
import { allowed } from '../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
	const { context } = locals;
	const managed = await readProgrammes(context);
	return {
		programmes: managed.ok ? managed.value.programmes.map((programme) => inWords(programme, context.locale)) : null,
		overview: managed.ok ? [] : await inNumbers(context, allowed(await readOverview(context), locals, url))
	};
};

const inWords = ({ slug, name, summary }: Overview[number]['programme'], locale: Locale) => ({
	slug,
	name: inLocale(name, locale),
	summary: inLocale(summary, locale)
});

/** What whoever answers for a programme sees of it: its calls and how many applications have come. */
async function inNumbers(context: Context, overview: Overview) {
	const { locale, now } = context;
	const counts = await countApplications(
		context,
		overview.flatMap(({ calls }) => calls.map(({ id }) => id))
	);
	return overview.map(({ programme, editions, calls }) => ({
		...inWords(programme, locale),
		editions: editions.map(({ slug, name }) => ({ slug, name: inLocale(name, locale) })),
		calls: calls.map((call) => {
			const phase = phaseOf(call, now);
			const counted = counts.get(call.id) ?? { sent: 0, waiting: 0 };
			return { slug: call.slug, name: inLocale(call.name, locale), phase, when: whenInWords({ ...call, phase }, locale), ...counted };
		})
	}));
}
