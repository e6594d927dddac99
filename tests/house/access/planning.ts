import { addDays, dayOf, newId } from '#platform';
import type { Story } from '../../support/story.ts';

/**
 * The improvement plan of a project: a version that was put to approval, another that is being written, a remark on the first, and a review to
 * come. What the remark and the risks of the second say is for the school's own people, those who help it, and the centre. The rows are those
 * that projects write. Answers what stands in addresses.
 */
export async function planning(
	{ query }: Story,
	{ project, member, secret }: { project: string; member: string; secret: string }
): Promise<{ part: string; action: string; remark: string; review: string; taught: string }> {
	const now = new Date();
	const [frozen, remark, review, taught] = [newId(), newId(), newId(), newId()];
	const text = (words: string) => ({ text: words, revision: 1, by: member, at: now.toISOString() });
	await query(
		`insert into projects.plan (id, project_id, number, content, begun_at, begun_by, changed_at, changed_by, frozen_at, frozen_by)
		values ($1, $2, 1, $3, $4, $5, $4, $5, $4, $5), ($6, $2, 2, $7, $4, $5, $4, $5, null, null)`,
		[
			frozen,
			project,
			JSON.stringify({ texts: { goal: text('Per pamoką klausia bent šeši mokiniai.') }, actions: [] }),
			now,
			member,
			newId(),
			JSON.stringify({ texts: { risks: text(secret) }, actions: [] })
		]
	);
	await query(`insert into projects.remark (id, plan_id, part, body, made_at, made_by) values ($1, $2, 'goal', $3, $4, $5)`, [
		remark,
		frozen,
		secret,
		now,
		member
	]);
	await query(`insert into projects.review (id, project_id, planned_on, planned_by) values ($1, $2, $3, $4)`, [
		review,
		project,
		addDays(dayOf(now), 20),
		member
	]);
	// The page for the staff is closed: its address tells nobody anything.
	await query(
		`insert into projects.staff_page (project_id, code, what, open, changed_at, changed_by) values ($1, 'AbcdefghijklmnopqrstuV', $2, false, $3, $4)`,
		[project, secret, now, member]
	);
	// Who agreed to be named is for the same people: the words that nobody else may read stand in the place of a name.
	await query(
		`insert into projects.taught (id, project_id, held_on, what, minutes, reached, written_at, written_by) values ($1, $2, $3, 'Kaip klausti', 45, 18, $4, $5)`,
		[taught, project, dayOf(now), now, member]
	);
	await query(`insert into projects.named (id, taught_id, name, withdrawal, agreed_at) values ($1, $2, $3, $4, $5)`, [
		newId(),
		taught,
		secret,
		'0'.repeat(64),
		now
	]);
	return { part: 'risks', action: 'new', remark, review, taught };
}
