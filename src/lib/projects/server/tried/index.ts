export { results as triedResults, type Result as TriedResult } from './attempts.ts';
export { attemptsOnPage, readTried, type Tried, type TriedPage } from './read-tried.ts';
