import { deliveryDaysOf } from '#delivery/server';
import type { CalendarEvent } from '#platform';
import type { Context } from '#platform/server';
import type { Person } from '#people/server';
import { trainingDaysOf } from '#scheduling/server';
import { gatheringDaysOf } from '#spaces/server';

/** What each slice knows that stands in a person's calendar: of the last half year and all that is to come. */
const providers: ((context: Context, person: Person) => Promise<CalendarEvent[]>)[] = [trainingDaysOf, deliveryDaysOf, gatheringDaysOf];

/** One calendar across all roles, the earliest event first. */
export const eventsFor = async (context: Context, person: Person): Promise<CalendarEvent[]> =>
	(await Promise.all(providers.map((ask) => ask(context, person))))
		.flat()
		.sort((one, other) => one.starts_at.getTime() - other.starts_at.getTime() || (one.uid < other.uid ? -1 : 1));
