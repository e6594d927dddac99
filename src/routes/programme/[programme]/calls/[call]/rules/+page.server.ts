import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { contradictionsInWords } from '#lib/programmes/ui/contradictions.ts';
import { differenceInWords } from '#lib/programmes/ui/difference.ts';
import { rulesInProse } from '#lib/programmes/ui/prose.ts';
import { wordOf } from '#lib/programmes/ui/say.ts';
import { criterionKey, criterionNames, fieldTypes, sectionKinds, type Draft } from '#programmes';
import { faultsIn, readNames } from '#programmes/server';
import { deskOf } from '../../../../desk.ts';
import { saveChange, seenOf, standingRules } from '../../../../draft.ts';
import { actOn, changed } from '../../../../rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const { context } = event.locals;
	const { locale } = context;
	const { call, versions } = desk;
	const standing = standingRules(desk);
	const isDraft = standing.published_at === null;
	const before = versions.find(({ version }) => version < standing.version);
	const names = await readNames(context, standing.form);
	return {
		seen: seenOf(desk),
		isDraft,
		version: standing.version,
		prose: rulesInProse(standing, call, names, locale),
		difference: before ? { version: before.version, lines: differenceInWords(before, standing, { terms: call, names, locale }) } : null,
		contradictions: isDraft ? contradictionsInWords(faultsIn(standing)) : [],
		versions: versions.map(({ version, published_at, saved_at, note }) => ({ version, published_at, saved_at, note })),
		criteria: criterionNames.map((name) => ({ value: name, label: wordOf(criterionKey(name), locale) })),
		fieldTypes: fieldTypes.map((type) => ({ value: type, label: wordOf(`programme_field_${type}`, locale) })),
		sectionKinds: sectionKinds.map((kind) => ({ value: kind, label: wordOf(`programme_section_${kind}`, locale) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const desk = await deskOf(event);
		const form = await event.request.formData();
		const act = actOn(form);
		const here = `/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules`;
		if (!act) redirect(303, localizeHref(here));
		const saved = await saveChange(event.locals, desk, form, (draft) => rearranged(draft, act));
		if (!saved.ok)
			return fail(saved.status, { refusal: saved.refusal ?? wordOf('refusal_programme_not_understood', event.locals.context.locale) });
		redirect(303, localizeHref(`${here}#${act.list.startsWith('fields') ? 'form' : act.list}`));
	}
};

/** The rules with one of their parts moved or removed: `criteria:up:2`, `sections:remove:1`, `fields-team:down:0`. */
function rearranged({ criteria, form, topics }: Draft, act: { list: string; act: string; place: number }): Draft {
	if (act.list === 'criteria') return { criteria: changed(criteria, act), form, topics };
	if (act.list === 'sections') return { criteria, topics, form: { ...form, sections: changed(form.sections, act) } };
	const section = act.list.replace(/^fields-/, '');
	const sections = form.sections.map((one) => (one.key === section ? { ...one, fields: changed(one.fields, act) } : one));
	return { criteria, topics, form: { ...form, sections } };
}
