import { done } from '#platform';
import { stageOf } from '#projects';
import { readCycles, readMeasures, readProject, readSchoolProjects, type ProjectRecord } from '#projects/server';
import { listing, reading } from '../door.ts';
import { leafThrough } from '../page.ts';
import { Cycle, Measure, Project, ProjectFile } from '../shapes/projects.ts';

export const projectsOfSchool = listing({
	path: '/schools/{school}/projects',
	name: 'listProjectsOfSchool',
	says: 'The improvement projects of a school that you may see, the newest first.',
	tells: Project,
	read: async ({ context, params, window }) => {
		const found = await readSchoolProjects(context, params['school'] ?? '');
		if (!found.ok) return found;
		const told = found.value.projects.map(({ project, open }) => projectTold(project, open));
		return done(leafThrough(told, window, ({ id }) => id));
	}
});

export const project = reading({
	path: '/projects/{project}',
	name: 'readProject',
	says: 'An improvement project, what it is about and what it aims at, for those who may see it.',
	tells: ProjectFile,
	read: async ({ context, params }) => {
		const found = await readProject(context, params['project'] ?? '');
		if (!found.ok) return found;
		const { project, part, open, progress } = found.value;
		return done({ ...projectTold(project, open), as: part, statement: progress.statement, aim: progress.aim });
	}
});

export const measures = listing({
	path: '/projects/{project}/measures',
	name: 'listMeasures',
	says: 'What an improvement project measures, that of its aim first, each with its values in the order of their days.',
	tells: Measure,
	read: async ({ context, params, window }) => {
		const found = await readMeasures(context, params['project'] ?? '');
		if (!found.ok) return found;
		return done(leafThrough(found.value.measures, window, ({ id }) => id));
	}
});

export const cycles = listing({
	path: '/projects/{project}/cycles',
	name: 'listCycles',
	says: 'What an improvement project tried, in the order it was planned: what was expected, done, learned and decided.',
	tells: Cycle,
	read: async ({ context, params, window }) => {
		const found = await readCycles(context, params['project'] ?? '');
		if (!found.ok) return found;
		const told = found.value.cycles.map((cycle) => ({ ...cycle, stage: stageOf(cycle) }));
		return done(leafThrough(told, window, ({ id }) => id));
	}
});

const projectTold = ({ outcome_words, ...project }: ProjectRecord, open: boolean) => ({ ...project, outcome_said: outcome_words, open });
