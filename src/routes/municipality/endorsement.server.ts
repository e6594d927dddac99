import { fail } from '@sveltejs/kit';
import type { EndorsementFile } from '#applications/server';
import { contentView } from '#lib/applications/ui/centre/content-view.ts';
import { faultsInWords, refusalInWords } from '#lib/applications/ui/centre/faults.ts';
import { inLocale, type Fault, type Locale } from '#platform';

/** What the two pages on which a municipality answers show: from its desk, and from the letter. */
export function endorsementView({ application, school, call, rules, content, endorsement, names }: EndorsementFile, locale: Locale) {
	return {
		application: { id: application.id, reference: application.reference, state: application.state },
		school: school.name,
		municipality: { id: school.municipality_id, name: school.municipality },
		call: { name: inLocale(call.name, locale), closes_at: call.closes_at },
		endorsement,
		sections: contentView(content, { form: rules.form, topics: rules.topics, names, locale })
	};
}

export type Answered = { answer: string; post: string; remark: string };

export async function readAnswer(request: Request): Promise<Answered> {
	const sent = await request.formData();
	const written = (name: string) => String(sent.get(name) ?? '');
	return { answer: written('answer'), post: written('post'), remark: written('remark') };
}

/** The page again, with everything that was typed and what is to be mended. */
export function refusedWith({ refusal, faults }: { refusal: string; faults: Fault[] }, values: Answered, locale: Locale) {
	if (faults.length > 0) return fail(422, { values, errors: faultsInWords(faults, locale), problem: '' });
	return fail(409, { values, errors: {}, problem: refusalInWords('municipality', refusal, locale) });
}
