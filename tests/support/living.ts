import { openAccounts } from '#people/server';
import { openReplies, readSettings } from '#platform/server';
import { ensureRooms } from '#spaces/server';
import { ask, testDatabase, type TestDatabase } from './database.ts';
import { travel, type Traveller } from './journey.ts';
import { activeNetwork, openFormed, type FormedNetwork } from './networks.ts';
import { testServer, type TestServer } from './server.ts';
import { teacherIn } from './spaces.ts';
import type { Story } from './story.ts';
import { testBrowser } from './browser.ts';

export type LivingPerson = { id: string; name: string; email: string };

/** A network at work today, with its room, and the application that serves it. */
type Living = {
	db: TestDatabase;
	server: TestServer;
	network: FormedNetwork;
	/** The network's room has its id. */
	room: string;
	alma: LivingPerson;
	balys: LivingPerson;
	expert: LivingPerson;
	officer: LivingPerson;
	/** Of the schools in their order. */
	heads: LivingPerson[];
	teachers: LivingPerson[];
	query: Story['query'];
	/** Somebody with a browser; signed in, or not. */
	signedIn: (person: LivingPerson, outfit?: Parameters<typeof travel>[3]) => Promise<Traveller>;
	visitor: (outfit?: Parameters<typeof travel>[3]) => Promise<Traveller>;
};

const teachers = ['Rūta Žąsytė', 'Jonas Ąžuolas', 'Ieva Čiurlytė', 'Ugnė Šimkutė', 'Darius Įvanauskas', 'Lina Žukaitė'];
const secret = 'the secret of a test, long enough to sign with';

/** So many schools in one active network since the beginning of the year, each with a head and a teacher of its team. */
export async function livingNetwork({
	schools = 3,
	settings = {}
}: { schools?: number; settings?: Record<string, string> } = {}): Promise<Living> {
	const db = await testDatabase();
	const formed = await openFormed(db, { networks: 1, each: schools });
	const [network] = formed.networks as [FormedNetwork];
	const { coordinators, expert } = await activeNetwork(db, formed, network.id);
	const team = [];
	for (const [at, { id }] of network.schools.entries()) team.push(await teacherIn(db, id, teachers[at] ?? ''));
	await ensureRooms(db.asSystem());
	await standsAlready(db);
	const server = await testServer(db, { KARTU_SECRET: secret, ...settings });
	const browser = await testBrowser();
	// What the test does in place of the calendar writes the same addresses as the server.
	const told = readSettings({ KARTU_SECRET: secret, KARTU_ORIGIN: server.url, LOG_LEVEL: 'silent', ...settings });
	openAccounts(db.pool, told);
	openReplies(told);
	const query: Story['query'] = (sql, values) => ask(db.url, sql, values);
	const people = new Map(
		(await query<LivingPerson>(`select id, name, coalesce(email, '') as email from people.person`)).map((one) => [one.id, one])
	);
	const person = (id: string): LivingPerson => people.get(id) ?? { id, name: '', email: '' };
	// Only what a traveller asks the told year for.
	const story = { db, query } as unknown as Story;
	const visitor: Living['visitor'] = (outfit) => travel(browser, server.url, story, outfit);
	return {
		...{ db, server, network, room: network.id, query, visitor },
		alma: person(coordinators[0]),
		balys: person(coordinators[1]),
		expert: person(expert),
		officer: person(formed.open.centre.officer),
		heads: network.schools.map(({ head }) => person(head)),
		teachers: team.map(person),
		signedIn: async (one, outfit) => {
			const traveller = await visitor(outfit);
			await traveller.signInAs(one);
			return traveller;
		}
	};
}

/** The network was formed on the day of the tests: for a server with a real clock it stands already, and its edition goes on. */
async function standsAlready({ url }: TestDatabase): Promise<void> {
	await ask(
		url,
		`update people.role set starts_on = '2026-01-01' where kind <> 'system';
		update networks.duty set starts_on = '2026-01-01' where answer = 'accepted';
		alter table networks.membership disable trigger user;
		update networks.membership set starts_on = '2026-01-01';
		alter table networks.membership enable trigger user;
		update spaces.room set opened_at = '2026-01-01';
		update programmes.edition set ends_on = greatest(ends_on, current_date + 200);
		update people.person set persona = left(replace(id::text, '-', ''), 30) where email is not null and id in (select person_id from people.role)`
	);
}
