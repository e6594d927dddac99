import type { Day } from '#platform';
import type { TrainingFacts } from './facts.ts';

/** `hard` keeps a timetable from being published, `soft` asks to look again, `note` only says how a rule was read. */
export type Severity = 'hard' | 'soft' | 'note';

/** One remark on a timetable: its sentence is the message `warning_<key>`, told with names; `day` is written out in it. */
export type Warning = {
	key: string;
	severity: Severity;
	/** The rule of docs/rules.md; null where it is a wish or a setting. */
	clause: string | null;
	training_id: string | null;
	/** The other training of a clash. */
	other_id: string | null;
	lecturer_id: string | null;
	day: Day | null;
	values: Record<string, string | number>;
};

/** Whether a warning concerns a training: it is its own, or it is the other side of a clash. */
export const concerns = ({ training_id, other_id }: Pick<Warning, 'training_id' | 'other_id'>, id: string): boolean =>
	training_id === id || other_id === id;

export const isHard = ({ severity }: Pick<Warning, 'severity'>): boolean => severity === 'hard';

export function warning(
	key: string,
	severity: Severity,
	clause: string | null,
	training: TrainingFacts | null,
	more: Partial<Pick<Warning, 'lecturer_id' | 'other_id' | 'day' | 'values'>> = {}
): Warning {
	const { lecturer_id = null, other_id = null, day = null, values = {} } = more;
	return {
		key,
		severity,
		clause,
		training_id: training?.id ?? null,
		other_id,
		lecturer_id,
		day,
		values: { ...(training && { school: training.school }), ...values }
	};
}
