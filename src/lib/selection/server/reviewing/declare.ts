import { done, lengthOf, prose, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { conflictKinds, type ConflictKind } from '../../conflicts.ts';
import { writeInterest } from '../assigning/find-interests.ts';
import { lockMyAssignment, type MyAssignment, type ReviewerRefusal } from './my-assignment.ts';

export type DeclareRefusal = ReviewerRefusal | 'not_in_phase' | 'already_declared' | 'declaration_unclear';

/** The reviewer says that there is no interest: from now on the application may be read, when the phase lets it. */
export function declareNoInterest(
	context: Context,
	{ assignment_id }: { assignment_id: string }
): Promise<Outcome<undefined, DeclareRefusal>> {
	return withAssignment(context, assignment_id, async (trx, assignment) => {
		if (assignment.declared_at !== null) return refused('already_declared');
		await trx.updateTable('selection.assignment').set({ declared_at: context.now }).where('id', '=', assignment.id).execute();
		await record(trx, context, {
			name: 'interest.denied',
			subject: { kind: 'round', id: assignment.round_id },
			also: [{ kind: 'call', id: assignment.call.id }],
			particulars: { reference: assignment.reference }
		});
		return done();
	});
}

/**
 * The reviewer declares an interest: the task is taken away at once, and neither the application nor its scores are shown
 * to them any more. May also be said later, when reading makes it plain; what was scored does not count then.
 */
export function declareInterest(
	context: Context,
	{ assignment_id, kind, reason }: { assignment_id: string; kind: string; reason: string }
): Promise<Outcome<undefined, DeclareRefusal>> {
	return withAssignment(context, assignment_id, async (trx, assignment) => {
		const said = prose(reason);
		const known = conflictKinds.find((one) => one === kind);
		if (!known) return refused('declaration_unclear', [{ field: 'kind', key: 'interest_kind_missing' }]);
		if ([...said].length > 1000) return refused('declaration_unclear', [{ field: 'reason', key: 'too_long', values: { most: 1000 } }]);
		if (known === 'other' && lengthOf(said) < 3)
			return refused('declaration_unclear', [{ field: 'reason', key: 'interest_reason_missing' }]);
		await write(trx, context, assignment, known, said);
		return done();
	});
}

async function write(trx: Trx, context: Context, assignment: MyAssignment, kind: ConflictKind, reason: string): Promise<void> {
	const { application_id, person_id } = assignment;
	await writeInterest(trx, context, { application_id, person_id, kind, source: 'declared', reason });
	await record(trx, context, {
		name: 'conflict.declared',
		subject: { kind: 'round', id: assignment.round_id },
		also: [{ kind: 'call', id: assignment.call.id }],
		particulars: { reference: assignment.reference, kind }
	});
}

function withAssignment(
	context: Context,
	id: string,
	act: (trx: Trx, assignment: MyAssignment) => Promise<Outcome<undefined, DeclareRefusal>>
): Promise<Outcome<undefined, DeclareRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockMyAssignment(trx, context, id);
		if (!found.ok) return found;
		return found.value.rights.declare ? act(trx, found.value) : refused('not_in_phase');
	});
}
