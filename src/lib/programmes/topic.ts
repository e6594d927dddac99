import * as v from 'valibot';
import { Key, TextSchema } from './text.ts';

/** A topic or problem that a call offers. An application keeps the text it chose, whatever becomes of the list (M-09). */
export const TopicSchema = v.strictObject({ code: Key, name: TextSchema });
export type Topic = v.InferOutput<typeof TopicSchema>;

export const TopicsSchema = v.pipe(
	v.array(TopicSchema),
	v.check((topics) => new Set(topics.map(({ code }) => code)).size === topics.length, 'topics_are_distinct')
);
