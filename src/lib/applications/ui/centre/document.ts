import { m } from '#lib/messages/messages.js';
import { dateAndTime } from '#lib/ui/format.ts';
import { inLocale, type Locale } from '#platform';
import type { Finding, Form, Names, Rule, Terms, Topic, Verdict } from '#programmes';
import { findingInWords, ruleInWords } from '#lib/programmes/ui/say.ts';
import type { Content } from '../../content.ts';
import { contentView, type ViewEvidence, type ViewMember, type ViewSection } from './content-view.ts';

/** What a document of an application is made of. */
export type Documented = {
	application: { reference: string };
	call: { name: { lt: string; en: string }; programme: { name: { lt: string; en: string } } };
	sending: {
		number: number;
		sent_at: Date;
		sent_by: string;
		late: boolean;
		content: Content;
		verdict: Verdict;
		rules: { version: number; form: Form; topics: Topic[] };
	};
	terms: Terms;
	names: Names;
};

/**
 * The application as it was sent, as words for `documents/application.typ`: the head with the school's data (D-06), what
 * the rules found with clauses and facts, every section, and the mark by which this sending is known again.
 */
export function applicationDocument(
	{ application, call, sending, terms, names }: Documented,
	{ locale, mark }: { locale: Locale; mark: string }
) {
	const { school } = sending.content;
	const programme = inLocale(call.programme.name, locale);
	return {
		title: m.application_document_title({ reference: application.reference }, { locale }),
		author: school.name,
		footer: m.application_document_footer({ reference: application.reference, number: sending.number }, { locale }),
		caption: `${programme}. ${inLocale(call.name, locale)}`,
		institution: {
			name: school.name,
			lines: [
				[names.school_type[school.type_code] ?? '', school.municipality].filter(Boolean).join(', '),
				[school.address, school.phone, school.email].filter(Boolean).join(', '),
				m.application_document_register({ code: school.legal_code }, { locale })
			]
		},
		summary: {
			columns: columns(locale),
			rows: [
				{ name: m.application_document_reference({}, { locale }), value: application.reference },
				{
					name: m.application_document_sent_at({}, { locale }),
					value: `${dateAndTime(sending.sent_at, locale)}${sending.late ? ` (${m.application_document_late({}, { locale })})` : ''}`
				},
				{ name: m.application_document_sent_by({}, { locale }), value: sending.sent_by },
				{ name: m.application_document_sending({}, { locale }), value: String(sending.number) },
				{
					name: m.application_document_rules({}, { locale }),
					value: m.application_document_rules_version({ version: sending.rules.version }, { locale })
				}
			]
		},
		verdict: verdictWords(sending.verdict, terms, names, locale),
		sections: contentView(sending.content, { form: sending.rules.form, topics: sending.rules.topics, names, locale }).map((section) =>
			sectionWords(section, locale)
		),
		proof: {
			title: m.application_document_proof({}, { locale }),
			lines: [m.application_document_proof_text({ at: dateAndTime(sending.sent_at, locale) }, { locale })],
			hash: mark
		}
	};
}

const columns = (locale: Locale): string[] => [m.application_document_fact({}, { locale }), m.application_document_value({}, { locale })];

function verdictWords({ outcome, priority, findings }: Verdict, terms: Terms, names: Names, locale: Locale) {
	const outcomes = {
		yes: m.application_document_outcome_yes,
		review: m.application_document_outcome_review,
		no: m.application_document_outcome_no
	};
	const priorityWords = priority ? ` ${m.application_document_priority({}, { locale })}` : '';
	return {
		title: m.application_document_verdict({}, { locale }),
		outcome: `${outcomes[outcome]({}, { locale })}${priorityWords}`,
		findings: findings.filter(isTold).map((finding) => findingWords(finding, terms, names, locale))
	};
}

/** A priority that is not given is no lack, so nothing is said of it. */
const isTold = ({ severity, met }: Finding): boolean => (severity !== 'priority' && severity !== 'tie_break') || met === true;

function findingWords(finding: Finding, terms: Terms, names: Names, locale: Locale) {
	const rule = ruleInWords({ ...finding, wording: null } as unknown as Rule, terms, names, locale);
	return {
		mark: markOf(finding)({}, { locale }),
		text: findingInWords(finding, names, locale),
		notes: [
			rule.text,
			...(rule.clause ? [m.application_document_clause({ clause: rule.clause }, { locale })] : []),
			...(finding.override ? [m.application_document_override({ reason: finding.override.reason }, { locale })] : [])
		]
	};
}

function markOf({ severity, met, override }: Finding) {
	if (severity === 'priority') return m.application_document_mark_priority;
	if (severity === 'tie_break') return m.application_document_mark_tie;
	if (met === true) return m.application_document_mark_met;
	if (override) return m.application_document_mark_passed;
	return severity === 'refuse' && met === false ? m.application_document_mark_missing : m.application_document_mark_look;
}

function sectionWords({ title, facts, team, evidence, items }: ViewSection, locale: Locale) {
	return {
		title,
		...(facts.length > 0 && { facts: { columns: columns(locale), rows: facts } }),
		...(team.length > 0 && { records: teamRecords(team, locale) }),
		...(evidence.length > 0 && { records: evidenceRecords(evidence, locale) }),
		items: items.map(({ question, answers }) => ({
			question,
			answers: answers.length > 0 ? answers : [m.application_document_not_answered({}, { locale })]
		}))
	};
}

const teamRecords = (team: ViewMember[], locale: Locale) => ({
	columns: [
		m.application_document_member_name({}, { locale }),
		m.application_document_member_post({}, { locale }),
		m.application_document_member_role({}, { locale }),
		m.application_document_member_category({}, { locale })
	],
	widths: [4, 4, 3, 3],
	rows: team.map(({ name, post, role, category, reason, leads }) => [
		leads ? m.application_document_leads({ name }, { locale }) : name,
		post,
		role,
		reason ? `${category}\n${reason}` : category
	])
});

const evidenceRecords = (evidence: ViewEvidence[], locale: Locale) => ({
	columns: [
		m.application_document_indicator({}, { locale }),
		m.application_document_level({}, { locale }),
		m.application_document_conclusion({}, { locale })
	],
	widths: [5, 2, 7],
	rows: evidence.map(({ where, level, day, conclusion, file }) => [
		where,
		day ? `${level}\n${day}` : level,
		file ? `${conclusion}\n${m.application_document_attached({ name: file.name }, { locale })}` : conclusion
	])
});
