import type { Fault } from '#platform';
import { criteria as allCriteria, type Rule } from './criteria.ts';
import type { Feed, Form } from './form.ts';
import { fieldsOf } from './form.ts';
import type { Topic } from './topic.ts';

/** The rules of a call as an officer writes them: what is asked, what is judged, what is offered. */
export type Draft = { criteria: Rule[]; form: Form; topics: Topic[] };

/**
 * What keeps a draft from being published: a condition looks at something that the form never asks, or a question offers
 * topics of which there are none. Each is named by the part of the rules where it is mended.
 */
export function contradictionsIn({ criteria, form, topics }: Draft): Fault[] {
	const fields = fieldsOf(form);
	const fed = new Set<Feed | null>(fields.map(({ feeds }) => feeds));
	const kinds = new Set(form.sections.map(({ kind }) => kind));
	const faults = criteria.flatMap((rule): Fault[] => {
		const at = (key: string, values: Fault['values'] = {}): Fault[] => [{ field: `rule-${rule.id}`, key, values }];
		if (rule.criterion === 'topic_among' && !fed.has('topic')) return at('form_asks_no_topic');
		if (rule.criterion === 'problem_named' && !fed.has('problems')) return at('form_asks_no_problem');
		if (rule.criterion === 'money_lacking' && !fed.has('money_lacking')) return at('form_asks_no_money');
		if (rule.criterion === 'topic_grounded' && !kinds.has('evidence')) return at('form_asks_no_evidence');
		if (rule.criterion === 'municipality_endorsed' && !kinds.has('endorsement')) return at('form_asks_no_endorsement');
		if (
			rule.criterion === 'staff_decision_recorded' &&
			!(fed.has('decision_body') && fed.has('decision_minutes_no') && fed.has('decision_on'))
		)
			return at('form_asks_no_decision');
		if (rule.criterion === 'declared' && !fields.some(({ key, type }) => key === rule.params.field && type === 'yes_no'))
			return at('form_asks_no_statement', { asked: rule.params.field });
		return looksAtTeam(rule) && !kinds.has('team') ? at('form_asks_no_team') : [];
	});
	const offering = fields.filter((field) => 'options' in field && field.options === 'topics');
	const empty = topics.length === 0 ? offering.map(({ key }): Fault => ({ field: `field-${key}`, key: 'no_topics_to_offer' })) : [];
	return [...faults, ...empty];
}

const looksAtTeam = ({ criterion }: Rule): boolean => allCriteria[criterion].about === 'team';
