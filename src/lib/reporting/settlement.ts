import { addDays, type Day } from '#platform';
import type { Indicator } from './indicator.ts';
import { leastPeople } from './open/safe-groups.ts';

/** Days after the last day of an edition during which its hours are still mended. */
const settleDays = 90;

/** The day from which what an edition tells of people is written down once and told so for good (decision 0285). */
export const settlesOn = ({ ends_on }: { ends_on: Day }): Day => addDays(ends_on, settleDays + 1);

/** The indicators that count people, or hours of people. */
export const ofPeople: readonly Indicator[] = ['team_members_prepared', 'teachers_reached', 'hours_attended', 'certificates_issued'];

/** A number of people as it is told to everybody: in whole fives, rounded down; null is of fewer than five. */
export const inFives = (people: number): number | null =>
	people > 0 && people < leastPeople ? null : Math.floor(people / leastPeople) * leastPeople;
