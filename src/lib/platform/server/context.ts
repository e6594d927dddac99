import { dayOf } from '../dates.ts';
import type { Locale } from '../text.ts';
import type { Database, Pool } from './db/open.ts';
import { databaseFor, poolOf } from './db/open.ts';

/** Who acts: a person, the machine itself (`system`: the worker, the calendar, an operator at the command line) or an unknown reader. */
export type Actor = { kind: 'person'; id: string } | { kind: 'system'; id: null } | { kind: 'public'; id: null };

/** All that a use case may know of its surroundings. There is no fifth field. */
export type Context = { db: Database; actor: Actor; now: Date; locale: Locale };

export const asPerson = (id: string): Actor => ({ kind: 'person', id });
export const asSystem: Actor = { kind: 'system', id: null };
export const asPublic: Actor = { kind: 'public', id: null };

/** The surroundings of one unit of work, made at the rim: by a request, a job, a command, a story or a test. */
export const contextFor = (pool: Pool, actor: Actor, now: Date, locale: Locale = 'lt'): Context => ({
	db: databaseFor(pool, actor, dayOf(now)),
	actor,
	now,
	locale
});

/** The same surroundings for an act in somebody's name: a signed link was written to them, and whoever shows it acts as they would. */
export const inNameOf = ({ db, now, locale }: Context, personId: string): Context =>
	contextFor(poolOf(db), asPerson(personId), now, locale);
