import type { Door } from './door.ts';
import { agreement } from './doors/agreements.ts';
import { answer, application, start, submit, withdraw, writeAnswer } from './doors/applications.ts';
import { applicationsOfCall, call, calls } from './doors/calls.ts';
import { certificate } from './doors/certificates.ts';
import { posts, writeAPost } from './doors/discussions.ts';
import { me, myTasks, ownAgreements, ownCertificates } from './doors/me.ts';
import { network, networks } from './doors/networks.ts';
import { practice, practices } from './doors/practices.ts';
import { cycles, measures, project, projectsOfSchool } from './doors/projects.ts';
import { discussions, ownRooms, room } from './doors/rooms.ts';
import {
	agreementsOfSchool,
	applicationsOfASchool,
	certificatesOfASchool,
	networksOfASchool,
	school,
	schools,
	trainingsOfSchool
} from './doors/schools.ts';
import { training, trainingsOfEdition } from './doors/trainings.ts';

/** Every door for programs: the description is made of it, and each route opens one of them. */
export const doors: readonly Door[] = [
	...[me, myTasks, ownCertificates, ownAgreements],
	...[calls, call, applicationsOfCall],
	...[schools, school, applicationsOfASchool, trainingsOfSchool, networksOfASchool, agreementsOfSchool, certificatesOfASchool],
	...[application, answer, start, writeAnswer, submit, withdraw],
	...[practices, practice],
	...[trainingsOfEdition, training],
	...[networks, network],
	...[ownRooms, room, discussions, posts, writeAPost],
	...[projectsOfSchool, project, measures, cycles],
	agreement,
	certificate
];
