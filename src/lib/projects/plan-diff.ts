import { actionStates, planParts, saidBy, textOf, type Action, type Plan, type PlanPart, type PlanText } from './plan.ts';

/** A piece of a text: in both versions, only in the new one, or only in the old one. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };
export type ActionChange =
	{ kind: 'added' | 'removed'; action: Action } | { kind: 'changed'; action: Action; before: Action; fields: (keyof Action)[] };
export type PartDiff = { part: PlanPart; texts: { key: PlanText; pieces: Piece[] }[]; actions: ActionChange[] };

/** What a version of a plan says otherwise than another: by its parts, only those in which something differs. */
export function planDiff(before: Plan, after: Plan): PartDiff[] {
	return planParts.flatMap(({ part, texts }) => {
		const changed = (Object.keys(texts) as PlanText[]).flatMap((key) =>
			textOf(before, key) === textOf(after, key) ? [] : [{ key, pieces: wordsDiff(textOf(before, key), textOf(after, key)) }]
		);
		const actions = part === 'goal' ? actionsDiff(before.actions, after.actions) : [];
		return changed.length + actions.length > 0 ? [{ part, texts: changed, actions }] : [];
	});
}

/** Actions keep their id from version to version: by it they are known, wherever they stand. */
function actionsDiff(before: readonly Action[], after: readonly Action[]): ActionChange[] {
	const old = new Map(before.map((action) => [action.id, action]));
	const kept = new Set(after.map(({ id }) => id));
	return [
		...after.flatMap((action): ActionChange[] => {
			const was = old.get(action.id);
			if (!was) return [{ kind: 'added', action }];
			const fields = (Object.keys(saidBy(action)) as (keyof Action)[]).filter((field) => action[field] !== was[field]);
			return fields.length > 0 ? [{ kind: 'changed', action, before: was, fields }] : [];
		}),
		...before.flatMap((action): ActionChange[] => (kept.has(action.id) ? [] : [{ kind: 'removed', action }]))
	];
}

/** So many pairs of words are compared at most; what is longer is shown as wholly removed and wholly added. */
const mostPairs = 4_000_000;

/** The pieces of which two texts consist, word by word: joined without the removed ones they are the new text, without the added the old. */
export function wordsDiff(before: string, after: string): Piece[] {
	const [one, other] = [before.match(/\s+|[^\s]+/g) ?? [], after.match(/\s+|[^\s]+/g) ?? []];
	let head = 0;
	while (head < one.length && head < other.length && one[head] === other[head]) head++;
	let tail = 0;
	while (tail < one.length - head && tail < other.length - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
	const middle = between(one.slice(head, one.length - tail), other.slice(head, other.length - tail));
	return joined([
		...one.slice(0, head).map((text): Piece => ({ kind: 'same', text })),
		...middle,
		...one.slice(one.length - tail).map((text): Piece => ({ kind: 'same', text }))
	]);
}

/** The longest common run of words of both, by the usual table; what is in neither is removed or added. */
function between(one: readonly string[], other: readonly string[]): Piece[] {
	const removed = one.map((text): Piece => ({ kind: 'removed', text }));
	const added = other.map((text): Piece => ({ kind: 'added', text }));
	if (one.length * other.length > mostPairs) return [...removed, ...added];
	const width = other.length + 1;
	const common = new Uint16Array((one.length + 1) * width);
	for (let i = one.length - 1; i >= 0; i--)
		for (let j = other.length - 1; j >= 0; j--)
			common[i * width + j] =
				one[i] === other[j]
					? (common[(i + 1) * width + j + 1] ?? 0) + 1
					: Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < one.length || j < other.length) {
		if (i < one.length && j < other.length && one[i] === other[j]) {
			pieces.push({ kind: 'same', text: one[i] ?? '' });
			i++;
			j++;
		} else if (j >= other.length || (i < one.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)))
			pieces.push(removed[i++] as Piece);
		else pieces.push(added[j++] as Piece);
	}
	return pieces;
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
	const whole: Piece[] = [];
	for (const piece of pieces) {
		const last = whole.at(-1);
		if (last?.kind === piece.kind) last.text += piece.text;
		else whole.push({ ...piece });
	}
	return whole;
}

/** Actions by how far they are, in numbers. */
export const countActions = (plan: Pick<Plan, 'actions'>): Record<Action['state'], number> =>
	Object.fromEntries(actionStates.map((state) => [state, plan.actions.filter((action) => action.state === state).length])) as Record<
		Action['state'],
		number
	>;
