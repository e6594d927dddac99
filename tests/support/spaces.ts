import { ensureRooms } from '#spaces/server';
import { giveRole } from '#people/server';
import { newId } from '#platform';
import type { TestDatabase } from './database.ts';
import { value } from './deciding.ts';
import { activeNetwork, openFormed, type Formed, type FormedNetwork } from './networks.ts';

/** Active networks with their rooms and that of the programme; each school has a teacher in its team. */
export type Rooms = Formed & {
	rooms: (FormedNetwork & { coordinators: [string, string]; expert: string; teachers: string[] })[];
};

export async function openRooms(db: TestDatabase, { networks = 2, each = 3 } = {}): Promise<Rooms> {
	const formed = await openFormed(db, { networks, each });
	const rooms = [];
	for (const network of formed.networks) {
		const helpers = await activeNetwork(db, formed, network.id);
		const teachers = [];
		for (const { id } of network.schools) teachers.push(await teacherIn(db, id, `Mokytoja ${teachers.length + 1}`));
		rooms.push({ ...network, ...helpers, teachers });
	}
	await ensureRooms(db.asSystem());
	return { ...formed, rooms };
}

/** Somebody in the team of a school since the beginning. */
export async function teacherIn(db: TestDatabase, school: string, name: string): Promise<string> {
	const id = newId();
	await db.beside.query('insert into people.person (id, name, email, created_at) values ($1, $2, $3, $4)', [
		id,
		name,
		`${id.slice(0, 8)}@mokyklos.example`,
		new Date('2026-01-01')
	]);
	value(await giveRole(db.asSystem(), { person_id: id, kind: 'team_member', organisation_id: school, starts_on: '2026-01-01' }));
	return id;
}
