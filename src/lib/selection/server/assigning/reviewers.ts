import { dayOf, done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readEmail } from '#people';
import { holdersOf, personByEmail } from '#people/server';
import { rulesInForce } from '#programmes/server';
import { lockOfficerRound, type OfficerRefusal } from '../round/officer-round.ts';
import { findInterests, keepInterests } from './find-interests.ts';

export type ReviewerInput = { call: string; person: string; topics: string[]; at_most: number };
export type ReviewerRefusal = OfficerRefusal | 'round_closed' | 'reviewer_faulty';

/**
 * Puts somebody among the reviewers of a round, or changes which topics they know and how much they take. `person` is an
 * id or an address; only who has the role of a reviewer at the centre may review. Their interests are looked up at once.
 */
export function putReviewer(
	context: Context,
	input: ReviewerInput
): Promise<Outcome<{ person_id: string; interests: number }, ReviewerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, input.call);
		if (!found.ok) return found;
		const { round, call, officer } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const person_id = await reviewerAt(trx, context, call.programme.centre_id, input.person);
		const known = new Set(((await rulesInForce(trx, call.id))?.topics ?? []).map(({ code }) => code));
		const faults: Fault[] = [
			...(person_id ? [] : [{ field: 'person', key: input.person.trim() === '' ? 'reviewer_missing' : 'reviewer_without_role' }]),
			...(Number.isInteger(input.at_most) && input.at_most >= 1 && input.at_most <= 1000
				? []
				: [{ field: 'at_most', key: 'at_most_unclear' }]),
			...(input.topics.every((topic) => known.has(topic)) ? [] : [{ field: 'topics', key: 'topic_unknown' }])
		];
		if (!person_id || faults.length > 0) return refused('reviewer_faulty', faults);

		const { topics, at_most } = input;
		await trx
			.insertInto('selection.reviewer')
			.values({ id: newId(), round_id: round.id, person_id, topics, at_most, added_at: context.now, added_by: officer })
			.onConflict((conflict) => conflict.columns(['round_id', 'person_id']).doUpdateSet({ topics, at_most, ended_at: null }))
			.execute();
		const interests = await keepInterests(trx, context, found.value, await findInterests(trx, context, call.id, [person_id]));
		await record(trx, context, {
			name: 'reviewer.added',
			subject: { kind: 'round', id: round.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'person', id: person_id }
			],
			particulars: { call: call.name, topics, at_most }
		});
		return done({ person_id, interests });
	});
}

/** Ends somebody's work as a reviewer of a round: what they handed in stays, what they have not done is taken away. */
export function endReviewer(
	context: Context,
	{ call: asked, person_id }: { call: string; person_id: string }
): Promise<Outcome<{ freed: number }, OfficerRefusal | 'round_closed' | 'no_such_reviewer'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, asked);
		if (!found.ok) return found;
		const { round, call } = found.value;
		if (round.closed_at !== null) return refused('round_closed');
		const ended = isId(person_id)
			? await trx
					.updateTable('selection.reviewer')
					.set({ ended_at: context.now })
					.where('round_id', '=', round.id)
					.where('person_id', '=', person_id)
					.where('ended_at', 'is', null)
					.returning('id')
					.executeTakeFirst()
			: undefined;
		if (!ended) return refused('no_such_reviewer');
		const freed = await trx
			.updateTable('selection.assignment')
			.set({ ended_at: context.now, ended_by: context.actor.id, end_reason: 'reassigned' })
			.where('round_id', '=', round.id)
			.where('person_id', '=', person_id)
			.where('ended_at', 'is', null)
			.where('sent_at', 'is', null)
			.returning('id')
			.execute();
		await record(trx, context, {
			name: 'reviewer.ended',
			subject: { kind: 'round', id: round.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'person', id: person_id }
			],
			particulars: { call: call.name, freed: freed.length }
		});
		return done({ freed: freed.length });
	});
}

/** Who holds the role of a reviewer at the centre today, by id or by address. */
async function reviewerAt(trx: Trx, { now }: Context, centreId: string, person: string): Promise<string | undefined> {
	const email = isId(person) ? null : readEmail(person);
	const id = isId(person) ? person : email ? (await personByEmail(trx, email))?.id : undefined;
	const holders = await holdersOf(trx, centreId, ['reviewer'], dayOf(now));
	return holders.find(({ person_id }) => person_id === id)?.person_id;
}
