import { sql } from 'kysely';
import { takeLettersBack } from '#platform/server';
import type { Eraser } from '#people/server';
import { lettersOf } from './commitments/mails/follow.ts';

/** Promises to oneself go, and invitations to surveys that were not answered. Answers are nobody’s, and stay. */
export const eraseFromEvaluation: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ promises: number; surveys: number }>`
			select (select count(*)::int from evaluation.commitment where person_id = ${id}) as promises,
				(select count(*)::int from evaluation.respondent where person_id = ${id} and standing = 'asked') as surveys`.execute(trx);
		return rows[0] ?? {};
	},
	erase: async (trx, { id }, now) => {
		const gone = await trx.deleteFrom('evaluation.commitment').where('person_id', '=', id).returning('id').execute();
		for (const commitment of gone) await takeLettersBack(trx, now, lettersOf(commitment.id));
		await trx.deleteFrom('evaluation.respondent').where('person_id', '=', id).where('standing', '=', 'asked').execute();
	}
};
