import { agreementTodos } from '#agreements/server';
import { applicationTodos, centreTodos, municipalityTodos } from '#applications/server';
import { commitmentTodos, surveyTodos } from '#evaluation/server';
import { consultationTodos, registerTodos, roomTodos } from '#delivery/server';
import { certificateTodos } from '#credentials/server';
import { formationTodos, networkTodos } from '#networks/server';
import { erasureTodos } from '#people/server';
import { inOrderOfNeed, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { programmeTodos } from '#programmes/server';
import { bookTodos, practiceTodos } from '#practices/server';
import { planTodos, projectTodos, tryingTodos } from '#projects/server';
import { reportingTodos } from '#reporting/server';
import { schoolTodos } from '#schools/server';
import { timetableTodos, trainingTodos } from '#scheduling/server';
import { decidingTodos, reviewTodos, roundTodos } from '#selection/server';
import { helpTodos, taskTodos } from '#spaces/server';

/** What each slice knows to be waiting for a person. */
const providers: ((context: Context) => Promise<Todo[]>)[] = [
	applicationTodos,
	centreTodos,
	municipalityTodos,
	schoolTodos,
	erasureTodos,
	programmeTodos,
	reviewTodos,
	roundTodos,
	decidingTodos,
	agreementTodos,
	formationTodos,
	networkTodos,
	timetableTodos,
	certificateTodos,
	trainingTodos,
	registerTodos,
	consultationTodos,
	roomTodos,
	surveyTodos,
	commitmentTodos,
	reportingTodos,
	projectTodos,
	planTodos,
	tryingTodos,
	practiceTodos,
	bookTodos,
	helpTodos,
	taskTodos
];

/** One list across all roles, in the order of need. */
export const todosFor = async (context: Context): Promise<Todo[]> =>
	inOrderOfNeed((await Promise.all(providers.map((ask) => ask(context)))).flat());
