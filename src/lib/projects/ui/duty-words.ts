import { m } from '#lib/messages/messages.js';
import type { Duty } from '#projects';

export const dutyWords: Record<Duty, () => string> = {
	leads_project: m.projects_duty_leads_project,
	attends_trainings: m.projects_duty_attends_trainings,
	teaches_others: m.projects_duty_teaches_others,
	involves_teachers: m.projects_duty_involves_teachers,
	contacts_coordinators: m.projects_duty_contacts_coordinators,
	contacts_schools: m.projects_duty_contacts_schools,
	disseminates: m.projects_duty_disseminates,
	finds_problem: m.projects_duty_finds_problem,
	change_agent: m.projects_duty_change_agent
};
