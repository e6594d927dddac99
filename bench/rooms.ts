import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { asPerson, contextFor, type Pool } from '#platform/server';
import { listDiscussions, readDiscussion, readFront, readPeople, roomsToSearch, writePost } from '#spaces/server';
import { openHouse } from '../src/house.ts';
import { readAsked } from '../src/routes/search/asked.server.ts';
import { findAll } from '../src/search.ts';
import { compare, type Asked, type Comparison } from './compare.ts';
import { beginInstallation, beginServer, run } from './installation.ts';
import { memoryOf } from './memory.ts';
import { about, besideBare, floorOf, measurePage, unless, type Options, type Page } from './pages.ts';
import { cookieOf } from './people.ts';
import { recorded } from './recorded.ts';
import { grow, makeRooms, withOwner, type LargeRoom } from './rooms-data.ts';

const schools = 60;
const writing = 32;
const times = 100;
/** Milliseconds in which the database is done with what was put into it. */
const untilQuiet = 20_000;
const query = String(new URLSearchParams({ q: 'lankomumas žodis77' }));

/**
 * A room of 500 discussions and 5,000 posts under load: its front, the list of discussions, a discussion of fifty posts, its people and the search,
 * each beside its floor; a post that is written, beside a bare handler that does the same; and the list, the discussion and the
 * search once more with a hundred times the posts.
 */
export async function rooms(options: Options): Promise<Record<string, unknown>> {
	await run(['npx', 'vite', 'build', '--logLevel', 'error'], process.env, 'bench/floor');
	const kartu = await beginInstallation(schools);
	const house = await openHouse(kartu.environment);
	try {
		const large = await makeRooms(kartu.database);
		const [reader] = large.people;
		if (!reader) throw new Error('nobody reads');
		const cookie = await cookieOf(house.pool, reader.email);
		const { only } = options;
		const pages = pagesOf(house.pool, large, reader.id).filter(({ name }) => !only || only === name);
		const { server: floor, statements } = await floorOf(pages, kartu.environment);
		const how = await about(house.pool, options);
		const asked = ({ path, marker }: Page): Asked => ({ url: kartu.url + path, headers: { cookie }, marker });
		const beneath = ({ name, marker }: Page): Asked => ({ url: `${floor.url}/rooms/${name}`, marker });
		const failed: string[] = [];
		const measured: Record<string, Comparison[]> = {};
		const bare: Record<string, Comparison | null> = {};
		for (const page of pages) {
			const compared = (measured[page.name] = await measurePage(page.name, asked(page), beneath(page), options, failed));
			const same = { statements: statements[page.name] ?? [], bytes: compared.at(-1)?.bytes ?? 0 };
			bare[page.name] = await besideBare(asked(page), same, kartu.environment, options, failed);
		}
		const post = only && only !== 'post' ? null : await unless(failed, () => measurePost(house.pool, kartu, large, options));
		const memory = memoryOf(kartu.process.pid ?? 0);

		await grow(kartu.database, large, times);
		// What half a million new rows leave to be written behind them is not what is measured.
		await setTimeout(untilQuiet);
		console.error(`there are ${times} times the posts`);
		const grown: Record<string, { comparison: Comparison; times: number }> = {};
		for (const page of pages.filter(({ name }) => ['discussions', 'discussion', 'search'].includes(name))) {
			const [comparison] = await measurePage(`${page.name}, grown`, asked(page), beneath(page), { ...options, quick: true }, failed);
			if (!comparison) continue;
			const before = measured[page.name]?.at(-1);
			grown[page.name] = { comparison, times: before ? Number((before.kartu.median / comparison.kartu.median).toFixed(2)) : NaN };
		}
		await floor.end();
		return { benchmark: 'rooms', ...how, pages: measured, besideBareNode: bare, post, memory, grownBy: times, grown, failed };
	} finally {
		await house.close();
		await kartu.end();
	}
}

function pagesOf(pool: Pool, { room, discussion }: LargeRoom, reader: string): Page[] {
	const context = contextFor(pool, asPerson(reader), new Date());
	const { sought } = readAsked(new URLSearchParams(query), context.now);
	return [
		{ name: 'front', path: `/room/${room}`, marker: 'pokalbiu apie pamoką', read: () => readFront(context, room) },
		{
			name: 'discussions',
			path: `/room/${room}/discussions`,
			marker: 'pokalbiu apie pamoką',
			read: () => listDiscussions(context, { room_id: room })
		},
		{
			name: 'discussion',
			path: `/room/${room}/discussions/${discussion}`,
			marker: 'Lankomumas',
			read: () => readDiscussion(context, discussion)
		},
		{ name: 'people', path: `/room/${room}/people`, marker: 'Rašytoja 64', read: () => readPeople(context, room) },
		{
			name: 'search',
			path: `/search?${query}`,
			marker: 'pokalbiu apie pamoką',
			read: async () => {
				await roomsToSearch(context);
				await findAll(context, sought);
			}
		}
	];
}

type Kartu = Awaited<ReturnType<typeof beginInstallation>>;

/** So many people post at once, each in a discussion of the room; the limit of an hour is lifted for them. */
async function measurePost(
	pool: Pool,
	kartu: Kartu,
	large: LargeRoom,
	{ seconds, rounds }: Pick<Options, 'seconds' | 'rounds'>
): Promise<Comparison> {
	const writers = [];
	for (const [place, { id, email }] of large.people.slice(0, writing).entries())
		writers.push({ id, cookie: await cookieOf(pool, email), discussion: large.discussions[place] ?? '' });
	const [sample] = writers;
	if (!sample) throw new Error('nobody writes');
	const sentinels = { person: sample.id, discussion: sample.discussion, post: randomUUID(), body: 'Įrašas, kurio niekas nerašė.' };
	const context = contextFor(pool, asPerson(sample.id), new Date());
	const autosave = await recorded(() =>
		writePost(context, { discussion_id: sentinels.discussion, id: sentinels.post, body: sentinels.body, came_by: 'page' })
	);
	const { rows } = await pool.query<{ id: number }>('select max(id) as id from platform.event');
	const file = join(tmpdir(), `kartu-bench-post-${process.pid}.json`);
	await writeFile(file, JSON.stringify({ page: [], pageBytes: 0, autosave, sentinels, event: rows[0]?.id }));
	const bare = await beginServer('bench/bare.ts', { ...kartu.environment, BARE_RECORDING: file });
	const lifting = setInterval(() => void lift(kartu.database), 2000);
	try {
		return await compare(posting(kartu.url, large.room, writers), posted(bare.url, writers), { connections: writing, seconds, rounds });
	} finally {
		clearInterval(lifting);
		await bare.end();
	}
}

const lift = (database: string) => withOwner(database, (owner) => owner.query(`delete from platform.attempt where what = 'spaces.post'`));

type Writer = { id: string; cookie: string; discussion: string };

const said = (): string => `Mokiniai kelia klausimus poromis, o pamokos pabaigoje pasako, ko išmoko. ${process.hrtime.bigint()}`;

/** The form of the page, as a browser sends it. */
const posting = (url: string, room: string, writers: Writer[]): Asked => ({
	url,
	marker: 'redirect',
	method: 'POST',
	headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', 'x-sveltekit-action': 'true', origin: url },
	urlOf: (sender) => `${url}/room/${room}/discussions/${writers[sender]?.discussion}?/write`,
	headersOf: (sender) => ({ cookie: writers[sender]?.cookie ?? '' }),
	body: () => String(new URLSearchParams({ id: randomUUID(), body: said() }))
});

/** The same statements with the same values, by a handler that does nothing else. */
const posted = (url: string, writers: Writer[]): Asked => ({
	url,
	marker: '"saved"',
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: (sender) => {
		const { id, discussion } = writers[sender] as Writer;
		return JSON.stringify({ person: id, discussion, post: randomUUID(), body: said() });
	}
});
