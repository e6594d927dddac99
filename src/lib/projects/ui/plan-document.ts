import { m } from '#lib/messages/messages.js';
import { longDate } from '#lib/ui/format.ts';
import { inLocale, type Locale, type Text } from '#platform';
import { planParts, textOf, textsOf, type Action, type Change, type Plan, type PlanPart } from '#projects';
import { actionFields, actionStateWords, changeWords, markWords, partWords, readAs, stampWords, textWords } from './plan-words.ts';

/** What the document of a plan is made of. */
export type Documented = {
	project: { title: string; reference: string; network: Text | null; edition: { name: Text }; programme: { name: Text } };
	school: { name: string; municipality: string; address: string; legal_code: string; phone: string | null; email: string | null };
	plan: {
		number: number;
		content: Plan;
		frozen_at: Date | null;
		changed_at: Date;
		stamps: { kind: 'head' | 'council' | 'municipality'; stamped_on: string; document: string; by_name: string }[];
	};
	reviews: { held_on: string | null; planned_on: string; seen: string; change: Change | null; next_step: string }[];
};

/** A version of a plan as words for `documents/plan.typ`. */
export function planDocument({ project, school, plan, reviews }: Documented, locale: Locale) {
	const version =
		plan.frozen_at === null
			? m.projects_plan_version_in_work({ number: plan.number }, { locale })
			: m.projects_plan_version({ number: plan.number }, { locale });
	return {
		title: `${m.projects_plan_title({}, { locale })}: ${project.title}`,
		author: school.name,
		footer: `${project.reference} · ${version}`,
		caption: [inLocale(project.programme.name, locale), project.network && inLocale(project.network, locale)].filter(Boolean).join('. '),
		institution: {
			name: school.name,
			lines: [
				school.municipality,
				[school.address, school.phone, school.email].filter(Boolean).join(', '),
				m.projects_plan_document_code({ code: school.legal_code }, { locale })
			].filter((line) => line !== '')
		},
		stamps: plan.stamps.map(({ kind, stamped_on, document, by_name }) => ({
			mark: markWords(kind, locale),
			lines: [
				stampWords[kind]({}, { locale }),
				m.projects_plan_document_number({ day: longDate(stamped_on, locale), document }, { locale }),
				...(by_name ? [by_name] : [])
			]
		})),
		summary: {
			columns: [m.projects_plan_document_fact({}, { locale }), m.projects_plan_document_value({}, { locale })],
			rows: [
				{ name: m.projects_plan_document_edition({}, { locale }), value: inLocale(project.edition.name, locale) },
				{ name: m.projects_plan_document_version({}, { locale }), value: version },
				{
					name: m.projects_plan_document_day({}, { locale }),
					value: longDate(plan.frozen_at ?? plan.changed_at, locale)
				}
			]
		},
		sections: [
			...planParts.map(({ part }, place) => sectionOf(part, place + 1, plan.content, locale)),
			...(reviews.length > 0 ? [reviewsOf(reviews, locale)] : [])
		]
	};
}

function sectionOf(part: PlanPart, number: number, content: Plan, locale: Locale) {
	const items = textsOf(part).flatMap((key) => {
		const text = textOf(content, key);
		return text === '' ? [] : [{ question: textWords[key]({}, { locale }), answers: [readAs(key, text, locale)] }];
	});
	const none = items.length === 0 && (part !== 'goal' || content.actions.length === 0);
	return {
		title: `${number}. ${partWords[part]({}, { locale })}`,
		items: none ? [{ question: m.projects_plan_not_written({}, { locale }), answers: [] }] : items,
		...(part === 'goal' && content.actions.length > 0 && { records: actionsOf(content.actions, locale) })
	};
}

const actionsOf = (actions: readonly Action[], locale: Locale) => ({
	columns: [
		m.projects_plan_column_action({}, { locale }),
		m.projects_plan_column_who({}, { locale }),
		m.projects_plan_column_when({}, { locale }),
		m.projects_plan_column_funds({}, { locale }),
		m.projects_plan_column_indicator({}, { locale }),
		actionFields.state({}, { locale })
	],
	widths: [5, 3, 3, 3, 4, 2],
	rows: actions.map((action) => [
		lines(action.action, action.objective),
		lines(action.responsible, action.performers),
		[action.from_on, action.to_on].flatMap((day) => (day ? [longDate(day, locale)] : [])).join(' – '),
		action.funds,
		lines(
			action.indicator,
			action.start_value || action.target_value
				? m.projects_plan_value_from_to({ from: action.start_value || '–', to: action.target_value || '–' }, { locale })
				: '',
			action.target_on ? longDate(action.target_on, locale) : '',
			action.expected
		),
		actionStateWords[action.state]({}, { locale })
	])
});

const reviewsOf = (reviews: Documented['reviews'], locale: Locale) => ({
	title: m.projects_plan_reviews({}, { locale }),
	items: reviews.map(({ held_on, planned_on, seen, change, next_step }) => ({
		question: held_on
			? m.projects_plan_review_held_on({ day: longDate(held_on, locale) }, { locale })
			: m.projects_plan_review_planned_on({ day: longDate(planned_on, locale) }, { locale }),
		answers: [change ? changeWords[change]({}, { locale }) : '', seen, next_step].filter((text) => text !== '')
	}))
});

const lines = (...some: string[]): string => some.filter((text) => text !== '').join('\n');
