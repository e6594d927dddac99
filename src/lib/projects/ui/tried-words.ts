import { m } from '#lib/messages/messages.js';
import type { Likeness } from '#projects';

export const resultWords: Record<'adopt' | 'adapt' | 'abandon' | 'finished' | 'given_up', () => string> = {
	adopt: m.projects_result_adopt,
	adapt: m.projects_result_adapt,
	abandon: m.projects_result_abandon,
	finished: m.projects_outcome_finished,
	given_up: m.projects_outcome_given_up
};

const reasons: Record<Likeness['why'][number], () => string> = {
	group: m.projects_like_group,
	type: m.projects_like_type,
	size: m.projects_like_size
};

/** Why something is shown, in one line; empty where nothing is alike. */
export const likenessSaid = ({ why, km }: Pick<Likeness, 'why' | 'km'>): string =>
	[...why.map((one) => reasons[one]()), ...(km === null ? [] : [m.projects_like_near({ km })])].join(', ');
