import { addDays, dayOf, newId } from '#platform';
import type { Story } from '../../support/story.ts';

/** What a project tries and measures: a measure with a value whose note is for those who read everything. The rows are those that projects write. */
export async function trying(
	{ query }: Story,
	{ project, member, secret }: { project: string; member: string; secret: string }
): Promise<{ measure: string }> {
	const now = new Date();
	const measure = newId();
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
	return { measure };
}
