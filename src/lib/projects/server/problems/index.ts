export { removeFinding, saveCauses, saveFinding, saveProblemWords, type ChangeProblemRefusal } from './change-problem.ts';
export { groupsOfEdition } from './groups.ts';
export { problemOf, type ProblemRecord } from './problem-record.ts';
export { cardsOnPage, readPublicProblem, readPublicProblems, type ProblemCard, type PublicProblem } from './public-problems.ts';
export { publishProblem, withdrawProblem, type PublishProblemRefusal } from './publish-problem.ts';
export { readProblem, type ProblemPage } from './read-problem.ts';
