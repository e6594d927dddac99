import * as v from 'valibot';

/** How much something matters when networks are formed. */
export const steps = ['none', 'some', 'much'] as const;
export type Step = (typeof steps)[number];

/** What can matter: the way to the host, a problem other than the host’s, two schools of one type in a network. */
export const concerns = ['distance', 'topic', 'same_type'] as const;
export type Concern = (typeof concerns)[number];

/** What matters when the networks of an edition are formed. */
export const CriteriaSchema = v.strictObject({
	distance: v.picklist(steps),
	topic: v.picklist(steps),
	same_type: v.picklist(steps)
});
export type Criteria = v.InferOutput<typeof CriteriaSchema>;

/** What an edition begins with: short ways and a shared problem matter, a mix of types a little less. */
export const firstCriteria: Criteria = { distance: 'some', topic: 'some', same_type: 'none' };

/**
 * What each step counts: points for a kilometre between a school and its host, for a school whose problem is not its host’s,
 * and for each pair of schools of one type in a network. The fewer points, the better.
 */
export const points: Record<Concern, Record<Step, number>> = {
	distance: { none: 0, some: 1, much: 2 },
	topic: { none: 0, some: 20, much: 60 },
	same_type: { none: 0, some: 10, much: 30 }
};

/** The criteria as weights of the engine. */
export const weightsOf = ({ distance, topic, same_type }: Criteria): { distance: number; topic: number; sameType: number } => ({
	distance: points.distance[distance],
	topic: points.topic[topic],
	sameType: points.same_type[same_type]
});

/** Whether anything matters at all: without it every division is as good as any other. */
export const somethingMatters = (criteria: Criteria): boolean => concerns.some((concern) => points[concern][criteria[concern]] > 0);
