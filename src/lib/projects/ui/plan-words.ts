import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import type { ActionState, Change, Gap, PlanPart, PlanText, RemarkAnswer } from '#projects';

/** A sentence in the language of the page, or of a document. */
type Said = (values?: object, options?: { locale?: Locale }) => string;

export const partWords: Record<PlanPart, Said> = {
	introduction: m.projects_plan_part_introduction,
	situation: m.projects_plan_part_situation,
	problem: m.projects_plan_part_problem,
	goal: m.projects_plan_part_goal,
	monitoring: m.projects_plan_part_monitoring,
	risks: m.projects_plan_part_risks,
	dissemination: m.projects_plan_part_dissemination,
	change: m.projects_plan_part_change
};

export const textWords: Record<PlanText, Said> = {
	introduction: m.projects_plan_text_introduction,
	data: m.projects_plan_text_data,
	self_evaluation: m.projects_plan_text_self_evaluation,
	external_evaluation: m.projects_plan_text_external_evaluation,
	strengths: m.projects_plan_text_strengths,
	weaknesses: m.projects_plan_text_weaknesses,
	opportunities: m.projects_plan_text_opportunities,
	threats: m.projects_plan_text_threats,
	problem: m.projects_plan_text_problem,
	causes: m.projects_plan_text_causes,
	goal: m.projects_plan_text_goal,
	monitoring: m.projects_plan_text_monitoring,
	risks: m.projects_plan_text_risks,
	dissemination: m.projects_plan_text_dissemination,
	change: m.projects_plan_text_change,
	change_words: m.projects_plan_text_change_words
};

export const textHints: Partial<Record<PlanText, Said>> = {
	self_evaluation: m.projects_plan_text_self_evaluation_hint,
	goal: m.projects_plan_text_goal_hint
};

export const changeWords: Record<Change, Said> = {
	none: m.projects_change_none,
	same_level: m.projects_change_same_level,
	higher_level: m.projects_change_higher_level,
	negative: m.projects_change_negative
};

export const actionStateWords: Record<ActionState, Said> = {
	planned: m.projects_plan_state_planned,
	under_way: m.projects_plan_state_under_way,
	done: m.projects_plan_state_done,
	dropped: m.projects_plan_state_dropped
};

export const gapWords: Record<Gap['key'], Said> = {
	problem: m.projects_plan_gap_problem,
	goal: m.projects_plan_gap_goal,
	actions: m.projects_plan_gap_actions,
	responsible: m.projects_plan_gap_responsible,
	to_on: m.projects_plan_gap_to_on,
	indicator: m.projects_plan_gap_indicator,
	monitoring: m.projects_plan_gap_monitoring
};

export const stampWords: Record<'head' | 'council' | 'municipality', Said> = {
	head: m.projects_plan_stamp_head,
	council: m.projects_plan_stamp_council,
	municipality: m.projects_plan_stamp_municipality
};

/** PATVIRTINTA is what the head has ordered; the others agree (D-07). */
export const markWords = (kind: 'head' | 'council' | 'municipality', locale?: Locale): string =>
	(kind === 'head' ? m.projects_plan_mark_approved : m.projects_plan_mark_agreed)({}, locale && { locale });

export const remarkWords: Record<RemarkAnswer, Said> = {
	taken: m.projects_remark_taken,
	taken_in_part: m.projects_remark_taken_in_part,
	not_taken: m.projects_remark_not_taken
};

export const remarkChoices: Record<RemarkAnswer, Said> = {
	taken: m.projects_remark_choose_taken,
	taken_in_part: m.projects_remark_choose_taken_in_part,
	not_taken: m.projects_remark_choose_not_taken
};

export const actionFields = {
	objective: m.projects_plan_action_objective,
	action: m.projects_plan_action_action,
	responsible: m.projects_plan_action_responsible,
	performers: m.projects_plan_action_performers,
	from_on: m.projects_plan_action_from_on,
	to_on: m.projects_plan_action_to_on,
	funds: m.projects_plan_action_funds,
	expected: m.projects_plan_action_expected,
	indicator: m.projects_plan_action_indicator,
	start_value: m.projects_plan_action_start_value,
	target_value: m.projects_plan_action_target_value,
	target_on: m.projects_plan_action_target_on,
	state: m.projects_plan_action_state
} as const satisfies Record<string, Said>;

/** A text of the plan as it is read: the change is one of the scale (E-04). */
export const readAs = (key: PlanText, text: string, locale?: Locale): string =>
	key === 'change' && text in changeWords ? changeWords[text as Change]({}, locale && { locale }) : text;
