import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { takeDown } from '../publishing/take-down.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf } from '../records/practice-record.ts';
import type { ConsentKind } from './consent-record.ts';

/**
 * Takes a consent back, to all versions: whoever was asked theirs, also when they are no author any more, the head the school's. At any
 * time and without a reason; what is published is withdrawn in the same moment (G-01).
 */
export function withdrawConsent(
	context: Context,
	{ practice_id, kind }: { practice_id: string; kind: ConsentKind }
): Promise<Outcome<undefined, ActRefusal | 'no_consent'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await practiceTo(trx, context, practice_id, (may) => (kind === 'author' ? may.asked : may.voice));
		if (!found.ok) return found;
		const { practice } = found.value;
		const taken = await trx
			.updateTable('practices.consent')
			.set({ withdrawn_at: context.now, withdrawn_by: context.actor.id as string })
			.where('practice_id', '=', practice.id)
			.where('kind', '=', kind)
			.where('withdrawn_at', 'is', null)
			.$if(kind === 'author', (query) => query.where('person_id', '=', context.actor.id as string))
			.returning('id')
			.execute();
		if (taken.length === 0) return refused('no_consent');
		await record(trx, context, { name: 'practice.consent_withdrawn', ...subjectsOf(practice) });
		await takeDown(trx, context, practice, 'consent_taken_back');
		return done();
	});
}
