import { error, fail } from '@sveltejs/kit';
import { splitDay } from '#lib/ui';
import { acceptedEndings } from '#platform/server';
import { changeEvidence } from '#applications/server';
import { frameOf, openDraft } from '../../draft.server.ts';
import { answered, evidenceIn, frameworkChoices, sectionOfEvidence } from '../evidence.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { revisionIn } from '../../../../../../form-days.server.ts';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals.context;
	const draft = await openDraft(event);
	const one = draft.evidence.find(({ id }) => id === event.params.item) ?? error(404, 'not_found');
	const level = one.level === null ? 'N' : String(one.level);
	return {
		frame: frameOf(draft, event.locals.context),
		section: sectionOfEvidence(draft),
		frameworks: frameworkChoices(locale),
		accepts: acceptedEndings.join(','),
		revision: one.revision,
		file: one.file,
		values: {
			indicator: `${one.framework} ${one.indicator}`,
			level: locale === 'lt' ? level.replace('.', ',') : level,
			conclusion: one.conclusion,
			day: splitDay(one.evaluated_on)
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const { typed, input, errors } = await evidenceIn(form);
		if (Object.keys(errors).length > 0) return fail(422, { typed, errors });
		const section = sectionOfEvidence(await openDraft(event));
		const change = {
			...input,
			application_id: event.params.application,
			evidence_id: event.params.item,
			seen_revision: revisionIn(form, 'revision'),
			without_file: form.get('without_file') === 'yes'
		};
		return answered(await changeEvidence(event.locals.context, change), typed, section, event.params);
	}
};
