import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { faultsInWords, refusalInWords } from '#lib/selection/ui/deciding-words.ts';
import { inLocale } from '#platform';
import { giveOpinion, readAppealToRead } from '#selection/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname + url.search)}`);
	const found = await readAppealToRead(locals.context, params.appeal);
	if (!found) error(404, 'not_found');
	const { locale } = locals.context;
	const { appeal, call, criteria, reviews, eligible } = found;
	return {
		appeal,
		call: inLocale(call.name, locale),
		eligible,
		given: url.searchParams.has('given'),
		reviews: reviews.map(({ reviewer, scores }) => ({
			reviewer,
			scores: criteria.flatMap(({ key, name, levels }) => {
				const score = scores.find(({ criterion }) => criterion === key);
				return score
					? [
							{
								key,
								name: inLocale(name, locale),
								points: score.points,
								reason: score.reason,
								levels: levels.map(({ points, words }) => ({ value: String(points), label: `${points}. ${inLocale(words, locale)}` }))
							}
						]
					: [];
			})
		}))
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const opinion = String(sent.get('opinion') ?? '');
		const points = [...sent.entries()].flatMap(([name, value]) => {
			const [, reviewer = '', criterion = ''] = /^p_([0-9a-f-]{36})_(.+)$/.exec(name) ?? [];
			return reviewer && value !== sent.get(`was_${reviewer}_${criterion}`) ? [{ reviewer, criterion, points: Number(value) }] : [];
		});
		const facts = sent.has('eligible') ? { eligible: true } : {};
		const outcome = await giveOpinion(locals.context, { appeal_id: params.appeal, opinion, changes: { points, facts } });
		if (outcome.ok) redirect(303, `${localizeHref(`/review/appeals/${params.appeal}`)}?given`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const errors: Record<string, string> = faultsInWords(outcome.faults);
		const problem = outcome.faults.length > 0 ? '' : refusalInWords(outcome.refusal);
		return fail(outcome.faults.length > 0 ? 422 : 409, {
			problem,
			errors,
			opinion,
			written: Object.fromEntries([...sent.entries()].map(([name, value]) => [name, String(value)]))
		});
	}
};
