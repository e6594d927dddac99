import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { wordOf } from '#lib/programmes/ui/say.ts';
import { sectionKinds } from '#programmes';
import type { CallDesk } from '#programmes/server';
import { freeName } from '../../../../../../condition.ts';
import { deskOf } from '../../../../../../desk.ts';
import { faultsUnder, saveChange, seenOf, standingRules } from '../../../../../../draft.ts';
import { keyFrom } from '../../../../../../question.ts';
import { textOf, textOrNone } from '../../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which section the address names: one of the form, or a new one of a kind. */
function sectionIn(desk: CallDesk, key: string, url: URL) {
	const { sections } = standingRules(desk).form;
	const section = sections.find((one) => one.key === key);
	const kind = section?.kind ?? sectionKinds.find((known) => key === 'new' && known === url.searchParams.get('kind'));
	if (!kind) error(404, 'not_found');
	return { sections, section, kind };
}

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const { section, kind } = sectionIn(desk, event.params.section, event.url);
	const blank = { lt: '', en: '' };
	return {
		seen: seenOf(desk),
		isNew: !section,
		kind: wordOf(`programme_section_${kind}`, event.locals.context.locale),
		values: { title: section?.title ?? blank, intro: section?.intro ?? blank }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const desk = await deskOf(event);
		const form = await event.request.formData();
		const { sections, section, kind } = sectionIn(desk, event.params.section, event.url);
		const values = { title: textOf(form, 'title'), intro: textOf(form, 'intro') };
		const key =
			section?.key ??
			freeName(
				kind === 'questions' ? keyFrom(values.title.en || values.title.lt) : kind,
				sections.map((one) => one.key)
			);
		const sent = { key, kind, title: values.title, intro: textOrNone(form, 'intro'), fields: section?.fields ?? [] };
		const saved = await saveChange(event.locals, desk, form, (draft) => ({
			...draft,
			form: {
				...draft.form,
				sections: section
					? draft.form.sections.map((one) => (one.key === key ? { ...sent, fields: one.fields } : one))
					: [...draft.form.sections, sent]
			}
		}));
		if (saved.ok) redirect(303, localizeHref(`/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules#sections`));
		const faults = faultsUnder(saved.faults, `form_sections_${section ? sections.indexOf(section) : sections.length}_`);
		const labels = {
			title_lt: m.programme_in_lithuanian({ label: m.programme_section_title() }),
			intro_lt: m.programme_in_lithuanian({ label: m.programme_section_intro() })
		};
		return fail(saved.status, {
			values,
			errors: saved.refusal ? { title_lt: saved.refusal } : errorsOf(faults, labels),
			seen: seenOf(desk)
		});
	}
};
