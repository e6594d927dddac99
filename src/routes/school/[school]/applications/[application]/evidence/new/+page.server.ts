import { fail } from '@sveltejs/kit';
import { acceptedEndings } from '#platform/server';
import { addEvidence } from '#applications/server';
import { frameOf, openDraft } from '../../draft.server.ts';
import { answered, evidenceIn, frameworkChoices, sectionOfEvidence } from '../evidence.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	return {
		frame: frameOf(draft, event.locals.context),
		section: sectionOfEvidence(draft),
		frameworks: frameworkChoices(event.locals.context.locale),
		accepts: acceptedEndings.join(',')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { typed, input, errors } = await evidenceIn(await event.request.formData());
		if (Object.keys(errors).length > 0) return fail(422, { typed, errors });
		const section = sectionOfEvidence(await openDraft(event));
		return answered(
			await addEvidence(event.locals.context, { ...input, application_id: event.params.application }),
			typed,
			section,
			event.params
		);
	}
};
