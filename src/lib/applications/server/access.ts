import { dayOf, type Outcome } from '#platform';
import { done, refused } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { includes, isWritable, type Right, type State } from '../states.ts';
import { editorStands } from './editors.ts';

/** One application as its own row says, with what the acting person may do with it. */
export type Access = {
	id: string;
	reference: string;
	call_id: string;
	school_id: string;
	state: State;
	revision: number;
	started_at: Date;
	started_by: string;
	submitted_at: Date | null;
	changed_at: Date;
	changed_by: string;
	/** Until when a late code lets the school send. */
	late_until: Date | null;
	submission_id: string | null;
	/** The rules of the call that are in force; a call that is published has some. */
	rules_id: string | null;
	right: Right | null;
	/** Writes for a school that nobody has yet confirmed the person to represent: may write what they began, may not send. */
	claimed: boolean;
};

type Asker = Pick<Context, 'actor' | 'now'>;

/** Locks an application until the end of the transaction. Nothing is answered about one in which the person has no part. */
export const lockApplication = (trx: Trx, asker: Asker, id: string): Promise<Access | undefined> => find(trx, asker, id, true);

/** The same to read only. */
export const accessTo = (trx: Trx, asker: Asker, id: string): Promise<Access | undefined> => find(trx, asker, id, false);

export type WritingRefusal = 'not_found' | 'not_allowed' | 'not_writable';

/** Locks an application that the acting person may write in now: a draft, or one sent back with remarks. */
export async function lockForWriting(trx: Trx, asker: Asker, id: string): Promise<Outcome<Access, WritingRefusal>> {
	const access = await lockApplication(trx, asker, id);
	if (!access) return refused('not_found');
	if (!includes(access.right, 'edit')) return refused('not_allowed');
	if (!isWritable(access.state)) return refused('not_writable');
	return done(access);
}

/** What every use case that changes more than an answer writes down: who wrote last, and that something was written. */
export async function touch(trx: Trx, { actor, now }: Asker, access: Access): Promise<void> {
	await trx
		.updateTable('applications.application')
		.set((eb) => ({ revision: eb('revision', '+', 1), changed_at: now, changed_by: actor.id ?? access.changed_by }))
		.where('id', '=', access.id)
		.execute();
}

/** Asked at every pause in typing, so it is one statement: the application, the rights by role, by sharing and by claim. */
async function find(trx: Trx, { actor, now }: Asker, id: string, lock: boolean): Promise<Access | undefined> {
	const day = dayOf(now);
	const query = trx
		.selectFrom('applications.application as a')
		.leftJoin('applications.editor as editor', (join) =>
			join.onRef('editor.application_id', '=', 'a.id').on('editor.person_id', '=', actor.id).on(editorStands(day))
		)
		.where('a.id', '=', id)
		.select((eb) => [
			...columns,
			'editor.may',
			eb
				.selectFrom('programmes.rules as rules')
				.whereRef('rules.call_id', '=', 'a.call_id')
				.where('rules.published_at', '<=', now)
				.orderBy('rules.version', 'desc')
				.limit(1)
				.select('rules.id')
				.as('rules_id'),
			eb.selectFrom('programmes.late_code as late').whereRef('late.id', '=', 'a.late_code_id').select('late.expires_at').as('late_until'),
			eb
				.exists(
					eb
						.selectFrom('people.role as role')
						.whereRef('role.organisation_id', '=', 'a.school_id')
						.where('role.person_id', '=', actor.id)
						.where('role.kind', 'in', ['school_head', 'school_coordinator'])
						.where('role.annulled_at', 'is', null)
						.where('role.starts_on', '<=', day)
						.where((or) => or.or([or('role.ends_on', 'is', null), or('role.ends_on', '>=', day)]))
						.select('role.id')
				)
				.as('represents'),
			eb
				.exists(
					eb
						.selectFrom('schools.claim as claim')
						.whereRef('claim.school_id', '=', 'a.school_id')
						.where('claim.person_id', '=', actor.id)
						.whereRef('claim.person_id', '=', 'a.started_by')
						.where('claim.decision', 'is', null)
						.where('claim.asked', '<>', 'representatives')
						.where('claim.expires_at', '>=', now)
						.select('claim.id')
				)
				.as('claims')
		]);
	const row = await (lock ? query.forNoKeyUpdate('a') : query).modifyEnd(plannedOnce).executeTakeFirst();
	if (!row) return undefined;
	const { may, represents, claims, state, ...rest } = row;
	const right: Right | null = actor.kind === 'system' || represents ? 'send' : strongest(may as Right | null, claims ? 'edit' : null);
	if (right === null) return undefined;
	return { ...rest, state: state as State, right, claimed: right !== 'send' && Boolean(claims) };
}

const columns = [
	'a.id',
	'a.reference',
	'a.call_id',
	'a.school_id',
	'a.state',
	'a.revision',
	'a.started_at',
	'a.started_by',
	'a.submitted_at',
	'a.changed_at',
	'a.changed_by',
	'a.submission_id'
] as const;

const strongest = (one: Right | null, other: Right | null): Right | null => (other !== null && includes(other, one ?? other) ? other : one);
