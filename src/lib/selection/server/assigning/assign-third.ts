import { sql } from 'kysely';
import { done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { planAssignments, type Available } from '../../assignment-plan.ts';
import { lockOfficerRound, type OfficerRefusal } from '../round/officer-round.ts';
import { writeAssignments } from './assign.ts';
import { findInterests, keepInterests } from './find-interests.ts';

/**
 * Gives an application one more reviewer where its place hangs by a thread: whoever has no interest, knows the topic and has
 * the least to do. Refused where nobody is left.
 */
export function assignThird(
	context: Context,
	{ call: asked, application_id }: { call: string; application_id: string }
): Promise<Outcome<{ name: string }, OfficerRefusal | 'round_closed' | 'no_such_application' | 'nobody_left'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, asked);
		if (!found.ok) return found;
		const { round, call, barred } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const application =
			isId(application_id) && !barred.has(application_id)
				? await trx
						.selectFrom('applications.application')
						.select(['id', 'topic_code'])
						.where('id', '=', application_id)
						.where('call_id', '=', call.id)
						.where('submission_id', 'is not', null)
						.where('state', '<>', 'withdrawn')
						.executeTakeFirst()
				: undefined;
		if (!application) return refused('no_such_application');
		const { rows: reviewers } = await sql<Available & { name: string; has: boolean }>`
			select v.person_id as id, person.name, v.topics, v.at_most,
				(select count(*)::int from selection.assignment t where t.round_id = v.round_id and t.person_id = v.person_id and t.ended_at is null) as load,
				exists (select from selection.assignment t where t.application_id = ${application.id} and t.person_id = v.person_id and t.ended_at is null) as has
			from selection.reviewer v join people.person person on person.id = v.person_id
			where v.round_id = ${round.id} and v.ended_at is null order by v.person_id`.execute(trx);
		const ids = reviewers.map(({ id }) => id);
		await keepInterests(trx, context, found.value, await findInterests(trx, context, call.id, ids, [application.id]));
		const standing = await trx
			.selectFrom('selection.conflict')
			.select('person_id')
			.where('application_id', '=', application.id)
			.where('lifted_at', 'is', null)
			.execute();
		const ask = {
			id: application.id,
			topic: application.topic_code,
			missing: 1,
			has: reviewers.filter(({ has }) => has).map(({ id }) => id),
			barred: standing.map(({ person_id }) => person_id)
		};
		const [proposed] = planAssignments([ask], reviewers, round.id).assignments;
		if (!proposed) return refused('nobody_left');
		await writeAssignments(trx, context, found.value, [{ application_id: application.id, person_id: proposed.reviewer }], 'third');
		return done({ name: reviewers.find(({ id }) => id === proposed.reviewer)?.name ?? '' });
	});
}
