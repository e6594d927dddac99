import { newId } from '#platform';
import type { Story } from '../../support/story.ts';

/**
 * The room of the network that the school has founded, with a discussion, an event and a material that only the school's own people see, and what one of them wrote
 * there. The rows are those that rooms write. Answers what stands in addresses.
 */
export async function talking(
	{ query }: Story,
	{ network, school, member, secret }: { network: string; school: string; member: string; secret: string }
): Promise<{ room: string; discussion: string; post: string; event: string; material: string }> {
	const now = new Date();
	const [discussion, post, event, material] = [newId(), newId(), newId(), newId()];
	await query(
		`insert into spaces.room (id, kind, edition_id, network_id, opened_at) select id, 'network', edition_id, id, $2 from networks.network where id = $1
		on conflict do nothing`,
		[network, now]
	);
	await query(
		`insert into spaces.item (id, room_id, edition_id, kind, title, visibility, school_id, author_id, made_at, moved_at)
		select $1, id, edition_id, 'discussion', 'Mūsų mokyklos reikalas', 'school', $2, $3, $4, $4 from spaces.room where id = $5`,
		[discussion, school, member, now, network]
	);
	await query(`insert into spaces.discussion (id, posts, last_post_at, last_post_by) values ($1, 1, $2, $3)`, [discussion, now, member]);
	await query(
		`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at) values ($1, $2, $3, $4, '<p>' || $4 || '</p>', 'page', $5)`,
		[post, discussion, member, secret, now]
	);
	await query(
		`insert into spaces.item (id, room_id, edition_id, kind, title, visibility, school_id, author_id, made_at, moved_at)
		select $1, id, edition_id, 'event', 'Mūsų mokyklos susitikimas', 'school', $2, $3, $4, $4 from spaces.room where id = $5`,
		[event, school, member, now, network]
	);
	await query(
		`insert into spaces.event (id, kind, agenda, place, starts_at, ends_at) values ($1, 'gathering', $2, 'Mokytojų kambarys', $3::timestamptz + interval '1 day', $3::timestamptz + interval '26 hours')`,
		[event, secret, now]
	);
	await query(
		`insert into spaces.item (id, room_id, edition_id, kind, title, visibility, school_id, author_id, made_at, moved_at)
		select $1, id, edition_id, 'material', 'Mūsų mokyklos lapas', 'school', $2, $3, $4, $4 from spaces.room where id = $5`,
		[material, school, member, now, network]
	);
	await query(`insert into spaces.material (id, licence, author) values ($1, 'cc_by', 'Mes')`, [material]);
	await query(
		`insert into spaces.material_version (material_id, number, link, note, added_at, added_by) values ($1, 1, 'https://mokykla.example/lapas', $2, $3, $4)`,
		[material, secret, now, member]
	);
	return { room: network, discussion, post, event, material };
}
