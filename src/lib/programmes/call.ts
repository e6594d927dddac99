import * as v from 'valibot';
import type { CallRules } from './judge.ts';
import { RulesSchema } from './criteria.ts';
import { DaySchema, TextSchema } from './text.ts';
import { TopicsSchema } from './topic.ts';

/** Whom to ask: a person of the centre, by telephone too. */
export const ContactSchema = v.strictObject({
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(150)),
	email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(200)),
	phone: v.pipe(v.string(), v.trim(), v.maxLength(40))
});
export type Contact = v.InferOutput<typeof ContactSchema>;

/** Where the call is published officially: what, where, on what day. */
export const PublicationSchema = v.strictObject({
	title: TextSchema,
	published_on: DaySchema,
	url: v.nullable(
		v.pipe(
			v.string(),
			v.url(),
			v.check((url) => /^https?:/i.test(url), 'not_url'),
			v.maxLength(500)
		)
	)
});
export type Publication = v.InferOutput<typeof PublicationSchema>;

/** The part of a call by which schools are judged, as it is stored. */
export const CallRulesSchema: v.GenericSchema<unknown, CallRules> = v.strictObject({
	categories_on: DaySchema,
	pupils_as_of: DaySchema,
	topics: TopicsSchema,
	criteria: RulesSchema
});
