import { m } from '#lib/messages/messages.js';
import type { SurveyKind } from '#evaluation';

type Words = {
	/** What the survey asks, as a question. */
	title: () => string;
	lead: () => string;
	decline: () => string;
	/** Who will see what. */
	seen: () => string;
	results: () => string;
};

/** What pages say of a survey of each kind. */
export const kindWords: Record<SurveyKind, Words> = {
	needs: {
		title: m.survey_needs_title,
		lead: m.survey_needs_lead,
		decline: m.survey_decline_climate,
		seen: m.survey_anonymous_seen_evaluation,
		results: m.survey_results_needs
	},
	climate: {
		title: m.survey_climate_title,
		lead: m.survey_climate_lead,
		decline: m.survey_decline_climate,
		seen: m.survey_anonymous_seen_climate,
		results: m.survey_results_climate
	},
	evaluation: {
		title: m.survey_evaluation_title,
		lead: m.survey_evaluation_lead,
		decline: m.survey_decline_evaluation,
		seen: m.survey_anonymous_seen_evaluation,
		results: m.survey_results_evaluation
	},
	practice: {
		title: m.survey_practice_title,
		lead: m.survey_practice_lead,
		decline: m.survey_decline_climate,
		seen: m.survey_anonymous_seen_evaluation,
		results: m.survey_results_practice
	}
};
