import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { dayInWords, type Day } from '#platform';

type State = 'asked' | 'refused' | 'being_made' | 'failed' | 'lapsed' | 'ready' | 'over';
const words: Record<Exclude<State, 'ready'>, () => string> = {
	asked: m.reporting_research_state_asked,
	refused: m.reporting_research_state_refused,
	being_made: m.reporting_research_state_being_made,
	failed: m.reporting_research_state_failed,
	lapsed: m.reporting_research_state_lapsed,
	over: m.reporting_research_state_over
};

/** Where an export stands, as people say it. */
export const exportState = (state: State, until: Day | null): string =>
	state === 'ready' ? m.reporting_research_state_ready({ day: until ? dayInWords(until, getLocale()) : '' }) : words[state]();
