import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { tokenIn } from '../session.ts';

/** A browser in which somebody is signed in. */
export type OpenSession = { id: string; begun_at: Date; expires_at: Date; agent: string | null; address: string | null; here: boolean };

/** Where somebody is signed in: this browser first, then the latest. */
export async function sessionsOf(trx: Trx, { now }: Pick<Context, 'now'>, personId: string, cookie: string | null): Promise<OpenSession[]> {
	const rows = await sessions(trx, personId)
		.select(['session.id', 'session.created_at', 'session.expires_at', 'session.user_agent', 'session.ip_address', 'session.token'])
		.where('session.expires_at', '>', now)
		.orderBy('session.created_at', 'desc')
		.execute();
	const here = tokenIn(cookie);
	return rows
		.map((row) => ({
			id: row.id,
			begun_at: row.created_at,
			expires_at: row.expires_at,
			agent: row.user_agent,
			address: row.ip_address,
			here: row.token === here
		}))
		.toSorted((one, other) => Number(other.here) - Number(one.here));
}

const sessions = (trx: Trx, personId: string) =>
	trx
		.selectFrom('people.session as session')
		.innerJoin('people.user as account', 'account.id', 'session.user_id')
		.where('account.person_id', '=', personId);

/** Ends one of one's own sessions; that browser is out at its next request. */
export function endSession(context: Context, { session_id }: { session_id: string }): Promise<Outcome<undefined, 'unknown_session'>> {
	if (!isId(session_id)) return Promise.resolve(refused('unknown_session'));
	return endSessions(context, (trx, personId) =>
		sessions(trx, personId).select('session.id').where('session.id', '=', session_id).execute()
	);
}

/** Ends all of one's sessions except that of this browser. */
export function endOtherSessions(context: Context, { cookie }: { cookie: string | null }): Promise<Outcome<undefined, 'unknown_session'>> {
	const here = tokenIn(cookie) ?? '';
	return endSessions(context, (trx, personId) => sessions(trx, personId).select('session.id').where('session.token', '<>', here).execute());
}

function endSessions(
	context: Context,
	find: (trx: Trx, personId: string) => Promise<{ id: string }[]>
): Promise<Outcome<undefined, 'unknown_session'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		const found = actor.kind === 'person' ? await find(trx, actor.id) : [];
		if (actor.kind !== 'person' || found.length === 0) return refused('unknown_session');
		await trx
			.deleteFrom('people.session')
			.where(
				'id',
				'in',
				found.map(({ id }) => id)
			)
			.execute();
		await record(trx, context, {
			name: 'session.ended',
			subject: { kind: 'person', id: actor.id },
			particulars: { sessions: found.length }
		});
		return done();
	});
}
