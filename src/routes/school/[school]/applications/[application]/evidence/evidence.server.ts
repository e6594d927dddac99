import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { datePartsOf, readDate } from '#lib/ui';
import { inLocale, type Locale } from '#platform';
import { frameworks } from '#programmes';
import type { Attachment, Draft, EvidenceInput, EvidenceOutcome } from '#applications/server';
import { inSentences, refusedWith, sentence } from '../draft.server.ts';

/** Every framework with its indicators, in one language: for the list to choose from. */
export const frameworkChoices = (locale: Locale) =>
	frameworks.map(({ code, name, areas }) => ({
		code,
		name: inLocale(name, locale),
		areas: areas.map((area) => ({
			name: `${area.code} ${inLocale(area.name, locale)}`,
			indicators: area.indicators.map((indicator) => {
				const text = indicator.name ?? indicator.about;
				return { value: `${code} ${indicator.code}`, label: text ? `${indicator.code} ${inLocale(text, locale)}` : indicator.code };
			})
		}))
	}));

export type TypedEvidenceForm = { indicator: string; level: string; conclusion: string; day: { year: string; month: string; day: string } };

/** A conclusion as the form was filled in, or what is wrong with its day. */
export async function evidenceIn(
	form: FormData
): Promise<{ typed: TypedEvidenceForm; input: Omit<EvidenceInput, 'application_id'>; errors: Record<string, string> }> {
	const text = (name: string) => String(form.get(name) ?? '');
	const day = datePartsOf(form, 'evaluated_on');
	const read = readDate(day);
	const blank = !read.ok && read.fault === 'date_missing';
	const [framework = '', indicator = ''] = text('indicator').split(' ');
	return {
		typed: { indicator: text('indicator'), level: text('level'), conclusion: text('conclusion'), day },
		input: {
			framework,
			indicator,
			level: text('level'),
			conclusion: text('conclusion'),
			evaluated_on: read.ok ? read.day : '',
			attachment: await attachmentIn(form)
		},
		errors: read.ok || blank ? {} : { evaluated_on: sentence(`ui_${read.fault}`) }
	};
}

async function attachmentIn(form: FormData): Promise<Attachment | null> {
	const file = form.get('attachment');
	return file instanceof File && file.name !== '' ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
}

/** Leads back to the section, or says at the fields what to mend. */
export function answered(
	outcome: EvidenceOutcome,
	typed: TypedEvidenceForm,
	section: string,
	params: { school: string; application: string }
) {
	if (outcome.ok) redirect(303, localizeHref(`/school/${params.school}/applications/${params.application}/sections/${section}#evidence`));
	const errors = inSentences(outcome.faults);
	return Object.keys(errors).length > 0 ? fail(422, { typed, errors }) : refusedWith(outcome.refusal, { typed, errors: {} });
}

/** The section of the form in which the conclusions stand. */
export const sectionOfEvidence = ({ rules }: Draft): string => rules.form.sections.find(({ kind }) => kind === 'evidence')?.key ?? '';
