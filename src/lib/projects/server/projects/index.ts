export { beginProject, type BeginProject, type BeginRefusal } from './begin-project.ts';
export { changeProject, type ChangeProject, type ChangeProjectRefusal } from './change-project.ts';
export { endProject, type EndProject, type EndProjectRefusal } from './end-project.ts';
export { partIn, partsIn, projectFor, projectToWrite, type WriteRefusal } from './part-in.ts';
export { lockProject, projectById, projectsOf, subjectsOf as subjectsOfProject, type ProjectRecord } from './project-record.ts';
export { readProject, readProjectHead, type Progress, type ProjectFront } from './read-project.ts';
export { readSchoolProjects, type SchoolProjects } from './school-projects.ts';
