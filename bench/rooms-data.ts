import pg from 'pg';

export type LargeRoom = {
	room: string;
	/** The discussion that is read, with fifty posts, or with 5,000 when it has grown. */
	discussion: string;
	/** Others of the room, one for each writer. */
	discussions: string[];
	people: { id: string; email: string }[];
};

const rooms = 7;
/** The room that is read: which words are said in which room is the same every time, and seventeen of its posts have the words that are sought. */
const readRoom = 3;
const schoolsEach = 6;
const size = { discussions: 500, posts: 5000, read: 50 };
const writers = 64;

/** What is said: five sentences and a word that few posts have. */
const words = (n: string) =>
	`(array['Mokiniai kelia klausimus poromis ir patys renkasi, ką skaitys toliau.', 'Tėvai klausia, kodėl vertiname be pažymio; paruošėme trumpą atmintinę.', 'Pamokos pabaigoje trumpai apmąstome, kas pavyko ir ko mokysimės rytoj.', 'Rodome pavyzdį ir kalbamės, pagal ką žinosime, kad išmokome.', 'Kitą savaitę stebėsime pamoką septintoje klasėje – kas prisijungs?'])[1 + ${n} % 5] || ' Lankomumas žodis' || ${n} % 997 || '.'`;

/**
 * Seven networks that schools of a story founded, with 64 more people, 500 discussions and 5,000 posts: as much as a programme of
 * eighteen months. Straight into the tables, for measuring only.
 */
export async function makeRooms(database: string): Promise<LargeRoom> {
	return withOwner(database, async (owner) => {
		await owner.query(`create temporary table place as
			select school.id as school_id, (row_number() over (order by school.id) - 1) % ${rooms} + 1 as number, gen_random_uuid() as network_id, edition.id as edition_id
			from schools.school school cross join (select id from programmes.edition limit 1) edition limit ${rooms * schoolsEach}`);
		await owner.query(
			`update place set network_id = first.network_id from (select distinct on (number) number, network_id from place order by number, school_id) first where first.number = place.number`
		);
		await owner.query(`insert into networks.network (id, edition_id, kind, number, slug, name, level, schools_least, schools_most, coordinators, experts_least, host_id, founder_id, formed_at, activated_at)
			select distinct on (number) network_id, edition_id, 'founded', number, 'greitis-' || number, jsonb_build_object('lt', 'Tinklas ' || number, 'en', 'Network ' || number), 'regional', 2, 20, 0, 0, school_id, school_id, now() - interval '1 year', now() - interval '1 year'
			from place order by number, school_id`);
		await owner.query(`insert into networks.membership (id, network_id, edition_id, kind, school_id, starts_on, joined, joined_at)
			select gen_random_uuid(), network_id, edition_id, 'founded', school_id, current_date - 365, 'invited', now() from place`);
		await owner.query(
			`insert into spaces.room (id, kind, edition_id, network_id, opened_at) select distinct network_id, 'network', edition_id, network_id, now() - interval '1 year' from place`
		);
		await owner.query(
			`insert into people.person (id, name, email, created_at) select gen_random_uuid(), 'Rašytoja ' || n, 'rasytoja' || n || '@greitis.example', now() from generate_series(1, ${writers}) n`
		);
		const {
			rows: [read]
		} = await owner.query<{ id: string }>(`select network_id as id from place where number = ${readRoom} limit 1`);
		const room = read?.id ?? '';
		// All write in one room: it is read while it is written.
		await owner.query(
			`insert into people.role (id, person_id, kind, organisation_id, starts_on, given_at)
			select gen_random_uuid(), person.id, 'team_member', place.school_id, current_date - 365, now()
			from (select id, row_number() over (order by email) as n from people.person where email like '%@greitis.example') person
			join (select school_id, row_number() over (order by school_id) as n from place where network_id = $1) place on place.n = 1 + person.n % ${schoolsEach}`,
			[room]
		);
		await converse(owner, size.discussions, size.posts);
		const { rows: discussions } = await owner.query<{ id: string }>(
			`select id from spaces.item where room_id = $1 order by moved_at desc, id desc limit ${writers + 1}`,
			[room]
		);
		const [discussion = '', ...others] = discussions.map(({ id }) => id);
		await lengthen(owner, discussion, size.read);
		await owner.query('vacuum analyze');
		const { rows: people } = await owner.query<{ id: string; email: string }>(
			`select id, email from people.person where email like '%@greitis.example' order by email`
		);
		return { room, discussion, discussions: others, people };
	});
}

/** A hundred times the discussions and posts in the same rooms, and a hundred times the posts of the discussion that is read. */
export const grow = (database: string, { discussion }: LargeRoom, times: number): Promise<void> =>
	withOwner(database, async (owner) => {
		await owner.query('drop index spaces.post_search_idx, spaces.item_search_idx');
		await converse(owner, size.discussions * (times - 1), size.posts * (times - 1));
		await lengthen(owner, discussion, size.read * times);
		await owner.query('create index post_search_idx on spaces.post using gin (search); ');
		await owner.query('create index item_search_idx on spaces.item using gin (search)');
		await owner.query('vacuum analyze');
	});

/** So many discussions, spread over the rooms, with as many posts each, by the people of the first room. */
async function converse(owner: pg.Client, discussions: number, posts: number): Promise<void> {
	const person = `(select array_agg(id) from people.person where email like '%@greitis.example')`;
	await owner.query(`create temporary table talk as
		select gen_random_uuid() as id, n, room.id as room_id, room.edition_id, now() - interval '300 days' * random() as at
		from generate_series(1, ${discussions}) n
		join (select room.id, room.edition_id, network.number as place from spaces.room room join networks.network network on network.id = room.network_id where network.kind = 'founded') room on room.place = 1 + n % ${rooms}`);
	await owner.query(`insert into spaces.item (id, room_id, edition_id, kind, title, visibility, author_id, made_at, moved_at)
		select id, room_id, edition_id, 'discussion', 'Kaip sekėsi su ' || n || '-uoju pokalbiu apie pamoką', 'network', (${person})[1 + n % ${writers}], at, at + interval '1 day' from talk`);
	await owner.query(
		`insert into spaces.discussion (id, posts, last_post_at, question) select id, ${posts / discussions}, at + interval '1 day', n % 5 = 0 from talk`
	);
	await owner.query(`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
		select gen_random_uuid(), talk.id, (${person})[1 + (n + turn) % ${writers}], ${words('(n * 31 + turn)')}, '<p>' || ${words('(n * 31 + turn)')} || '</p>', 'page', at + turn * interval '1 minute'
		from talk cross join generate_series(1, ${Math.round(posts / discussions)}) turn`);
	await owner.query('drop table talk');
}

/** Makes a discussion as long as said. */
async function lengthen(owner: pg.Client, id: string, to: number): Promise<void> {
	await owner.query(
		`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
		select gen_random_uuid(), $1, author.id, ${words('n')}, '<p>' || ${words('n')} || '</p>', 'page', now() - (${to} - n) * interval '1 minute'
		from generate_series((select count(*) + 1 from spaces.post where discussion_id = $1), ${to}) n
		cross join lateral (select id from people.person where email = 'rasytoja' || (1 + n % ${writers}) || '@greitis.example') author`,
		[id]
	);
	await owner.query(
		`update spaces.discussion set posts = (select count(*) from spaces.post where discussion_id = $1), last_post_at = now() where id = $1`,
		[id]
	);
}

export async function withOwner<Result>(database: string, work: (owner: pg.Client) => Promise<Result>): Promise<Result> {
	const owner = new pg.Client(database);
	await owner.connect();
	try {
		return await work(owner);
	} finally {
		await owner.end();
	}
}
