import { digestOf } from '#applications';
import type { Day } from '#platform';
import * as v from 'valibot';

/** The parts of a school's improvement plan (template e8) in their order, with the texts of each and how long they may be, in characters. */
export const planParts = [
	{ part: 'introduction', texts: { introduction: 3000 } },
	{
		part: 'situation',
		texts: {
			data: 5000,
			self_evaluation: 5000,
			external_evaluation: 5000,
			strengths: 3000,
			weaknesses: 3000,
			opportunities: 3000,
			threats: 3000
		}
	},
	{ part: 'problem', texts: { problem: 1000, causes: 5000 } },
	{ part: 'goal', texts: { goal: 1000 } },
	{ part: 'monitoring', texts: { monitoring: 3000 } },
	{ part: 'risks', texts: { risks: 3000 } },
	{ part: 'dissemination', texts: { dissemination: 3000 } },
	{ part: 'change', texts: { change: 40, change_words: 3000 } }
] as const satisfies { part: string; texts: Record<string, number> }[];

export type PlanPart = (typeof planParts)[number]['part'];
export const isPlanPart = (text: string): text is PlanPart => planParts.some(({ part }) => part === text);

type TextsOf<P> = P extends { texts: infer T } ? keyof T : never;
export type PlanText = TextsOf<(typeof planParts)[number]> & string;
const longest = new Map<string, number>(planParts.flatMap(({ texts }) => Object.entries(texts)));
/** How many characters a text of the plan may have; nothing for what is no text of it. */
export const longestOf = (key: string): number | undefined => longest.get(key);
export const isPlanText = (key: string): key is PlanText => longest.has(key);
export const textsOf = (part: PlanPart): PlanText[] =>
	planParts.flatMap(({ part: one, texts }) => (one === part ? (Object.keys(texts) as PlanText[]) : []));

/** The change since the last evaluation (E-04): none, better within the level, better by a level, worse. */
export const changeKinds = ['none', 'same_level', 'higher_level', 'negative'] as const;
export type Change = (typeof changeKinds)[number];
export const isChange = (text: string): text is Change => (changeKinds as readonly string[]).includes(text);

/** How far an action of the plan is. */
export const actionStates = ['planned', 'under_way', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** So many characters as people count them; some of them take two places. */
const words = (most: number) => v.pipe(v.string(), v.maxLength(most * 2));
const day = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/)));
const Written = { revision: v.pipe(v.number(), v.integer(), v.minValue(1)), by: v.string(), at: v.string() };

/** An action (priemonė): what, by whom, from when to when, with what means, and by what it will be seen. */
export const ActionSchema = v.strictObject({
	id: v.string(),
	objective: words(500),
	action: v.pipe(words(500), v.minLength(1)),
	responsible: words(300),
	performers: words(300),
	from_on: day,
	to_on: day,
	funds: words(300),
	expected: words(1000),
	indicator: words(300),
	start_value: words(100),
	target_value: words(100),
	target_on: day,
	state: v.picklist(actionStates),
	...Written
});
export type Action = v.InferOutput<typeof ActionSchema>;

/** A plan as it is kept: each text and each action with its own revision and whose it is, so that two people may write at once. */
export const PlanSchema = v.strictObject({
	texts: v.record(v.string(), v.strictObject({ text: words(5000), ...Written })),
	actions: v.pipe(v.array(ActionSchema), v.maxLength(100))
});
export type Plan = v.InferOutput<typeof PlanSchema>;
export const emptyPlan: Plan = { texts: {}, actions: [] };
/** How many actions a plan has at most. */
export const mostActions = 100;

export const textOf = (plan: Pick<Plan, 'texts'>, key: PlanText): string => plan.texts[key]?.text ?? '';

/** Which state of a thing somebody's page showed: its revision (0: nothing yet) and a mark of what stood there. */
export type Seen = { revision: number; digest?: string | undefined };

/**
 * What becomes of something written while others may write it too. `write` when nobody has changed it since the page showed it;
 * `same` when it says that already; `theirs` when only the others have changed it; `both` when it was changed here and there: then
 * nobody is overwritten silently, and both are shown.
 */
export function meeting(
	current: { revision: number; value: unknown } | undefined,
	typed: unknown,
	seen: Seen
): 'write' | 'same' | 'theirs' | 'both' {
	if (digestOf(current?.value ?? '') === digestOf(typed)) return 'same';
	if ((current?.revision ?? 0) === seen.revision) return 'write';
	return seen.digest === digestOf(typed) ? 'theirs' : 'both';
}

/** What an action says, without whose it is: by this it is compared. */
export const saidBy = ({ revision: _revision, by: _by, at: _at, ...said }: Action) => said;

/** What a plan lacks before it can be put before those who approve it: a goal, and an action with who answers for it and until when. */
export type Gap = {
	part: PlanPart;
	key: 'problem' | 'goal' | 'actions' | 'responsible' | 'to_on' | 'indicator' | 'monitoring';
	binding: boolean;
};

/** The gaps of a plan. Binding ones keep it from being put to approval; the others are advice. */
export function gapsIn(plan: Plan): Gap[] {
	const live = plan.actions.filter(({ state }) => state !== 'dropped');
	const gap = (missing: boolean, part: PlanPart, key: Gap['key'], binding: boolean): Gap[] => (missing ? [{ part, key, binding }] : []);
	return [
		...gap(textOf(plan, 'problem') === '', 'problem', 'problem', true),
		...gap(textOf(plan, 'goal') === '', 'goal', 'goal', true),
		...gap(live.length === 0, 'goal', 'actions', true),
		...gap(
			live.some(({ responsible }) => responsible === ''),
			'goal',
			'responsible',
			true
		),
		...gap(
			live.some(({ to_on }) => to_on === null),
			'goal',
			'to_on',
			true
		),
		...gap(live.length > 0 && live.every(({ indicator }) => indicator === ''), 'goal', 'indicator', false),
		...gap(textOf(plan, 'monitoring') === '', 'monitoring', 'monitoring', false)
	];
}

/** Whether the reviews of a plan need doing (B-17): none is planned or held, one is overdue, or nothing. Days of reviews that were not cancelled. */
export function reviewNeeded(
	reviews: readonly { planned_on: Day; held_on: Day | null }[],
	today: Day
): { need: 'plan' } | { need: 'hold'; since: Day } | null {
	const open = reviews.filter(({ held_on }) => held_on === null).sort((one, other) => (one.planned_on < other.planned_on ? -1 : 1));
	const [next] = open;
	if (next) return next.planned_on < today ? { need: 'hold', since: next.planned_on } : null;
	return { need: 'plan' };
}
