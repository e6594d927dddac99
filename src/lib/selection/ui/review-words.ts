import { m } from '#lib/messages/messages.js';

/** How many lines a page of a list has. */
export const assignmentsPageSize = 50;

/** How far a reviewer is with an application. */
export const stateWords = {
	waits: m.selection_state_waits,
	declared: m.selection_state_declared,
	seen: m.selection_state_seen,
	sent: m.selection_state_sent
};

/** How somebody can have an interest. */
export const conflictWords = {
	employment: m.selection_conflict_employment,
	municipality: m.selection_conflict_municipality,
	team: m.selection_conflict_team,
	family: m.selection_conflict_family,
	other: m.selection_conflict_other
};

/** What a task of a reviewer needs. */
export const deskWords = {
	declare: m.selection_need_declare,
	unseen: m.selection_need_unseen,
	begun: m.selection_need_begun,
	sent: m.selection_need_sent
};
