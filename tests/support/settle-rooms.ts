import pg from 'pg';
import { newId } from '#platform';
import { ask, today } from './database.ts';
import type { World } from './random-rooms.ts';

type Row = Record<string, unknown>;

/** What a world needs of the database of one test file: it stands without what else stands behind it (applications, proposals, a timetable). */
export const loosen = (url: string): Promise<unknown> =>
	ask(
		url,
		`do $$ declare tied record; begin
			for tied in select conrelid::regclass as place, conname from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ('people', 'schools', 'programmes', 'networks', 'delivery', 'spaces') loop
				execute format('alter table %s drop constraint %I', tied.place, tied.conname);
			end loop;
			alter table networks.network disable trigger user;
			alter table networks.membership disable trigger user;
			alter table delivery.participant disable trigger user;
		end $$`
	);

/**
 * Writes a world straight into the tables of a database that was loosened, and answers it without what the database itself would
 * not take: a second role of a kind in the same days, for one.
 */
export async function settle(url: string, world: World): Promise<World> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		return await write(client, world);
	} finally {
		await client.end();
	}
}

const said = (text: string) => ({ lt: text, en: text });
const short = (id: string) => id.slice(0, 8);

async function write(client: pg.Client, world: World): Promise<World> {
	const into = (table: string, rows: Row[]) => insert(client, table, rows);
	await into(
		'people.person',
		world.people.map((id, place) => ({
			id,
			name: `Žmogus ${place} ${short(id)}`,
			email: `${id}@kambariai.example`,
			locale: 'lt',
			created_at: today
		}))
	);
	await into('people.organisation', [
		...world.schools.map((id) => ({ id, kind: 'school', name: `Mokykla ${short(id)}`, operates: false })),
		...world.centres.map((id) => ({ id, kind: 'centre', name: `Centras ${short(id)}`, operates: false }))
	]);
	const programmes = new Map(world.editions.map(({ programme_id, centre_id }) => [programme_id, centre_id]));
	await into(
		'programmes.programme',
		[...programmes].map(([id, centre_id]) => ({
			id,
			slug: id,
			kind: 'networks',
			name: said('Programa'),
			summary: said(''),
			centre_id,
			created_at: today
		}))
	);
	await into(
		'programmes.edition',
		world.editions.map(({ id, programme_id, ends_on }) => ({
			id,
			programme_id,
			slug: id,
			name: said('Laida'),
			starts_on: '2025-08-01',
			ends_on,
			terms: {},
			created_at: today
		}))
	);
	await into(
		'networks.network',
		world.networks.map((network, place) => networkRow(world, network, place))
	);
	const trainings = world.trainings.map(({ id, edition_id, school_id }) => ({
		id,
		reference: short(id),
		edition_id,
		kind: 'training',
		training_id: id,
		school_id,
		title: said('Mokymai'),
		place: 'Salė',
		lecturers_least: 1,
		contact: 4,
		consultation: 0,
		revision: 0,
		made_at: today
	}));
	await into('delivery.delivery', trainings);
	await into(
		'spaces.room',
		world.rooms.map(({ id, kind, edition_id }) => ({
			id,
			kind,
			edition_id,
			network_id: kind === 'network' ? id : null,
			delivery_id: kind === 'training' ? id : null,
			opened_at: today
		}))
	);
	await into(
		'delivery.lecturer',
		world.lecturers.map(({ delivery_id, person_id, removed }) => ({
			delivery_id,
			person_id,
			added_at: today,
			removed_at: removed ? today : null
		}))
	);

	const editionOf = new Map(world.networks.map(({ id, edition_id }) => [id, edition_id]));
	const roles = await into(
		'people.role',
		world.roles.map(({ annulled, ...role }) => ({ ...dated(role), given_at: today, annulled_at: annulled ? today : null }))
	);
	const memberships = await into(
		'networks.membership',
		world.memberships.map((one) => ({
			...dated(one),
			edition_id: editionOf.get(one.network_id),
			kind: 'founded',
			joined: 'invited',
			joined_at: today
		}))
	);
	const duties = await into(
		'networks.duty',
		world.duties.map(({ accepted, ...one }) => ({
			...dated(one),
			...(accepted ? {} : { starts_on: null, ends_on: null }),
			offered_at: today,
			answer_by: today,
			facts: {},
			reason: '',
			answer: accepted ? 'accepted' : 'declined',
			answered_at: today,
			...(accepted && one.span[1] !== null ? { ended_at: today, ended_why: 'baigė' } : {})
		}))
	);
	const participants = await into(
		'delivery.participant',
		world.participants.map((one, place) => ({
			...dated(one),
			name: 'Dalyvis',
			post: '',
			code: `A${'23456789'[place]}`,
			joined_at: today,
			...(one.span[1] === null ? {} : { left_at: today, left_why: 'išvyko' })
		}))
	);
	await writeItems(into, world);

	const taken = new Set([...roles, ...memberships, ...duties, ...participants]);
	const standing = <One extends { id: string }>(rows: One[]) => rows.filter(({ id }) => taken.has(id));
	const lecturers = world.lecturers.filter(
		(one, place) =>
			world.lecturers.findIndex((other) => other.delivery_id === one.delivery_id && other.person_id === one.person_id) === place
	);
	return {
		...world,
		roles: standing(world.roles),
		memberships: standing(world.memberships),
		duties: standing(world.duties),
		participants: standing(world.participants),
		lecturers
	};
}

async function writeItems(into: (table: string, rows: Row[]) => Promise<string[]>, { items }: World): Promise<void> {
	await into(
		'spaces.item',
		items.map(({ removed, posts: _, renewed_by: __, word, ...item }) => ({
			...item,
			title: `Apie ${word}`,
			words: '',
			made_at: today,
			moved_at: today,
			removed_at: removed ? today : null,
			removed_why: removed ? 'netinka' : null
		}))
	);
	const materials = items.filter(({ kind }) => kind === 'material');
	await into(
		'spaces.material',
		materials.map(({ id }) => ({ id, licence: 'cc_by', author: '' }))
	);
	const versions = materials.flatMap(({ id, author_id, renewed_by }) =>
		[author_id, renewed_by].flatMap((added_by, at) => (added_by === null ? [] : [{ material_id: id, number: at + 1, added_by }]))
	);
	// The first version is a file, which has the id of its material; a renewed one is a link.
	await into(
		'platform.file',
		materials.map(({ id }) => ({
			...{ id, owner_id: id, owner_kind: 'material', name: 'lapas.txt', media_type: 'text/plain' },
			...{ bytes: 1, sha256: '0'.repeat(64), uploaded_at: today }
		}))
	);
	await into(
		'spaces.material_version',
		versions.map((version) => ({
			...{ ...version, note: '', added_at: today },
			file_id: version.number === 1 ? version.material_id : null,
			link: version.number === 1 ? null : 'https://mokykla.example/lapas'
		}))
	);
	const discussions = items.filter(({ kind }) => kind === 'discussion');
	await into(
		'spaces.discussion',
		discussions.map(({ id, posts }) => ({ id, posts: posts.filter(({ removed }) => !removed).length, question: false }))
	);
	const posts = discussions.flatMap(({ id, posts, word }) =>
		posts.map((post) => ({ ...post, discussion_id: id, body: `Rašau apie ${word}`, html: `<p>Rašau apie ${word}</p>` }))
	);
	await into(
		'spaces.post',
		posts.map(({ removed, ...post }) => ({
			...post,
			came_by: 'page',
			posted_at: today,
			revision: 0,
			removed_at: removed ? today : null,
			removed_why: removed ? 'netinka' : null
		}))
	);
	await into(
		'spaces.task',
		items
			.filter(({ kind }) => kind === 'task')
			.map(({ id, asked_id, author_id, room_id }) => ({
				...{ id, owner_id: asked_id ?? author_id, due_on: '2026-12-10', result: '' },
				// Taken on at an event of the room that not everybody need see who sees the task.
				event_id: items.find((item) => item.kind === 'event' && item.room_id === room_id)?.id ?? null
			}))
	);
	await into(
		'spaces.material',
		items.filter(({ kind }) => kind === 'material').map(({ id }) => ({ id, licence: 'CC BY 4.0', author: '' }))
	);
	await into(
		'spaces.event',
		items
			.filter(({ kind }) => kind === 'event')
			.map(({ id, asked_id }) => ({
				id,
				kind: asked_id ? 'visit' : 'gathering',
				agenda: '',
				place: 'Salė',
				starts_at: '2026-12-10T08:00:00Z',
				ends_at: '2026-12-10T10:00:00Z',
				neighbours: 0,
				host_id: asked_id,
				revision: 0
			}))
	);
}

function networkRow({ schools }: World, { id, edition_id, closed_on, founder_id }: World['networks'][number], place: number): Row {
	const closed = closed_on === null ? {} : { closed_on, closed_at: today, closed_why: 'baigėsi' };
	const origin = founder_id === null ? { kind: 'formed', proposal_id: newId() } : { kind: 'founded', founder_id };
	return {
		...{
			id,
			edition_id,
			number: place + 1,
			slug: id,
			name: said(`Tinklas ${place}`),
			level: 'regional',
			schools_least: 1,
			schools_most: 9
		},
		...{ coordinators: 2, experts_least: 1, host_id: schools[0], formed_at: today, activated_at: today },
		...origin,
		...closed
	};
}

const dated = <One extends { span: readonly [string, string | null] }>({ span: [starts_on, ends_on], ...row }: One) => ({
	...row,
	starts_on,
	ends_on
});

/** Writes rows and answers the ids of those that were taken. */
async function insert(client: pg.Client, table: string, rows: Row[]): Promise<string[]> {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
	if (rows.length === 0) return [];
	const { rows: taken } = await client.query<{ id?: string }>(
		`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1) on conflict do nothing returning *`,
		[JSON.stringify(rows)]
	);
	return taken.flatMap(({ id }) => id ?? []);
}
