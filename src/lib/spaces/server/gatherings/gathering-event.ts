import { sql } from 'kysely';
import { dayOf, type CalendarEvent, type Locale } from '#platform';
import type { Context } from '#platform/server';
import { siteAddress, type Person } from '#people/server';
import { standingFor, visibleTo } from '../rooms/index.ts';
import { gatheringsWhere, type GatheringRecord } from './gathering-record.ts';

/** A gathering as an event of a calendar. */
export function gatheringEvent(gathering: GatheringRecord, locale: Locale): CalendarEvent {
	const address = gatheringAddress(gathering, locale);
	return {
		uid: `gathering-${gathering.id}@kartu`,
		sequence: gathering.revision,
		starts_at: gathering.starts_at,
		ends_at: gathering.ends_at,
		title: gathering.title,
		description: address,
		place: gathering.place,
		address,
		state: gathering.cancelled_at === null ? 'confirmed' : 'cancelled',
		changed_at: gathering.cancelled_at ?? gathering.made_at
	};
}

export const gatheringAddress = ({ room_id, id }: Pick<GatheringRecord, 'room_id' | 'id'>, locale: Locale): string =>
	siteAddress(`/room/${room_id}/events/${id}`, locale);

/** So many days stay in a calendar after they are over. */
const kept = 183;

/** What somebody has signed up for, or hosts, for their calendar: of the last half year and to come, as far as they may still see it. */
export function gatheringDaysOf({ db, now }: Context, person: Person): Promise<CalendarEvent[]> {
	return db.transaction().execute(async (trx) => {
		const standing = await standingFor(trx, person.id, dayOf(now));
		const { rows } = await sql<{ id: string }>`
			select event.id from spaces.event event
			join spaces.item item on item.id = event.id and item.removed_at is null
			where ${visibleTo(standing)} and event.ends_at >= ${now}::timestamptz - make_interval(days => ${kept}) and (event.host_id = ${person.id}
				or exists (select from spaces.sign_up s where s.event_id = event.id and s.person_id = ${person.id} and s.withdrawn_at is null))
			limit 500`.execute(trx);
		const found = await gatheringsWhere(trx, { ids: rows.map(({ id }) => id) });
		return found.map((gathering) => gatheringEvent(gathering, person.locale));
	});
}
