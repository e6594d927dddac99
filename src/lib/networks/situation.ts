import * as v from 'valibot';
import { CriteriaSchema } from './criteria.ts';

const TextSchema = v.object({ lt: v.string(), en: v.string() });

/** A school as it stood when the networks were formed. `own_place` is false where the register knows only its municipality. */
export const FormedSchoolSchema = v.object({
	id: v.string(),
	application_id: v.string(),
	name: v.string(),
	municipality: v.string(),
	type: v.string(),
	type_words: TextSchema,
	topic: v.nullable(v.string()),
	topic_words: v.nullable(TextSchema),
	latitude: v.number(),
	longitude: v.number(),
	own_place: v.boolean()
});
export type FormedSchool = v.InferOutput<typeof FormedSchoolSchema>;

const WishSchema = v.object({ kind: v.picklist(['apart', 'together']), school_id: v.string(), other_id: v.string() });
export type Wish = v.InferOutput<typeof WishSchema>;

/** All that the division of an edition's schools into networks rests on, kept with each proposal. */
export const SituationSchema = v.object({
	networks: v.number(),
	least: v.number(),
	most: v.number(),
	criteria: CriteriaSchema,
	schools: v.array(FormedSchoolSchema),
	wishes: v.array(WishSchema)
});
export type Situation = v.InferOutput<typeof SituationSchema>;

export const levels = ['regional', 'national', 'international'] as const;
export type Level = (typeof levels)[number];

/** How many schools are too many or too few for so many networks of such a size; nothing where they fit. */
export function misfit(
	schools: number,
	{ networks, least, most }: Pick<Situation, 'networks' | 'least' | 'most'>
): { too: 'few' | 'many'; by: number } | null {
	if (schools < networks * least) return { too: 'few', by: networks * least - schools };
	if (schools > networks * most) return { too: 'many', by: schools - networks * most };
	return null;
}
