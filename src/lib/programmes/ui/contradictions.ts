import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';

/** What keeps rules from being published, in words, with the part of the rules where it is mended. */
export const contradictionsInWords = (faults: readonly Fault[]): { field: string; text: string }[] =>
	faults.map(({ field, key, values }) => ({
		field,
		text: (sentences[key] ?? m.refusal_programme_contradictory)({ asked: String(values?.['asked'] ?? '') })
	}));

const sentences: Record<string, (values: { asked: string }) => string> = {
	no_criteria: m.programme_contradiction_no_criteria,
	form_asks_no_topic: m.programme_contradiction_form_asks_no_topic,
	form_asks_no_problem: m.programme_contradiction_form_asks_no_problem,
	form_asks_no_money: m.programme_contradiction_form_asks_no_money,
	form_asks_no_evidence: m.programme_contradiction_form_asks_no_evidence,
	form_asks_no_endorsement: m.programme_contradiction_form_asks_no_endorsement,
	form_asks_no_decision: m.programme_contradiction_form_asks_no_decision,
	form_asks_no_statement: m.programme_contradiction_form_asks_no_statement,
	form_asks_no_team: m.programme_contradiction_form_asks_no_team,
	no_topics_to_offer: m.programme_contradiction_no_topics_to_offer
};
