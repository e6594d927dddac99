import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { lineOf, panelOf, type Panel } from '#lib/programmes/ui/panel.ts';
import { readDate } from '#lib/ui';
import type { Fault, Locale } from '#platform';
import { inLocale } from '#platform';
import type { AnswerValue, Field, Raw, Section, Topic } from '#programmes';
import { readNames } from '#programmes/server';
import { digestOf, isWritable, sectionFor, writtenAs } from '#applications';
import { readDraft, type Draft, type WrittenAnswer } from '#applications/server';
import { answerInWords } from '#lib/applications/ui/answer-in-words.ts';
import { seenName, writtenIn, type FieldView } from '#lib/applications/ui/field-view.ts';
import { revisionOf } from '../../../../form-days.server.ts';

type Event = { params: { school: string; application: string }; locals: App.Locals; url: URL };

/** Reads the application of an address. Whoever is not signed in is led to sign in; to whom it is not, it is not there. */
export async function openDraft(event: Event): Promise<Draft> {
	return belongs(await readDraft(event.locals.context, event.params.application), event);
}

export function belongs<Found extends { application: { school_id: string } }>(
	found: Found | undefined,
	{ params, locals, url }: Event
): Found {
	if (!locals.session) signIn(url);
	if (!found || found.application.school_id !== params.school) error(404, 'not_found');
	return found;
}

export const signIn = (url: URL): never => redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname + url.search)}`);

/** What every page of an application shows around its own matter. */
export type Frame = ReturnType<typeof frameOf>;

export function frameOf({ application, call, school, back, rules, heads }: Draft, { now, locale }: App.Locals['context']) {
	const until = application.state === 'returned' && back ? back.due_at : later(call.closes_at, application.late_until);
	return {
		id: application.id,
		reference: application.reference,
		state: application.state,
		right: application.right,
		claimed: application.claimed,
		heads,
		writable: isWritable(application.state) && application.right !== 'view',
		path: `/school/${school.id}/applications/${application.id}`,
		school: { id: school.id, name: school.name },
		call: { slug: call.slug, name: inLocale(call.name, locale), contact: call.contact },
		until,
		over: until <= now,
		now,
		sections: rules.form.sections.map(({ key, kind, title }) => ({ key, kind, title: inLocale(title, locale) })),
		minutes: rules.form.minutes
	};
}

const later = (one: Date, other: Date | null): Date => (other !== null && other > one ? other : one);

/** The live verdict in words; what is not met leads to the part where it is mended, unless that is the part `here`. */
export async function panelFor(draft: Draft, context: App.Locals['context'], here: string | null = null): Promise<Panel> {
	const { locale } = context;
	const surroundings = { terms: draft.call, names: await readNames(context, draft.rules.form), locale };
	const { outcome } = panelOf(draft.verdict, surroundings);
	const findings = draft.verdict.findings.flatMap((finding) => {
		const section = sectionFor(finding, draft.rules.form);
		return lineOf(finding, surroundings).map((line) =>
			section && section.key !== here && (line.state === 'missing' || line.state === 'look')
				? { ...line, action: leadTo(section, draft, locale) }
				: line
		);
	});
	const order = ['missing', 'look', 'priority', 'met'];
	return { outcome, findings: findings.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state)) };
}

const leadTo = ({ key, title }: Section, { school, application }: Draft, locale: Locale) => ({
	href: localizeHref(`/school/${school.id}/applications/${application.id}/sections/${key}`, { locale }),
	text: m.application_finding_open({ section: inLocale(title, locale) }, { locale })
});

/** The questions of a section with what stands in them. */
export function fieldViews(section: Section, { written, rules, back }: Draft, { locals }: Pick<Event, 'locals'>): FieldView[] {
	const { locale } = locals.context;
	return section.fields.map((field) => {
		const row = written.get(field.key);
		return {
			key: field.key,
			type: field.type,
			label: inLocale(field.label, locale),
			hint: field.hint && inLocale(field.hint, locale),
			required: field.required,
			confidential: field.confidential,
			longest: 'max_length' in field ? field.max_length : null,
			choices: choicesOf(field, rules.topics, locale),
			other_allowed: 'other_allowed' in field && field.other_allowed,
			written: shownAs(field, row?.value ?? null, locale),
			seen: mark(row?.revision ?? 0, row?.value ?? null),
			at: row?.changed_at.toISOString() ?? null,
			by: row && row.changed_by !== locals.session?.person.id ? row.by : null,
			remark: back?.remarks.find((remark) => remark.field === field.key)?.text ?? null
		};
	});
}

/** An answer as it stands in the boxes: a date in three of them. */
export function shownAs(field: Field, value: AnswerValue | null, locale: Locale): Raw {
	const raw = writtenAs(field, value, locale);
	return field.type === 'date' && raw.values[0]
		? { ...raw, values: raw.values[0].split('-').map((part, place) => (place === 0 ? part : part.replace(/^0/, ''))) }
		: raw;
}

function choicesOf(field: Field, topics: Topic[], locale: Locale): FieldView['choices'] {
	if (!('options' in field)) return [];
	return (field.options === 'topics' ? topics : field.options).map(({ code, name }) => ({ value: code, label: inLocale(name, locale) }));
}

/** By this a page tells which state of a field it has shown. */
export const mark = (revision: number, value: AnswerValue | null): string => `${revision}.${digestOf(value)}`;

/** What was typed into a field, for the use case; a date is read kindly first. */
export function asWritten(field: Pick<Field, 'key' | 'type'>, raw: Raw, seen: string): { answer: WrittenAnswer } | { fault: string } {
	const [revision = '', digest] = seen.split('.');
	const common = {
		field: field.key,
		other: raw.other,
		seen_revision: revisionOf(revision),
		...(digest && { seen_digest: digest })
	};
	if (field.type !== 'date') return { answer: { ...common, value: raw.values } };
	const [year = '', month = '', day = ''] = raw.values;
	if ([year, month, day].every((part) => part.trim() === '')) return { answer: { ...common, value: '' } };
	const read = readDate({ year, month, day });
	return read.ok ? { answer: { ...common, value: read.day } } : { fault: sentence(`ui_${read.fault}`) };
}

/** The whole section as a page without scripts sends it. */
export function sectionIn(form: FormData, section: Section): { answers: WrittenAnswer[]; errors: Record<string, string> } {
	const answers: WrittenAnswer[] = [];
	const errors: Record<string, string> = {};
	for (const field of section.fields) {
		const read = asWritten(field, writtenIn(form, field), String(form.get(seenName(field.key)) ?? ''));
		if ('fault' in read) errors[field.key] = read.fault;
		else answers.push(read.answer);
	}
	return { answers, errors };
}

/** The sentences of faults, by the name of the field. */
export const inSentences = (faults: readonly Fault[]): Record<string, string> =>
	Object.fromEntries(faults.map(({ field, key, values }) => [field, sentence(key, values)]));

/** A sentence of `messages/` by its key: refusals and faults are named after theirs. */
export function sentence(key: string, values: Record<string, string | number> = {}): string {
	return (m as unknown as Record<string, ((values: object) => string) | undefined>)[key]?.(values) ?? key;
}

/** The page's answer to a refusal that is about no single field. */
export const refusedWith = (refusal: string, more: object = {}) =>
	fail(refusal === 'not_found' ? 404 : 409, { problem: sentence(`refusal_application_${refusal}`), ...more });

export const inWords = (field: Field, value: AnswerValue | null, locale: Locale, topics: readonly Topic[]): string =>
	answerInWords(field, value, locale, topics).join('\n');
