import { deliveryDaysOf } from '#delivery/server';
import type { CalendarEvent } from '#platform';
import type { Context } from '#platform/server';
import { personById, type Person } from '#people/server';
import { trainingDaysOf } from '#scheduling/server';
import { gatheringDaysOf } from '#spaces/server';

/** What each slice knows that stands in a person's calendar: of the last half year and all that is to come. */
const providers: ((context: Context, person: Person) => Promise<CalendarEvent[]>)[] = [trainingDaysOf, deliveryDaysOf, gatheringDaysOf];

/** One calendar across all roles, the earliest event first. */
export const eventsFor = async (context: Context, person: Person): Promise<CalendarEvent[]> =>
	(await Promise.all(providers.map((ask) => ask(context, person))))
		.flat()
		.sort((one, other) => one.starts_at.getTime() - other.starts_at.getTime() || (one.uid < other.uid ? -1 : 1));

/** What of it is held within so many days, the earliest first, in the language of the page: for whoever looks at Today. */
export async function comingFor(context: Context, days: number): Promise<CalendarEvent[]> {
	const { db, actor, now, locale } = context;
	const person = actor.kind === 'person' ? await db.transaction().execute((trx) => personById(trx, actor.id)) : undefined;
	if (!person) return [];
	const until = new Date(now.getTime() + days * 86_400_000);
	const events = await eventsFor(context, { ...person, locale });
	return events.filter(({ state, starts_at, ends_at }) => state !== 'cancelled' && ends_at >= now && starts_at <= until);
}
