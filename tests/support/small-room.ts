import { newId } from '#platform';
import type { Visibility } from '#spaces';
import { ask, today, type TestDatabase } from './database.ts';
import type { World } from './random-rooms.ts';
import { loosen, settle } from './settle-rooms.ts';

export type SmallRoom = {
	room: string;
	/** A teacher of each of the two schools, and the coordinator of the network. */
	ona: string;
	jonas: string;
	alma: string;
	/** Nobody here. */
	stranger: string;
	schools: [string, string];
	/** Writes a discussion of somebody with its posts; answers the ids. */
	say: (what: Said) => Promise<{ id: string; posts: string[] }>;
};

type Said = { by: string; title: string; posts: string[]; visibility?: Visibility; at?: Date };

/** A network's room of two schools, straight in the tables: for what need not know how it came to be. */
export async function smallRoom({ url }: TestDatabase): Promise<SmallRoom> {
	await loosen(url);
	const [ona, jonas, alma, stranger] = [newId(), newId(), newId(), newId()];
	const schools: [string, string] = [newId(), newId()];
	const [centre, edition, room] = [newId(), newId(), newId()];
	const span = ['2026-09-01', null] as const;
	const role = (person_id: string, kind: string, organisation_id: string) => ({
		id: newId(),
		person_id,
		kind,
		organisation_id,
		span,
		annulled: false
	});
	const world: World = {
		...{ people: [ona, jonas, alma, stranger], schools, centres: [centre] },
		editions: [{ id: edition, programme_id: newId(), centre_id: centre, ends_on: '2027-06-30' }],
		networks: [{ id: room, edition_id: edition, closed_on: null, founder_id: null }],
		rooms: [{ id: room, kind: 'network', edition_id: edition }],
		roles: [role(ona, 'team_member', schools[0]), role(jonas, 'team_member', schools[1]), role(alma, 'network_coordinator', centre)],
		memberships: schools.map((school_id) => ({ id: newId(), network_id: room, school_id, span })),
		duties: [{ id: newId(), network_id: room, person_id: alma, duty: 'coordinator', accepted: true, span }],
		...{ trainings: [], participants: [], lecturers: [], items: [] }
	};
	await settle(url, world);
	await ask(
		url,
		`update people.person set name = case id when $1 then 'Ona Žvirblytė' when $2 then 'Jonas Ąžuolas' when $3 then 'Alma Koordinatorė' else name end`,
		[ona, jonas, alma]
	);
	const schoolOf = new Map([
		[ona, schools[0]],
		[jonas, schools[1]]
	]);

	const say = async ({ by, title, posts, visibility = 'network', at = today }: Said) => {
		const id = newId();
		await ask(
			url,
			`insert into spaces.item (id, room_id, edition_id, kind, title, visibility, school_id, author_id, made_at, moved_at) values ($1, $2, $3, 'discussion', $4, $5, $6, $7, $8, $8)`,
			[id, room, edition, title, visibility, schoolOf.get(by) ?? null, by, at]
		);
		await ask(url, `insert into spaces.discussion (id, posts) values ($1, $2)`, [id, posts.length]);
		const ids = posts.map(() => newId());
		for (const [place, body] of posts.entries())
			await ask(
				url,
				`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at) values ($1, $2, $3, $4, '', 'page', $5)`,
				[ids[place], id, by, body, new Date(at.getTime() + (place + 1) * 60_000)]
			);
		return { id, posts: ids };
	};
	return { room, ona, jonas, alma, stranger, schools, say };
}
