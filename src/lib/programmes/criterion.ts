import * as v from 'valibot';
import type { Day } from '#platform';
import { categories, ownerKinds } from '#schools';
import { teamRoles, type Facts } from './facts.ts';
import type { Topic } from './topic.ts';

/** What the call itself says, beside its criteria: the days on which it looks at people and pupils, and its topics. */
export type Terms = {
	/** Categories are looked at on this day, not today (P-07). */
	categories_on: Day;
	/** The number of pupils is the one of this day (M-07). */
	pupils_as_of: Day;
	topics: Topic[];
};

/** Whether a condition is met: yes, no, or a fact is missing that would tell. */
export type Met = boolean | 'unknown';

/** What a criterion answers: whether it is met, on what it looked, and which members of the team it is about. */
export type Answer = { met: Met; seen: Seen; members: string[] };
export type Seen = Record<string, string | number | boolean | string[] | null>;

/** A condition that a call may set: what it is about, the clause it comes from, its parameters and how it is answered. */
export type Criterion<Params = never> = {
	about: 'school' | 'team' | 'application';
	clause: string;
	params: v.GenericSchema<unknown, Params>;
	answer: (facts: Facts, params: Params, terms: Terms) => Answer;
};

/** Lets the parameters' type be inferred from their schema. */
export const criterion = <Params>(one: Criterion<Params>): Criterion<Params> => one;

/** An answer of a condition that is about no single member. */
export const answered = (met: Met, seen: Seen = {}): Answer => ({ met, seen, members: [] });

/** Whether a known value is one of those listed. */
export const among = <Value>(value: Value | null, listed: readonly Value[]): Met => (value === null ? 'unknown' : listed.includes(value));

/** How an officer's page asks for a parameter. */
export type ParameterInput =
	| 'count'
	| 'count_or_none'
	| 'yes_no'
	| 'category'
	| 'school_types'
	| 'owner_kinds'
	| 'roles'
	| 'counties'
	| 'municipalities'
	| 'form_field';

const asks = <Schema extends v.GenericSchema>(schema: Schema, input: ParameterInput) => v.pipe(schema, v.metadata({ input }));

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const some = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1));

export const Count = asks(whole, 'count');
export const CountOrNone = asks(v.nullable(whole), 'count_or_none');
export const YesNo = asks(v.boolean(), 'yes_no');
export const CategoryParam = asks(v.picklist(categories), 'category');
export const SchoolTypes = asks(some(v.pipe(v.string(), v.regex(/^[a-z_]{2,40}$/))), 'school_types');
export const OwnerKinds = asks(some(v.picklist(ownerKinds)), 'owner_kinds');
export const Roles = asks(some(v.picklist(teamRoles)), 'roles');
export const RolesOrNone = asks(v.array(v.picklist(teamRoles)), 'roles');
export const Counties = asks(some(v.pipe(v.string(), v.regex(/^LT-[A-Z]{2}$/))), 'counties');
export const Municipalities = asks(some(v.pipe(v.string(), v.regex(/^LT-[0-9]{2}$/))), 'municipalities');
export const FormField = asks(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)), 'form_field');
