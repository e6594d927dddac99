import { done } from '#platform';
import { readProject, readSchoolProjects, type ProjectRecord } from '#projects/server';
import { listing, reading } from '../door.ts';
import { leafThrough } from '../page.ts';
import { Project, ProjectFile } from '../shapes/projects.ts';

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

const projectTold = ({ outcome_words, ...project }: ProjectRecord, open: boolean) => ({ ...project, outcome_said: outcome_words, open });
