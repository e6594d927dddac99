import { expect, test } from 'vitest';
import { miniTrainings, networks2006 } from './blueprints.ts';
import { questionsFor, screen, type Told } from './screener.ts';

const mini = { ...miniTrainings.call, categories_on: '2026-11-20', pupils_as_of: '2026-09-01' };
const nothing: Told = {
	type: null,
	owner_kind: null,
	municipality: null,
	county: null,
	pupils: null,
	team: null,
	administration: null,
	teachers: null,
	above_ceiling: null
};
const good: Told = { ...nothing, pupils: 240, team: 8, administration: 1, teachers: 7, above_ceiling: 0 };

test('a call asks only what its own conditions need', () => {
	expect(questionsFor(mini.criteria)).toEqual(['pupils', 'team', 'administration', 'teachers', 'above_ceiling']);
	expect(questionsFor(networks2006.call.criteria)).toEqual(['type', 'team']);
	expect(questionsFor([])).toEqual([]);
});

test.each([
	['a team of eight with an administrator may apply', {}, 'yes'],
	['seven are too few, whatever else is good', { team: 7 }, 'no'],
	['nobody of the administration', { administration: 0, teachers: 8 }, 'no'],
	['nobody who teaches', { administration: 8, teachers: 0 }, 'no'],
	['a category above the ceiling is looked at', { above_ceiling: 1 }, 'look'],
	['what is not known stays open', { above_ceiling: null }, 'unclear'],
	['a „must“ not met outweighs what is not known', { team: 7, above_ceiling: null }, 'no'],
	['a large school may apply as well', { pupils: 301 }, 'yes']
] as const)('%s', (_, difference, state) => {
	expect(screen(mini, { ...good, ...difference }).state).toBe(state);
});

test('priority is told apart from eligibility', () => {
	expect(screen(mini, good).priority.map(({ met }) => met)).toEqual([true]);
	expect(screen(mini, { ...good, pupils: 301 }).priority.map(({ met }) => met)).toEqual([false]);
	expect(screen(mini, { ...good, pupils: null }).priority.map(({ met }) => met)).toEqual(['unknown']);
});

test('what only the application tells is listed for later and decides nothing', () => {
	expect(screen(mini, good).later.map(({ criterion }) => criterion)).toEqual([
		'school_open',
		'members_distinct',
		'team_of_one_school',
		'topic_among',
		'topic_grounded'
	]);
});

test('told nothing, nobody is refused', () => {
	expect(screen(mini, nothing).state).toBe('unclear');
});
