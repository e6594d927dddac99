import { m } from '#lib/messages/messages.js';
import type { HealthItem, SignKind, Step, Suggestion } from '#projects';

type Said = () => string;

export const signWords: Record<SignKind, Said> = {
	post: m.projects_sign_post,
	note: m.projects_sign_note,
	value: m.projects_sign_value,
	cycle: m.projects_sign_cycle,
	plan: m.projects_sign_plan,
	taught: m.projects_sign_taught,
	attendance: m.projects_sign_attendance,
	project: m.projects_sign_project
};

export const stepWords: Record<Step, Said> = {
	begin: m.projects_step_begin,
	problem: m.projects_step_problem,
	aim: m.projects_step_aim,
	measure: m.projects_step_measure,
	value: m.projects_step_value,
	cycle: m.projects_step_cycle,
	decide: m.projects_step_decide,
	remarks: m.projects_step_remarks,
	plan: m.projects_step_plan,
	review: m.projects_step_review,
	go_on: m.projects_step_go_on,
	rest: m.projects_step_rest
};

export const suggestionWords: Record<Suggestion, Said> = {
	visit: m.projects_quiet_visit,
	problem: m.projects_quiet_problem,
	aim: m.projects_quiet_aim,
	first_value: m.projects_quiet_first_value,
	small_test: m.projects_quiet_small_test,
	finish_test: m.projects_quiet_finish_test,
	hello: m.projects_quiet_hello
};

export const healthWords: Record<HealthItem, Said> = {
	leadership: m.projects_health_item_leadership,
	roles: m.projects_health_item_roles,
	connections: m.projects_health_item_connections,
	improvement: m.projects_health_item_improvement,
	culture: m.projects_health_item_culture,
	context: m.projects_health_item_context
};

export const healthMarks: Said[] = [m.projects_health_mark_1, m.projects_health_mark_2, m.projects_health_mark_3, m.projects_health_mark_4];
