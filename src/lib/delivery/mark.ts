import type { Day } from '#platform';
import type { Hours } from './hours.ts';

export const markStatuses = ['present', 'late', 'partial', 'excused', 'absent'] as const;
export type MarkStatus = (typeof markStatuses)[number];

export const markWays = ['screen', 'check_in', 'sheet', 'device', 'correction'] as const;
export type MarkWay = (typeof markWays)[number];

/** Somebody said of a participant at a half-day that they were there. `marked_at` is the true time at which it was said. */
export type Mark = {
	id: string;
	session_id: string;
	participant_id: string;
	status: MarkStatus;
	/** Quarters that they were there for; null: all of the half-day where present or late, none where excused or absent. */
	contact: number | null;
	consultation: number | null;
	way: MarkWay;
	marked_at: Date;
};

/** The quarters that a mark gives of a half-day: never more than it has. */
export function hoursOfMark({ status, contact, consultation }: Pick<Mark, 'status' | 'contact' | 'consultation'>, session: Hours): Hours {
	if (status === 'excused' || status === 'absent') return { contact: 0, consultation: 0 };
	return {
		contact: Math.min(contact ?? session.contact, session.contact),
		consultation: Math.min(consultation ?? session.consultation, session.consultation)
	};
}

/** Whether somebody is of the team on a day: the last day belongs to it. */
export const isOfTeamOn = ({ starts_on, ends_on }: { starts_on: Day; ends_on: Day | null }, day: Day): boolean =>
	starts_on <= day && (ends_on === null || day <= ends_on);
