import { m } from '#lib/messages/messages.js';
import { dayOf } from '#platform';
import type { CheckUpAnswer } from '#practices';

export const answerWords: Record<CheckUpAnswer, () => string> = {
	holds: m.practices_checkup_answer_holds,
	changed: m.practices_checkup_answer_changed,
	over: m.practices_checkup_answer_over
};

const said = {
	holds: m.practices_checkup_said_holds,
	changed: m.practices_checkup_said_changed,
	over: m.practices_checkup_said_over
} as const satisfies Record<CheckUpAnswer, (inputs: { month: string }) => string>;

/** When a month is told as the time of something: „2026 m. lapkritį“. */
function monthOf(at: Date): string {
	const [year = '', month = ''] = dayOf(at).split('-');
	return m.practices_checkup_month({ year, month: m.practices_checkup_months().split(', ')[Number(month) - 1] ?? '' });
}

/** What everybody reads of what the authors said some years later. */
export const saidLaterWords = ({ answer, at }: { answer: CheckUpAnswer; at: Date }): string => said[answer]({ month: monthOf(at) });
