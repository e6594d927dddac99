import { addDays, instantAt, type Day } from '#platform';
import {
	addMeasure,
	beginProject,
	endProject,
	enterValue,
	readDrivers,
	readProblem,
	saveCauses,
	saveDrivers,
	saveProblemWords,
	setAim
} from '#projects/server';
import type { Telling } from './applicant.ts';
import { inStory } from './country.ts';
import type { StoryNetwork } from './networking.ts';
import { tellHealth, tellReach } from './reaching.ts';
import { tellPlan } from './school-plans.ts';
import { tellCycles } from './testing-changes.ts';
import { forEach, must, type Teller } from './teller.ts';
import { themeOf, type Idea, type Theme } from './words/improvement/index.ts';
import type { Matter } from './words/talk.ts';

type Told = Pick<Telling, 'teller' | 'country'>;
/** A project as the story goes on with it: whose it is, what it is about, and who of its school writes. */
export type StoryProject = { id: string; school: string; network: string; theme: Theme; team: string[]; from: Day; stays: boolean };
/** From when to when a network's schools work at their projects; those of an edition that is over end them. */
export type Span = { from: Day; to: Day; ends: boolean };

/** Each school of the networks works at one problem (B-08): its own, in its own words (B-09). */
export async function tellProjects(told: Told, networks: readonly StoryNetwork[], span: Span): Promise<StoryProject[]> {
	const projects: StoryProject[] = [];
	for (const network of networks) {
		const schools = await schoolsOf(told.teller, network.id, span.from);
		await forEach(schools, async (school, place) => {
			const project = await tellProject(told, network, school, spanOf(school, span, 3 * place));
			projects.push(project);
		});
	}
	await tellHealth(
		told,
		projects.filter(({ stays }) => stays),
		span
	);
	told.teller.say(`${projects.length} improvement projects`);
	return projects;
}

/** A school works from when it is in the network; one that leaves ends its project then. */
const spanOf = ({ since, until }: Member, { from, to, ends }: Span, later: number): Span => ({
	from: addDays(since > from ? since : from, later),
	to: until ?? to,
	ends: ends || until !== null
});

/** What people of a network talk about: the ideas and measures of their projects. */
export const mattersOf = (projects: readonly StoryProject[]): Matter[] =>
	projects.flatMap(({ theme }) => ideasOf(theme).map(({ name }) => ({ idea: name, measure: theme.aim.measure })));

const ideasOf = ({ drivers }: Theme): Idea[] => drivers.flatMap(([, , ...ideas]) => ideas);

type Member = { school_id: string; since: Day; until: Day | null; topic: string | null; team: string[] };

/** The schools of a network that stay, with what problem they came and who of them writes: the coordinator first. */
function schoolsOf(teller: Teller, networkId: string, on: Day): Promise<Member[]> {
	return inStory(teller, async (trx) => {
		const rows = await trx
			.selectFrom('networks.membership as m')
			.innerJoin('people.role as r', 'r.organisation_id', 'm.school_id')
			.leftJoin('applications.application as a', 'a.id', 'm.application_id')
			.select(['m.school_id', 'm.starts_on as since', 'm.ends_on as until', 'a.topic_code as topic', 'r.person_id', 'r.kind'])
			.where('m.network_id', '=', networkId)
			.where('r.kind', 'in', ['school_coordinator', 'school_head', 'team_member'])
			.where('r.annulled_at', 'is', null)
			.where('r.starts_on', '<=', on)
			.where('r.ends_on', 'is', null)
			.orderBy('m.school_id')
			.orderBy('r.kind')
			.orderBy('r.person_id')
			.execute();
		const schools = new Map<string, Member>();
		for (const { school_id, since, until, topic, person_id } of rows) {
			const school = schools.get(school_id) ?? { school_id, since, until, topic, team: [] };
			schools.set(school_id, { ...school, team: [...new Set([...school.team, person_id])] });
		}
		return [...schools.values()];
	});
}

async function tellProject(
	told: Told,
	network: StoryNetwork,
	{ school_id, until, topic, team }: Member,
	span: Span
): Promise<StoryProject> {
	const { teller } = told;
	const theme = themeOf(topic);
	const by = (day: Day, time?: string) => teller.as(teller.pick(team), day, time);
	const { id } = await must(beginProject(by(span.from), { school_id, network_id: network.id, title: theme.title }));
	const project = { id, school: school_id, network: network.id, theme, team, from: span.from, stays: until === null };
	await tellProblem(teller, project, addDays(span.from, 6));
	const aim = await tellAim(teller, project, addDays(span.from, 20), endOf(span));
	const drivers = await tellDrivers(teller, project, addDays(span.from, 26));
	const measures = await tellMeasures(teller, project, aim, { ...span, from: addDays(span.from, 30) });
	await tellCycles(teller, project, drivers, measures.aim, { ...span, from: addDays(span.from, 40) });
	await tellPlan(told, project, aim, { ...span, from: addDays(span.from, 45) });
	await tellReach(told, project, { ...span, from: addDays(span.from, 60) });
	if (span.ends) await tellEnd(teller, project, span.to);
	return project;
}

async function tellProblem(teller: Teller, { id, theme, team }: StoryProject, on: Day): Promise<void> {
	const by = teller.as(team[0] as string, on, '15:10');
	const { marks } = await must(readProblem(by, id));
	const { problem, concerns, known, code, causes } = theme;
	await must(
		saveProblemWords(by, { project_id: id, statement: problem, group_code: code, concerns, known_from: known, seen: marks.words })
	);
	const bones = causes.map(([words, ...lines], at) => ({
		words,
		causes: lines.map((line, n) => (at + n === 0 ? `* ${line}` : line)).join('\n')
	}));
	await must(saveCauses(by, { project_id: id, bones, seen: marks.causes }));
}

/** Where the school begins and where it wants to be. */
export type StoryAim = { from: number; to: number };

/** By when a school wants to be there: the end of its edition, or half a year from now. */
export const endOf = ({ to, ends }: Span): Day => addDays(to, ends ? -10 : 180);

async function tellAim(teller: Teller, { id, theme, team }: StoryProject, on: Day, by_on: Day): Promise<StoryAim> {
	const aim = { from: teller.between(...theme.aim.from), to: teller.between(...theme.aim.to) };
	const { measure, unit, for_whom } = theme.aim;
	const typed = { measure, unit, for_whom, from: String(aim.from), to: String(aim.to), by_on, why: '' };
	await must(setAim(teller.as(team[0] as string, on, '15:40'), { project_id: id, ...typed, seen: 0 }));
	return aim;
}

/** The driver diagram as its outline; answers the change ideas with their ids. */
async function tellDrivers(teller: Teller, { id, theme, team }: StoryProject, on: Day): Promise<{ id: string; idea: Idea }[]> {
	const by = teller.as(team[0] as string, on, '14:30');
	const rows = theme.drivers.flatMap(([primary, secondary, ...ideas]) => [
		{ id: '', level: 'primary', words: primary },
		{ id: '', level: 'secondary', words: secondary },
		...ideas.map(({ name }) => ({ id: '', level: 'change', words: name }))
	]);
	const { mark } = await must(readDrivers(by, id));
	await must(saveDrivers(by, { project_id: id, rows, seen: mark }));
	const { rows: kept } = await must(readDrivers(by, id));
	return ideasOf(theme).map((idea) => ({ idea, id: kept.find(({ words }) => words === idea.name)?.id ?? '' }));
}

/** The measure of the aim and one of what is done for it, with a value a month: the first three are the baseline, then it moves. */
async function tellMeasures(
	teller: Teller,
	{ id, theme, team }: StoryProject,
	aim: StoryAim,
	{ from, to }: Span
): Promise<{ aim: string }> {
	const by = (day: Day, time?: string) => teller.as(team[1] ?? (team[0] as string), day, time);
	const { measure, unit } = theme.aim;
	const common = { how: '', rhythm: 'monthly', baseline: '3' };
	const better = aim.to > aim.from ? 'up' : 'down';
	const outcome = await must(
		addMeasure(by(from), { project_id: id, name: measure, unit, kind: 'outcome', better, of_aim: true, ...common })
	);
	const { measure: name, unit: processUnit, from: begins, to: reaches } = theme.process;
	const process = await must(
		addMeasure(by(from, '10:20'), { project_id: id, name, unit: processUnit, kind: 'process', better: 'up', of_aim: false, ...common })
	);
	const target = { from: teller.between(...begins), to: teller.between(...reaches) };
	const months = Math.max(1, Math.floor(daysBetween(from, to) / 30));
	for (let month = 0; month < months; month++) {
		const day = addDays(from, 30 * month + 2);
		const share = Math.max(0, (month - 2) / Math.max(3, months - 2));
		await must(enterValue(by(day, '16:05'), { measure_id: outcome.id, typed: typedValue(teller, aim, share, unit), came_by: 'page' }));
		await must(enterValue(by(day, '16:07'), { measure_id: process.id, typed: typedValue(teller, target, share, ''), came_by: 'page' }));
	}
	return { aim: outcome.id };
}

/** A value on the way from where it began to where it is to be, as people type it: not every month is better than the one before. */
function typedValue(teller: Teller, { from, to }: StoryAim, share: number, unit: string): string {
	const wanted = from + (to - from) * share * 0.9;
	const value = Math.max(0, Math.round(wanted + Math.abs(to - from) * 0.12 * (teller.next() * 2 - 1)));
	return unit === '%' && teller.happens(0.5) ? `${value} %` : String(value);
}

const daysBetween = (from: Day, to: Day): number =>
	Math.round((instantAt(to, '12:00').getTime() - instantAt(from, '12:00').getTime()) / 86_400_000);

/** The edition is over, or the school leaves: most have finished, a few gave their project up and say what they learned from it. */
async function tellEnd(teller: Teller, { id, team, theme, stays }: StoryProject, last: Day): Promise<void> {
	const finished = stays && teller.happens(0.9);
	const words = finished
		? `Dirbsime taip ir toliau: ${theme.drivers[0]?.[0].toLowerCase() ?? ''} – tai mums jau įprasta.`
		: 'Komandoje liko du žmonės, todėl sustojome. Supratome, kad pradėti reikia nuo mažesnio bandymo ir didesnės komandos.';
	await must(
		endProject(teller.as(team[0] as string, addDays(last, -4), '15:00'), {
			project_id: id,
			outcome: finished ? 'finished' : 'given_up',
			words
		})
	);
}
