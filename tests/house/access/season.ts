import { newId } from '#platform';
import type { Story } from '../../support/story.ts';

/** A lecturer who cannot come, and why: for officers of the centre alone. */
export const disruption = '5d1e6c1c-7f0a-4f6e-9d1f-0c6b7a3f2e10';

/**
 * A season of trainings in the edition of the story's call, with the training of its school, which has said why it cannot
 * on a day, a published timetable and a draft: the rows are those that scheduling writes. Answers the training.
 */
export async function scheduled({ query, call }: Story, school: Story['schools'][0], why: string): Promise<string> {
	const now = new Date();
	const [edition] = await query<{ id: string; call_id: string }>(
		'select edition.id, call.id as call_id from programmes.edition join programmes.call on call.edition_id = edition.id where call.id = $1',
		[call.id]
	);
	const weights = { km: 1, outsidePreferred: 40, unplaced: 100_000, changed: 500 };
	await query(
		`insert into scheduling.season (edition_id, first_on, last_on, gap_least, gap_most, begins, ends, weights, changed_at)
		values ($1, $2::date + 30, $2::date + 120, 2, 42, '09:00', '16:00', $3, $2)`,
		[edition?.id, now, weights]
	);
	const training = newId();
	await query(
		`insert into scheduling.training (id, reference, edition_id, call_id, application_id, school_id, topic, topic_words, people, patterns, made_at, changed_at)
		values ($1, 'MOK-2026-000001', $2, $3, $4, $5, 'integration', $6, 8, '{A}', $7, $7)`,
		[training, edition?.id, edition?.call_id, school.application, school.id, { lt: 'Dalykų ryšiai', en: 'Links' }, now]
	);
	await query(
		`insert into scheduling.exception (id, training_id, starts_on, ends_on, why, said_at) values ($1, $2, $3::date + 40, $3::date + 41, $4, $3)`,
		[newId(), training, now, why]
	);
	for (const [number, published_at] of [
		[1, now],
		[2, null]
	])
		await query(
			'insert into scheduling.timetable (id, edition_id, number, made_at, changed_at, published_at) values ($1, $2, $3, $4, $4, $5)',
			[newId(), edition?.id, number, now, published_at]
		);
	await query(
		`insert into scheduling.disruption (id, edition_id, kind, training_id, starts_on, ends_on, why, reported_at)
		values ($1, $2, 'school_closed', $3, $4::date + 40, $4::date + 41, $5, $4)`,
		[disruption, edition?.id, training, now, why]
	);
	return training;
}
