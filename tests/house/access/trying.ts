import { addDays, dayOf, newId } from '#platform';
import type { Story } from '../../support/story.ts';

/**
 * What a project tries and measures: a measure with a value whose note is for those who read everything, as is the note under a cycle.
 * The rows are those that projects write.
 */
export async function trying(
	{ query }: Story,
	{ project, member, secret }: { project: string; member: string; secret: string }
): Promise<{ measure: string; cycle: string; note: string }> {
	const now = new Date();
	const [measure, cycle, note] = [newId(), newId(), newId()];
	await query(
		`insert into projects.measure (id, project_id, name, unit, kind, better, of_aim, baseline, added_at, added_by)
		values ($1, $2, 'Klausiančių mokinių dalis', '%', 'outcome', 'up', true, 3, $3, $4)`,
		[measure, project, now, member]
	);
	await query(
		`insert into projects.value (id, measure_id, on_day, value, typed, note, came_by, entered_at, entered_by)
		values ($1, $2, $3, 18, '18', $4, 'page', $5, $6)`,
		[newId(), measure, addDays(dayOf(now), -7), secret, now, member]
	);
	await query(
		`insert into projects.cycle (id, project_id, number, measure_id, title, prediction, planned_at, planned_by)
		values ($1, $2, 1, $3, 'Trys klausimai pamokos gale', 'Paklaus pusė klasės', $4, $5)`,
		[cycle, project, measure, now, member]
	);
	await query(
		`insert into projects.note (id, project_id, cycle_id, tried, came_by, written_at, written_by, asked)
		values ($1, $2, $3, $4, 'page', $5, $6, 'happened')`,
		[note, project, cycle, secret, now, member]
	);
	return { measure, cycle, note };
}
