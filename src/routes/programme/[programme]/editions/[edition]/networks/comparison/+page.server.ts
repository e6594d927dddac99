import { error } from '@sveltejs/kit';
import { schoolsOf } from '#networks';
import { readComparison } from '#networks/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../edition.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionOf(event);
	const { locals, url } = event;
	const [one, other] = [url.searchParams.get('one') ?? '', url.searchParams.get('other') ?? ''];
	const page = allowed(await readComparison(locals.context, { one, other }), locals, url);
	if (page.edition.id !== edition.id) error(404, 'not_found');
	const { comparison, one: first, second } = page;
	const [before, after] = [schoolsOf(first.situation), schoolsOf(second.situation)];
	const nameOf = (id: string) => (before.get(id) ?? after.get(id))?.name ?? '…';
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, locals.context.locale) },
		one: { id: first.id, number: first.number },
		other: { id: second.id, number: second.number },
		same_criteria: JSON.stringify(first.situation.criteria) === JSON.stringify(second.situation.criteria),
		totals: { one: comparison.one_measured, other: comparison.other_measured, change: comparison.change },
		networks: comparison.networks.map((network, index) => ({
			...network,
			number: index + 1,
			host: nameOf(first.groups[index]?.host ?? ''),
			host_after: nameOf(comparison.other[index]?.host ?? '')
		})),
		differences: comparison.differences.map(({ school, from, to }) => ({
			id: school,
			school: nameOf(school),
			municipality: before.get(school)?.municipality ?? '',
			from: from + 1,
			to: to + 1
		})),
		only_one: comparison.only_one.map(nameOf),
		only_other: comparison.only_other.map(nameOf)
	};
};
