import { newId } from '#platform';
import { findOrAddPerson, giveRole } from '#people/server';
import type { RoleKind } from '#people';
import { beginProject } from '#projects/server';
import { today, type TestDatabase } from './database.ts';
import { value } from './deciding.ts';
import { activeNetwork, openFormed, type Formed, type FormedNetwork } from './networks.ts';

export type ProjectStage = {
	formed: Formed;
	network: FormedNetwork;
	/** The school whose project it is, and another one of its network, and one of the other network. */
	school: FormedNetwork['schools'][0];
	neighbour: FormedNetwork['schools'][0];
	stranger: FormedNetwork['schools'][0];
	/** A teacher of its team. */
	teacher: string;
	coordinators: [string, string];
	expert: string;
	project: string;
};

/** Two active networks of two schools each, and the project that the first school has begun. */
export async function openProject(db: TestDatabase, title = 'Septintokai drąsiai klausia'): Promise<ProjectStage> {
	const formed = await openFormed(db, { networks: 2, each: 2 });
	const [network, other] = formed.networks as [FormedNetwork, FormedNetwork];
	const people = await activeNetwork(db, formed, network.id);
	const [school, neighbour] = network.schools as [FormedNetwork['schools'][0], FormedNetwork['schools'][0]];
	const teacher = await somebodyIn(db, school.id, 'team_member', 'Rūta Mokytoja');
	const { id } = value(await beginProject(db.as(school.head), { school_id: school.id, network_id: network.id, title }));
	return { formed, network, school, neighbour, stranger: other.schools[0] as ProjectStage['stranger'], teacher, ...people, project: id };
}

/** Somebody who holds a role in an organisation. */
export async function somebodyIn(db: TestDatabase, organisation_id: string, kind: RoleKind, name: string): Promise<string> {
	const id = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${newId().slice(0, 13)}@mokykla.example` }));
	value(await giveRole(db.asSystem(), { person_id: id, kind, organisation_id, starts_on: '2026-09-01' }));
	return id;
}
