import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { wordOf } from '#lib/programmes/ui/say.ts';
import { fieldsOf } from '#programmes';
import type { CallDesk } from '#programmes/server';
import { freeName } from '../../../../../../condition.ts';
import { deskOf } from '../../../../../../desk.ts';
import { faultsUnder, saveChange, seenOf, standingRules } from '../../../../../../draft.ts';
import { feedsFor, isFieldType, keyFrom, questionFrom, questionTyped, questionValues } from '../../../../../../question.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which question the address names: one of the form, or a new one of a type in a section. */
function questionIn(desk: CallDesk, key: string, url: URL) {
	const { form, topics } = standingRules(desk);
	const field = fieldsOf(form).find((one) => one.key === key);
	const type = field?.type ?? url.searchParams.get('type');
	const section = form.sections.find((one) => (field ? one.fields.includes(field) : one.key === url.searchParams.get('section')));
	if (!section || !isFieldType(type) || (!field && key !== 'new')) error(404, 'not_found');
	return { form, topics, field, type, section };
}

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const { locale } = event.locals.context;
	const { field, type, section, topics } = questionIn(desk, event.params.field, event.url);
	return {
		seen: seenOf(desk),
		isNew: !field,
		type,
		kind: wordOf(`programme_field_${type}`, locale),
		section: section.title[locale] || section.title.lt,
		topics: topics.length,
		feeds: feedsFor(type).map((feed) => ({ value: feed, label: wordOf(`programme_feed_${feed}`, locale) })),
		values: questionValues(type, field)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const desk = await deskOf(event);
		const sent = await event.request.formData();
		const { form, field, type, section } = questionIn(desk, event.params.field, event.url);
		const { values, moved } = questionTyped(sent);
		if (moved) return { values, errors: {} as Record<string, string>, seen: String(sent.get('seen') ?? '') };
		const key =
			field?.key ??
			freeName(
				keyFrom(values.label.en || values.label.lt),
				fieldsOf(form).map((one) => one.key)
			);
		const question = questionFrom(key, type, sent, values);
		const saved = await saveChange(event.locals, desk, sent, (draft) => ({
			...draft,
			form: {
				...draft.form,
				sections: draft.form.sections.map((one) =>
					one.key === section.key
						? { ...one, fields: field ? one.fields.map((old) => (old.key === key ? question : old)) : [...one.fields, question] }
						: one
				)
			}
		}));
		if (saved.ok) redirect(303, localizeHref(`/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules#field-${key}`));
		const at = `form_sections_${form.sections.indexOf(section)}_fields_${field ? section.fields.indexOf(field) : section.fields.length}_`;
		const faults = faultsUnder(saved.faults, at).map((fault) => ({ ...fault, field: pageField(fault.field) }));
		return fail(saved.status, {
			values,
			errors: saved.refusal ? { label_lt: saved.refusal } : errorsOf(faults, labels()),
			seen: seenOf(desk)
		});
	}
};

/** A fault of an answer stands at its row; two questions for one fact are told at the choice of the fact. */
function pageField(field: string): string {
	const option = /^options_(\d+)_name_(lt|en)$/.exec(field);
	if (option) return `options_${option[1]}_${option[2]}`;
	return field === 'form' ? 'feeds' : field;
}

const labels = () => ({
	label_lt: m.programme_in_lithuanian({ label: m.programme_question_label() }),
	hint_lt: m.programme_in_lithuanian({ label: m.programme_question_hint() }),
	max_length: m.programme_question_max(),
	options: m.programme_question_options(),
	least: m.programme_question_least(),
	most: m.programme_question_most(),
	feeds: m.programme_question_feeds()
});
