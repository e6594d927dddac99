import { newId } from '#platform';
import type { Story, StorySchool } from './story.ts';

/**
 * Makes the edition of the story's call ask for agreements, and lets a school have confirmed its place: the rows are those
 * that the selection writes. Answers the edition, and how to take the selection's rows away again.
 */
export async function confirmPlace(
	{ query }: Pick<Story, 'query'>,
	school: StorySchool,
	officer: string
): Promise<{ edition: { id: string; slug: string }; forget: () => Promise<void> }> {
	const now = new Date();
	const [call] = await query<{ id: string; edition_id: string; slug: string }>(
		`select call.id, call.edition_id, edition.slug from applications.application a join programmes.call call on call.id = a.call_id
		join programmes.edition edition on edition.id = call.edition_id where a.id = $1`,
		[school.application]
	);
	if (!call) throw new Error('the school of the story has no application');
	await query(
		`update programmes.edition set terms = jsonb_set(terms, '{agreement}', '{"parties": ["ministry", "school", "municipality"]}') where id = $1`,
		[call.edition_id]
	);
	const [standing] = await query<{ id: string }>('select id from selection.round where call_id = $1', [call.id]);
	const [round, decision] = [standing?.id ?? newId(), newId()];
	if (!standing)
		await query('insert into selection.round (id, call_id, begun_at, begun_by, salt) values ($1, $2, $3, $4, $5)', [
			round,
			call.id,
			now,
			officer,
			'0'.repeat(64)
		]);
	await query(
		`insert into selection.decision (id, round_id, application_id, outcome, decided_at, decided_by) values ($1, $2, $3, 'accepted', $4, $5)`,
		[decision, round, school.application, now, officer]
	);
	await query(
		`insert into selection.offer (id, round_id, application_id, decision_id, source, offered_at, confirm_by, answer, answered_at, answered_by)
		values ($1, $2, $3, $4, 'list', $5, $5, 'confirmed', $5, $6)`,
		[newId(), round, school.application, decision, now, school.head.id]
	);
	return {
		edition: { id: call.edition_id, slug: call.slug },
		forget: async () => {
			await query('delete from selection.offer where decision_id = $1', [decision]);
			await query('delete from selection.decision where id = $1', [decision]);
			if (!standing) await query('delete from selection.round where id = $1', [round]);
		}
	};
}
