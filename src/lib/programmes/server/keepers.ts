import { sql } from 'kysely';
import { emptyEvents, emptyLetters, oldEvents, oldLetters, zone } from '#platform/server';
import { keeperOf, type Keeper } from '#people/server';

/** When an edition `e` is over: the midnight after its last day. */
const end = sql<Date>`(e.ends_on + 1)::timestamp at time zone ${zone}`;

/** Editions that ended at a moment or later, each from its first day, or from the opening of its first call where that is earlier. */
const notOver = (before: Date) => sql<{ begins: Date; ends: Date }>`
	select least(e.starts_on::timestamp at time zone ${zone}, (select min(c.opens_at) from programmes.call c where c.edition_id = e.id)) as begins,
		${end} as ends
	from programmes.edition e where ${end} >= ${before}`;

/** Whoever asked is forgotten once their call is over for the term; questions to a call that runs stay as they are. */
const questions = keeperOf(
	'questions',
	(before) => sql`select q.id from programmes.question q join programmes.call c on c.id = q.call_id
		where q.asked_by is not null and c.closes_at < ${before} and q.asked_at < ${before}`,
	(trx, ids) => sql`update programmes.question set asked_by = null where id = any(${ids}::uuid[])`.execute(trx)
);

/** What tells that, and why, something was taken away is not taken away. */
const ofKeeping = ['retention.announced', 'retention.carried_out', 'retention.term_changed'];

/** Letters and events are of no edition by themselves: those of a time in which an edition ran are kept as long as if they were of it. */
export const programmeKeepers: readonly Keeper[] = [
	questions,
	keeperOf('letters', (before) => oldLetters(before, notOver(before)), emptyLetters),
	keeperOf('events', (before) => oldEvents(before, notOver(before), ofKeeping), emptyEvents)
];
