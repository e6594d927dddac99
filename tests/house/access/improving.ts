import { addDays, dayOf, newId } from '#platform';
import type { Story } from '../../support/story.ts';

/**
 * The improvement project of the story's school in its network, seen by the schools of that network. What the school says of its
 * problem is for its own people, those who help it, and the centre. The rows are those that projects write. Answers what stands in addresses.
 */
export async function improving(
	{ query }: Story,
	{ network, school, member, secret }: { network: string; school: string; member: string; secret: string }
): Promise<{ project: string; problem: string; finding: string }> {
	const now = new Date();
	const today = dayOf(now);
	const [project, finding] = [newId(), newId()];
	await query(
		`insert into projects.project (id, reference, school_id, edition_id, network_id, title, visibility, begun_at, begun_by)
		select $1, 'PROJ-2026-000001', $2, edition_id, id, 'Septintokai klausia per pamokas', 'network', $3, $4 from networks.network where id = $5`,
		[project, school, now, member, network]
	);
	await query(
		`insert into projects.problem (project_id, statement, concerns, known_from, findings, published_at, published_by, changed_at, changed_by)
		values ($1, 'Septintokai per pamokas neklausia.', 'Septintų klasių mokiniai', $2, $5::jsonb, $3, $4, $3, $4)`,
		[
			project,
			secret,
			now,
			member,
			JSON.stringify([{ id: finding, framework: 'self_evaluation_2016', indicator: '2.3.1', level: 2.4, words: secret }])
		]
	);
	await query(
		`insert into projects.card (project_id, number, statement, concerns, released_at, released_by)
		values ($1, 1, 'Septintokai per pamokas neklausia.', 'Septintų klasių mokiniai', $2, $3)`,
		[project, now, member]
	);
	await query(
		`insert into projects.aim (project_id, number, measure, unit, from_value, to_value, by_on, for_whom, set_at, set_by)
		values ($1, 1, 'Klausiančių mokinių dalis', '%', 12, 40, $2, 'Septintokai', $3, $4)`,
		[project, addDays(today, 200), now, member]
	);
	return { project, problem: project, finding };
}
