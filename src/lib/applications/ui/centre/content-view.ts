import { m } from '#lib/messages/messages.js';
import { longDate, number, shortDate } from '#lib/ui/format.ts';
import { inLocale, type Locale } from '#platform';
import { frameworkOf, indicatorsOf, type Form, type Names, type Section, type Topic } from '#programmes';
import { wordOf } from '#lib/programmes/ui/say.ts';
import type { Content, SentEndorsement, SentEvidence, SentMember } from '../../content.ts';
import { answerInWords } from '../answer-in-words.ts';

/** An application as it was sent, in the words of a language: for a page and for a document. */
export type ViewFact = { name: string; value: string };
export type ViewMember = { name: string; post: string; role: string; category: string; reason: string; leads: boolean };
export type ViewEvidence = { where: string; level: string; day: string; conclusion: string; file: { id: string; name: string } | null };
export type ViewItem = { key: string; question: string; answers: string[]; confidential: boolean; changed: boolean };
export type ViewSection = {
	key: string;
	title: string;
	changed: boolean;
	facts: ViewFact[];
	team: ViewMember[];
	evidence: ViewEvidence[];
	items: ViewItem[];
};

type Surroundings = { form: Form; topics: readonly Topic[]; names: Names; locale: Locale; changed?: readonly string[] };

/** The sections of the form with what was answered. `changed` names what differs from the sending before. */
export function contentView(content: Content, { form, topics, names, locale, changed = [] }: Surroundings): ViewSection[] {
	return form.sections.map((section) => ({
		key: section.key,
		title: inLocale(section.title, locale),
		changed: changed.includes(section.kind),
		facts:
			section.kind === 'school'
				? schoolFacts(content, names, locale)
				: section.kind === 'endorsement'
					? endorsementFacts(content.endorsement, locale)
					: [],
		team: section.kind === 'team' ? content.team.map((member) => memberView(member, locale)) : [],
		evidence: section.kind === 'evidence' ? content.evidence.map((one) => evidenceView(one, locale)) : [],
		items: itemsOf(section, content, topics, locale, changed)
	}));
}

const itemsOf = (
	{ fields }: Section,
	{ answers }: Content,
	topics: readonly Topic[],
	locale: Locale,
	changed: readonly string[]
): ViewItem[] =>
	fields.map((field) => ({
		key: field.key,
		question: inLocale(field.label, locale),
		answers: answerInWords(field, answers[field.key], locale, topics),
		confidential: field.confidential,
		changed: changed.includes(field.key)
	}));

function schoolFacts({ school, sign_off }: Content, names: Names, locale: Locale): ViewFact[] {
	const said = (name: string, value: string | null): ViewFact[] => (value ? [{ name, value }] : []);
	const pupils =
		school.pupils &&
		m.application_document_pupils_on(
			{ count: number(school.pupils.count, locale), day: longDate(school.pupils.as_of, locale) },
			{ locale }
		);
	return [
		...said(m.application_document_school({}, { locale }), school.name),
		...said(m.application_document_legal_code({}, { locale }), school.legal_code),
		...said(m.application_document_type({}, { locale }), names.school_type[school.type_code] ?? school.type_code),
		...said(m.application_document_municipality({}, { locale }), school.municipality),
		...said(m.application_document_address({}, { locale }), school.address),
		...said(m.application_document_contacts({}, { locale }), [school.email, school.phone, school.website].filter(Boolean).join(', ')),
		...said(m.application_document_pupils({}, { locale }), pupils),
		...said(m.application_document_head({}, { locale }), school.head),
		...said(
			m.application_document_signed({}, { locale }),
			sign_off && `${sign_off.name}, ${longDate(new Date(sign_off.signed_at), locale)}`
		)
	];
}

function endorsementFacts(endorsement: SentEndorsement | null, locale: Locale): ViewFact[] {
	const name = m.application_document_endorsement({}, { locale });
	if (!endorsement) return [{ name, value: m.application_document_endorsement_not_asked({}, { locale }) }];
	const { municipality, answer, answered_at, remark } = endorsement;
	if (!answer || !answered_at) return [{ name, value: m.application_document_endorsement_waits({ municipality }, { locale }) }];
	const words = { endorsed: m.application_document_endorsed, declined: m.application_document_declined };
	return [
		{ name, value: words[answer]({}, { locale }) },
		{
			name: m.application_document_endorsed_by({}, { locale }),
			value: [endorsement.name, endorsement.post, municipality, longDate(new Date(answered_at), locale)].filter(Boolean).join(', ')
		},
		...(remark ? [{ name: m.application_document_remark({}, { locale }), value: remark }] : [])
	];
}

const memberView = ({ name, post, subject, roles, category, category_reason, leads }: SentMember, locale: Locale): ViewMember => ({
	name,
	post: [post, subject].filter(Boolean).join(', '),
	role: roles.map((role) => wordOf(`team_role_${role}`, locale)).join(', '),
	category: category ? wordOf(`application_document_category_${category}`, locale) : m.application_document_unknown({}, { locale }),
	reason: category_reason,
	leads
});

function evidenceView({ framework, indicator, level, evaluated_on, conclusion, file }: SentEvidence, locale: Locale): ViewEvidence {
	const known = frameworkOf(framework);
	const found = known && indicatorsOf(known).find(({ code }) => code === indicator);
	const name = found?.name ?? found?.about;
	return {
		where: `${known ? inLocale(known.name, locale) : framework}: ${indicator}${name ? ` ${inLocale(name, locale)}` : ''}`,
		level: level === null ? m.application_document_no_level({}, { locale }) : number(level, locale),
		day: evaluated_on ? shortDate(evaluated_on) : '',
		conclusion,
		file
	};
}
