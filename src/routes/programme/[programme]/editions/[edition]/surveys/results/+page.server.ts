import { changesShown } from '#lib/evaluation/ui/changes.ts';
import { kindWords } from '#lib/evaluation/ui/kinds.ts';
import { comparisonsIn, pooledIn } from '#lib/evaluation/ui/pooled.ts';
import { m } from '#lib/messages/messages.js';
import { groupings, pooledKinds, readPooled, readPooledFollowSums, type Group, type Grouping } from '#evaluation/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import type { PageServerLoad } from './$types';

const words: Record<Grouping, () => string> = {
	edition: m.survey_by_edition,
	topic: m.survey_by_topic,
	network: m.survey_by_network,
	lecturers: m.survey_by_lecturers,
	training: m.survey_by_training
};

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { locale } = locals.context;
	const kind = pooledKinds.find((one) => one === url.searchParams.get('kind')) ?? 'evaluation';
	const by = groupings.find((one) => one === url.searchParams.get('by')) ?? 'edition';
	const { id, slug } = await editionOf(event);
	const { edition, groups, sheets } = allowed(await readPooled(locals.context, { edition_id: id, kind, by }), locals, url);
	const follow = allowed(await readPooledFollowSums(locals.context, { edition_id: id, by }), locals, url).sums;
	const tellOf = ({ name, sums }: Pick<Group, 'name' | 'sums'>) => ({
		name: name ? inLocale(name, locale) : m.survey_by_none(),
		questions: pooledIn(sums, locale)
	});
	const told = groups.map(tellOf);
	return {
		edition: { name: inLocale(edition.name, locale), path: `/programme/${edition.programme.slug}/editions/${slug}/surveys` },
		...{ kind, by, sheets, group: words[by]() },
		kinds: pooledKinds.map((one) => ({ value: one, label: kindWords[one].results() })),
		groupings: groupings.map((one) => ({ value: one, label: words[one]() })),
		changes: by === 'edition' ? changesShown(groups[0]?.changes ?? [], locale) : [],
		follow: follow.map(({ weeks, told: of }) => ({
			weeks,
			questions: by === 'edition' ? of.flatMap((one) => tellOf(one).questions) : [],
			comparisons: by === 'edition' ? [] : comparisonsIn(of.map(tellOf), locale)
		})),
		whole: by === 'edition' ? (told[0]?.questions ?? []) : null,
		comparisons: by === 'edition' ? [] : comparisonsIn(told, locale)
	};
};
