import { addDays, line, type Day, type Fault } from '#platform';
import { lengthFault } from './text.ts';

/** For so many days the address at which teachers agree to be named is answered. */
export const namesAskedFor = 60;
/** So many more names than the team said that it reached are taken: somebody may have been counted too few, a hundred may not. */
export const namesToSpare = 20;
/** For so many days after the end of the edition names are kept. */
const namesKeptFor = 365;

/** On which day the names that were given in an edition are forgotten. */
export const namesForgottenOn = (edition: { ends_on: Day }): Day => addDays(edition.ends_on, namesKeptFor);

/** How many names are taken where a team said that it reached so many. */
export const mostNames = (reached: number): number => reached + namesToSpare;

/** Reads the name with which a teacher agrees to stand: letters, spaces and the signs that names have. */
export function readName(typed: string): { name: string; faults: Fault[] } {
	const name = line(typed);
	const short = lengthFault('name', name, { least: 3, most: 100, missing: 'named_name' });
	const odd = short.length === 0 && !/^\p{L}[\p{L}\p{M} .'’-]+$/u.test(name);
	return { name, faults: odd ? [{ field: 'name', key: 'projects_fault_named_letters' }] : short };
}
