import { forms, questionsFor } from '#evaluation';
import { addDays, dayOf, newId } from '#platform';
import { makeKeys } from '#lib/evaluation/server/keys.ts';
import type { Story } from '../../support/story.ts';

/**
 * The training that is held has asked its participant: the climate is still open, the evaluation is closed with five sheets, one of
 * them with words for those who lead and for officers. Its edition writes a questionnaire of its own. Answers the survey that is open.
 */
export async function surveyed(
	{ query }: Story,
	{ training, member, words }: { training: string; member: string; words: string }
): Promise<{ survey: string }> {
	const now = new Date();
	const today = dayOf(now);
	const [survey, closed] = [newId(), newId()];
	for (const [id, kind] of [
		[survey, 'climate'],
		[closed, 'evaluation']
	] as const) {
		const { public_key, private_key } = await makeKeys();
		const open = id === survey;
		await query(
			`insert into evaluation.survey (id, delivery_id, kind, questions, opens_on, closes_on, public_key, private_key, opened_at, closed_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			[
				...[id, training, kind, JSON.stringify(questionsFor(kind, [])), today, addDays(today, 7)],
				...[public_key, open ? private_key : null, now, open ? null : now]
			]
		);
		await query('insert into evaluation.respondent (survey_id, person_id) values ($1, $2)', [id, member]);
	}
	for (const said of [words, 'Laiko', 'Kavos', 'Nieko', 'Pavyzdžių'])
		await query('insert into evaluation.sheet (id, survey_id, answers) values ($1, $2, $3)', [
			newId(),
			closed,
			JSON.stringify({ expectations: 'fully', missing: said })
		]);
	await query(
		`insert into evaluation.template (id, edition_id, kind, draft, begun_at)
		select $1, d.edition_id, 'practice', $2, $3 from delivery.delivery d where d.id = $4`,
		[newId(), JSON.stringify({ ...forms.practice, advice: undefined }), now, training]
	);
	return { survey };
}
