/** The stretches of a round, in the order in which they follow each other. */
export const phaseKinds = ['declaration', 'review', 'discussion', 'decision', 'appeal'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** A stretch of time and what it allows. Its first instant belongs to it, its last no longer does. */
export type Phase = {
	kind: PhaseKind;
	starts_at: Date;
	ends_at: Date;
	/** Reviewers read the names of schools and people; otherwise the redacted version. */
	names_shown: boolean;
	/** A reviewer who has handed in reads the reviews of the others on the same application. */
	others_shown: boolean;
	/** Scores are given and changed. */
	scores_change: boolean;
};

/** What reviewers may do at a moment. */
export type PhaseRights = {
	/** The phase that is on, or null between phases. */
	kind: PhaseKind | null;
	until: Date | null;
	declare: boolean;
	read: boolean;
	score: boolean;
	names_shown: boolean;
	others_shown: boolean;
};

/** Where applications are read and judged at all; the other phases belong to the centre and the schools. */
const judging: readonly PhaseKind[] = ['review', 'discussion'];

/**
 * What the phases of a round allow reviewers now. Outside of all phases nothing is allowed. An interest may be declared as
 * soon as the declaration phase begins and as long as applications are read.
 */
export function rightsNow(phases: readonly Phase[], now: Date): PhaseRights {
	const phase = phaseAt(phases, now);
	const read = phase !== undefined && judging.includes(phase.kind);
	return {
		kind: phase?.kind ?? null,
		until: phase?.ends_at ?? null,
		declare: read || phase?.kind === 'declaration',
		read,
		score: read && phase.scores_change,
		names_shown: read && phase.names_shown,
		others_shown: read && phase.others_shown
	};
}

/** The phase that is on at a moment. */
export const phaseAt = (phases: readonly Phase[], now: Date): Phase | undefined =>
	phases.find(({ starts_at, ends_at }) => starts_at <= now && now < ends_at);

/** The next phase that has not begun. */
export const nextPhase = (phases: readonly Phase[], now: Date): Phase | undefined =>
	inOrder(phases).find(({ starts_at }) => starts_at > now);

/** When scores were or will be changeable for the last time; null where no phase lets them. */
export function scoresCloseAt(phases: readonly Phase[]): Date | null {
	const ends = phases.filter(({ kind, scores_change }) => scores_change && judging.includes(kind)).map(({ ends_at }) => ends_at.getTime());
	return ends.length === 0 ? null : new Date(Math.max(...ends));
}

export type PhaseFault = {
	kind: PhaseKind;
	key: 'phase_ends_before_it_starts' | 'phase_overlaps' | 'phase_out_of_order' | 'review_before_deadline';
};

/**
 * What is wrong with a plan of phases: an end before its beginning, two at once, an order other than the kinds', reviews
 * before the call has closed. A gap between phases is allowed: then reviewers wait.
 */
export function faultsInPhases(phases: readonly Phase[], closes_at: Date): PhaseFault[] {
	const known = phaseKinds.flatMap((kind) => phases.filter((phase) => phase.kind === kind));
	return known.flatMap((phase, place): PhaseFault[] => {
		const { kind } = phase;
		const before = known[place - 1];
		if (phase.ends_at <= phase.starts_at) return [{ kind, key: 'phase_ends_before_it_starts' }];
		if (before && phase.ends_at <= before.starts_at) return [{ kind, key: 'phase_out_of_order' }];
		if (before && phase.starts_at < before.ends_at) return [{ kind, key: 'phase_overlaps' }];
		if (kind !== 'declaration' && phase.starts_at < closes_at) return [{ kind, key: 'review_before_deadline' }];
		return [];
	});
}

const inOrder = (phases: readonly Phase[]): Phase[] => phases.toSorted((one, other) => one.starts_at.getTime() - other.starts_at.getTime());
