import { done, refused, type Outcome } from '#platform';
import { record, through, within, type Context, type Trx } from '#platform/server';
import { newToken, printOf } from './invitations.ts';
import { personById, type Person } from './persons.ts';

/** How often one calendar may be fetched: clients come every hour, a person who tries out some of them more often. */
const limit = { times: 60, seconds: 3600 };

/** Since when one's own calendar has an address; null when it has none, or when nobody knows who asks. */
export const feedMadeAt = async (trx: Trx, { actor }: Pick<Context, 'actor'>): Promise<Date | null> =>
	actor.kind === 'person'
		? ((await trx.selectFrom('people.calendar_feed').select('made_at').where('person_id', '=', actor.id).executeTakeFirst())?.made_at ??
			null)
		: null;

/**
 * Gives one's own calendar a new address; the one before is unknown from now on. Answers the secret part of the address: it
 * is told this once, the database keeps its print.
 */
export function renewFeed(context: Context): Promise<Outcome<{ token: string }, 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const token = newToken();
		const made = { token_hash: printOf(token), made_at: now };
		await trx
			.insertInto('people.calendar_feed')
			.values({ person_id: actor.id, ...made })
			.onConflict((conflict) => conflict.column('person_id').doUpdateSet(made))
			.execute();
		await record(trx, context, { name: 'calendar_feed.renewed', subject: { kind: 'person', id: actor.id } });
		return done({ token });
	});
}

/** Takes the address of one's own calendar away: it is unknown from now on. */
export function endFeed(context: Context): Promise<Outcome<undefined, 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const gone = await trx.deleteFrom('people.calendar_feed').where('person_id', '=', actor.id).executeTakeFirst();
		if (gone.numDeletedRows > 0n) await record(trx, context, { name: 'calendar_feed.ended', subject: { kind: 'person', id: actor.id } });
		return done();
	});
}

/** Whose calendar an address shows. Refused for an address that nobody has (any more), and for one that is fetched too often. */
export function personOfFeed(context: Context, token: string): Promise<Outcome<Person, 'feed_unknown' | 'too_often'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!/^[\w-]{20,64}$/.test(token)) return refused('feed_unknown');
		const person = await through(trx, 'sign-in', async () => {
			const feed = trx.selectFrom('people.calendar_feed').select('person_id').where('token_hash', '=', printOf(token));
			const found = await feed.executeTakeFirst();
			return found && (await personById(trx, found.person_id));
		});
		if (!person) return refused('feed_unknown');
		return (await within(trx, context.now, 'calendar.feed', person.id, limit)) ? done(person) : refused('too_often');
	});
}
