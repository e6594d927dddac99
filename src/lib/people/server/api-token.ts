import { done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, through, within, writeMail, type Context, type Trx } from '#platform/server';
import { longestTokenName, tokenDays, type TokenScope } from '../api-token.ts';
import { withoutInvisible } from '../name.ts';
import { newToken, printOf } from './invitations.ts';
import { tokenMadeLetter } from './mails/api-token.ts';
import { personById } from './persons.ts';
import { rolesOfActor } from './roles.ts';
import { siteAddress } from './site.ts';

/** How many tokens somebody may have that still open something. */
const mostLive = 20;
/** How often the programs of one person may ask, all their tokens together. */
const limit = { times: 600, seconds: 60 };
/** When a token was last used is told to the minute, so that not every question writes. */
const usedToTheMinute = 60_000;

export type ApiToken = {
	id: string;
	name: string;
	scopes: TokenScope[];
	made_at: Date;
	expires_at: Date;
	used_at: Date | null;
	revoked_at: Date | null;
};
export type NewApiToken = { name: string; may_write: boolean; days: number };
export type MakeTokenRefusal = 'not_signed_in' | 'faulty' | 'too_many_tokens';

const columns = ['id', 'name', 'scopes', 'made_at', 'expires_at', 'used_at', 'revoked_at'] as const;

/** One's own tokens, the newest first, with those that open nothing any more. */
export function readTokens(context: Context): Promise<Outcome<ApiToken[], 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const tokens = trx.selectFrom('people.api_token').select(columns).$narrowType<{ scopes: TokenScope[] }>();
		return done(await tokens.where('person_id', '=', actor.id).orderBy('made_at', 'desc').orderBy('id').limit(200).execute());
	});
}

/**
 * Gives one's programs a token that reads, or also writes, as oneself for some days. Its secret is answered this once; the database
 * keeps its print. Its person is told by letter, so that whoever did not ask for it notices.
 */
export function makeToken(context: Context, input: NewApiToken): Promise<Outcome<{ token: string }, MakeTokenRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		await trx.selectFrom('people.person').select('id').where('id', '=', actor.id).forUpdate().execute();
		const person = await personById(trx, actor.id);
		if (!person) return refused('not_signed_in');
		const name = withoutInvisible(input.name).normalize('NFC').replace(/\s+/gu, ' ').trim();
		const faults = faultsIn({ ...input, name });
		if (faults.length > 0) return refused('faulty', faults);
		const live = await trx
			.selectFrom('people.api_token')
			.select('id')
			.where('person_id', '=', person.id)
			.where('revoked_at', 'is', null)
			.where('expires_at', '>', now)
			.execute();
		if (live.length >= mostLive) return refused('too_many_tokens');

		const id = newId();
		const token = `kartu_${newToken()}`;
		const scopes: TokenScope[] = input.may_write ? ['read', 'write'] : ['read'];
		const expires_at = new Date(now.getTime() + input.days * 86_400_000);
		await trx
			.insertInto('people.api_token')
			.values({ id, person_id: person.id, name, scopes, token_hash: printOf(token), made_at: now, expires_at })
			.execute();
		if (person.email) {
			const letter = tokenMadeLetter[person.locale]({
				name,
				may_write: input.may_write,
				address: siteAddress('/profile/tokens', person.locale)
			});
			await writeMail(trx, now, 'people.token_made', { email: person.email, locale: person.locale, person_id: person.id }, letter);
		}
		await record(trx, context, {
			name: 'api_token.made',
			subject: { kind: 'person', id: person.id },
			particulars: { token_id: id, scopes }
		});
		return done({ token });
	});
}

function faultsIn({ name, days }: NewApiToken): Fault[] {
	const faults: Fault[] = [];
	if (name === '') faults.push({ field: 'name', key: 'people_token_name_missing' });
	else if (name.length > longestTokenName) faults.push({ field: 'name', key: 'people_token_name_long' });
	if (!tokenDays.some((known) => known === days)) faults.push({ field: 'days', key: 'people_token_days_wrong' });
	return faults;
}

/** Takes one's own token back: it opens nothing from the next question on. Once more changes nothing. */
export function revokeToken(context: Context, { id }: { id: string }): Promise<Outcome<undefined, 'not_signed_in' | 'unknown_token'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		if (!/^[0-9a-f-]{36}$/i.test(id)) return refused('unknown_token');
		const own = trx.selectFrom('people.api_token').select('revoked_at').where('id', '=', id).where('person_id', '=', actor.id);
		const found = await own.forUpdate().executeTakeFirst();
		if (!found) return refused('unknown_token');
		if (found.revoked_at) return done();
		await trx.updateTable('people.api_token').set({ revoked_at: now }).where('id', '=', id).execute();
		await record(trx, context, { name: 'api_token.revoked', subject: { kind: 'person', id: actor.id }, particulars: { token_id: id } });
		return done();
	});
}

export type Bearer = { person_id: string; token_id: string; scopes: TokenScope[] };

/**
 * Whose programs a token speaks for, and what it lets them do. Refused for one that nobody has, that has ended or was taken back, and
 * for a person whose programs ask more often than 600 times a minute.
 */
export function bearerOf(context: Context, token: string): Promise<Outcome<Bearer, 'token_unknown' | 'too_often'>> {
	return context.db.transaction().execute(async (trx) => {
		const { now } = context;
		if (!/^kartu_[\w-]{32}$/.test(token)) return refused('token_unknown');
		const found = await through(trx, 'sign-in', () => useToken(trx, now, token));
		if (!found) return refused('token_unknown');
		return (await within(trx, now, 'api.request', found.person_id, limit)) ? done(found) : refused('too_often');
	});
}

/** The bearer of a token that opens something, noting that it was used. */
async function useToken(trx: Trx, now: Date, token: string): Promise<Bearer | undefined> {
	const found = await trx
		.selectFrom('people.api_token')
		.select(['id', 'person_id', 'scopes', 'used_at'])
		.$narrowType<{ scopes: TokenScope[] }>()
		.where('token_hash', '=', printOf(token))
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	if (!found || !(await personById(trx, found.person_id))) return undefined;
	if (!found.used_at || now.getTime() - found.used_at.getTime() >= usedToTheMinute)
		await trx.updateTable('people.api_token').set({ used_at: now }).where('id', '=', found.id).execute();
	return { person_id: found.person_id, token_id: found.id, scopes: found.scopes };
}

/** Who somebody is here, with the roles of the day. */
export function readMyself(context: Context) {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		const person = actor.kind === 'person' ? await personById(trx, actor.id) : undefined;
		return person ? done({ person, roles: await rolesOfActor(trx, context) }) : refused('not_signed_in');
	});
}
