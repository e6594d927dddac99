import * as v from 'valibot';
import type { Text } from '#platform';
import { applicationCriteria } from './application-criteria.ts';
import type { ParameterInput } from './criterion.ts';
import { schoolCriteria } from './school-criteria.ts';
import { teamCriteria } from './team-criteria.ts';
import { Key, TextSchema } from './text.ts';

/** Every condition that a call can be composed of. A new one is a line in its file and its sentences in `messages/`. */
export const criteria = { ...schoolCriteria, ...teamCriteria, ...applicationCriteria };
export type Criteria = typeof criteria;
export type CriterionName = keyof Criteria;
export type Params = { [C in CriterionName]: v.InferOutput<Criteria[C]['params']> };

export const criterionNames = Object.keys(criteria) as CriterionName[];

/**
 * What an unmet condition does: `refuse` – not eligible; `flag` – somebody looks; `priority` – nothing, but met it gives
 * priority; `tie_break` – nothing, but met it may decide between equals (M-21).
 */
export const severities = ['refuse', 'flag', 'priority', 'tie_break'] as const;
export type Severity = (typeof severities)[number];

/** One condition of a call, as the officer composed it and as the database keeps it. */
export type Rule<C extends CriterionName = CriterionName> = {
	[K in C]: {
		/** Its name in the call: overrides and comparisons of versions refer to it. */
		id: string;
		criterion: K;
		params: Params[K];
		severity: Severity;
		/** Where the regulation says it. */
		clause: string;
		/** The regulation's own words, where they are worth quoting. */
		wording: Text | null;
	};
}[C];

/** The conditions of a call; each has a name of its own. */
export const RulesSchema: v.GenericSchema<unknown, Rule[]> = v.pipe(
	v.array(v.variant('criterion', criterionNames.map(ruleSchema) as [VariantOption]) as unknown as v.GenericSchema<unknown, Rule>),
	v.check((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'rules_have_names_of_their_own')
);

/** The parameters of a criterion in the order of its page, with the way in which each is asked for. */
export function parametersOf(name: CriterionName): { name: string; input: ParameterInput }[] {
	return Object.entries(entriesOf(name)).map(([parameter, schema]) => ({ name: parameter, input: inputOf(schema) }));
}

type VariantOption = v.StrictObjectSchema<{ criterion: v.LiteralSchema<string, undefined> }, undefined>;

function ruleSchema(name: CriterionName): VariantOption {
	return v.strictObject({
		id: Key,
		criterion: v.literal(name),
		params: criteria[name].params,
		severity: v.picklist(severities),
		clause: v.pipe(v.string(), v.trim(), v.maxLength(120)),
		wording: v.nullable(TextSchema)
	}) as unknown as VariantOption;
}

function entriesOf(name: CriterionName): Record<string, v.GenericSchema> {
	return (criteria[name].params as unknown as { entries: Record<string, v.GenericSchema> }).entries;
}

const inputOf = (schema: v.GenericSchema): ParameterInput =>
	(v.getMetadata(schema as Parameters<typeof v.getMetadata>[0]) as { input: ParameterInput }).input;
