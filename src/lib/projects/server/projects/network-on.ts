import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#platform';

/**
 * The network to which a project (`p`, its edition as `edition`) belongs on a day, to be joined: that in which its school is. A school
 * that has moved takes its project along into the network that was formed for it, never by itself into one that another school has
 * founded, because its people would read notes and names; of one that has left and is in none nobody but its own people and the centre reads on. Once
 * a network or the edition is over, it is that of the last day. Where a school is in several at once, first the one in which the
 * project began, then the one that was formed. `projects.project.network_id` says where it began, and stays.
 */
export const networkOn = (day: Day): RawBuilder<unknown> => sql`lateral (
	select n.* from networks.membership m join networks.network n on n.id = m.network_id
	where m.school_id = p.school_id and m.edition_id = p.edition_id and (n.kind <> 'founded' or n.id = p.network_id) and m.starts_on <= least(${day}::date, edition.ends_on)
		and (m.ends_on is null or m.ends_on >= least(${day}::date, n.closed_on, edition.ends_on))
	order by coalesce(n.closed_on < ${day}::date, false), n.id is distinct from p.network_id, n.kind, m.starts_on desc limit 1
) network on true`;
