import { m } from '#lib/messages/messages.js';
import type { Part } from '#projects';
import type { Progress } from '#projects/server';

/** A part of a project: where it is, how it is called, to whom it is shown, and what already stands in it (empty: nothing yet). */
type ProjectPart = {
	path: string;
	title: () => string;
	about: () => string;
	to: readonly Part[];
	stands: (progress: Progress) => string;
};

const everybody: readonly Part[] = ['team', 'helper', 'officer', 'peer', 'reader'];

/** One line a part, in the order in which a project goes. */
const parts: readonly ProjectPart[] = [
	{
		path: 'problem',
		title: m.projects_part_problem,
		about: m.projects_part_problem_about,
		to: everybody,
		stands: ({ statement, causes }) => (statement ? m.projects_part_problem_stands({ count: causes }) : '')
	},
	{
		path: 'aim',
		title: m.projects_part_aim,
		about: m.projects_part_aim_about,
		to: everybody,
		stands: ({ aim }) => (aim ? m.projects_part_aim_stands() : '')
	},
	{
		path: 'drivers',
		title: m.projects_part_drivers,
		about: m.projects_part_drivers_about,
		to: everybody,
		stands: ({ drivers, ideas }) => (drivers > 0 ? m.projects_part_drivers_stands({ count: ideas }) : '')
	},
	{
		path: 'measures',
		title: m.projects_part_measures,
		about: m.projects_part_measures_about,
		to: everybody,
		stands: ({ measures }) => (measures > 0 ? m.projects_part_measures_stands({ count: measures }) : '')
	},
	{
		path: 'cycles',
		title: m.projects_part_cycles,
		about: m.projects_part_cycles_about,
		to: everybody,
		stands: ({ cycles }) => (cycles > 0 ? m.projects_part_cycles_stands({ count: cycles }) : '')
	},
	{
		path: 'notes',
		title: m.projects_part_notes,
		about: m.projects_part_notes_about,
		to: ['team', 'helper', 'officer'],
		stands: ({ notes }) => (notes > 0 ? m.projects_part_notes_stands({ count: notes }) : '')
	},
	{
		path: 'plan',
		title: m.projects_part_plan,
		about: m.projects_part_plan_about,
		to: everybody,
		stands: ({ plan }) =>
			plan === null
				? ''
				: plan.approved
					? m.projects_plan_state_approved()
					: plan.frozen
						? m.projects_plan_state_frozen()
						: m.projects_plan_state_in_work()
	},
	{
		path: 'reach',
		title: m.projects_part_reach,
		about: m.projects_part_reach_about,
		to: everybody,
		stands: ({ taught, reached }) => (taught > 0 ? m.projects_part_reach_stands({ count: reached }) : '')
	},
	{
		path: 'report',
		title: m.projects_half_title,
		about: m.projects_half_about,
		to: ['team', 'helper', 'officer'],
		stands: ({ half_years }) => (half_years > 0 ? m.projects_half_stands({ count: half_years }) : '')
	}
];

/** The parts of a project as its front page lists them for a reader: who does not write sees those in which something stands. */
export const partsFor = (id: string, { part, progress }: { part: Part; progress: Progress }) =>
	parts
		.filter(({ to }) => to.includes(part))
		.map(({ path, title, about, stands }) => ({ path: `/project/${id}/${path}`, title: title(), about: about(), stands: stands(progress) }))
		.filter(({ stands }) => part === 'team' || stands !== '');
