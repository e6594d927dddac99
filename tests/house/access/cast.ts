import { giveRole, findOrAddPerson, addOrganisation } from '#people/server';
import { askEndorsement, returnApplication, saveAnswer, shareApplication } from '#applications/server';
import type { RoleKind } from '#people';
import { addDays, dayOf, newId } from '#platform';
import { cookieOf } from '../../support/sign-in.ts';
import type { TestServer } from '../../support/server.ts';
import type { Story } from '../../support/story.ts';

/**
 * Everybody who may come to a page. `head`, `coordinator`, `member` and `viewer` are of the school whose pages they are
 * (the viewer has been let in to its application to read it), `stranger` leads another school; of municipalities and
 * centres there is the one concerned and another.
 */
export const cast = [
	'public',
	'nobody',
	'head',
	'coordinator',
	'member',
	'viewer',
	'stranger',
	'municipal',
	'other_municipal',
	'officer',
	'other_officer',
	'owner',
	'reviewer'
] as const;
export type Who = (typeof cast)[number];

/** What only the school, the people it lets in, and the centre may ever read. */
export const secret = 'Slaptas klimatas: mokytojai nesikalba su direktore';

export type Stage = { cookies: Record<Who, string>; values: Record<string, string>; people: Record<Who, string> };

/** Puts everybody in their place, and writes something that could leak. */
export async function setStage(story: Story, server: TestServer): Promise<Stage> {
	const { db, query, personas, schools } = story;
	const [own, other] = schools as [Story['schools'][0], Story['schools'][0]];
	const day = dayOf(new Date());
	const now = new Date();
	const add = async (name: string, role?: [RoleKind, string]) => {
		const id = await db
			.asSystem(now)
			.db.transaction()
			.execute((trx) => findOrAddPerson(trx, now, { name, email: `${newId().slice(0, 8)}@kitur.example` }));
		if (role) await giveRole(db.asSystem(now), { person_id: id, kind: role[0], organisation_id: role[1], starts_on: day });
		return id;
	};
	const elsewhere = await db
		.asSystem(now)
		.db.transaction()
		.execute((trx) => addOrganisation(trx, { kind: 'centre', name: 'Kitas centras' }));
	const people: Record<Who, string> = {
		public: '',
		nobody: await add('Niekas Nežinomas'),
		head: own.head.id,
		coordinator: own.coordinator.id,
		member: personas['team_member']?.id ?? '',
		viewer: own.staff.find(({ id }) => ![own.head.id, own.coordinator.id, personas['team_member']?.id].includes(id))?.id ?? '',
		stranger: other.head.id,
		municipal: await add('Savivaldybės Sava', ['municipal_officer', own.municipality_id]),
		other_municipal: await add('Savivaldybės Kita', ['municipal_officer', other.municipality_id]),
		officer: personas['centre_officer']?.id ?? '',
		other_officer: await add('Kito Centro', ['centre_officer', elsewhere]),
		owner: personas['programme_owner']?.id ?? '',
		reviewer: personas['reviewer']?.id ?? ''
	};
	const officer = db.as(people.officer, now);
	const head = db.as(people.head, now);
	const application_id = own.application;
	value(
		await returnApplication(officer, {
			application_id,
			remarks: [{ field: 'climate', text: 'Papildykite.' }],
			due_on: addDays(day, 9),
			due_time: '16:00'
		})
	);
	const [climate] = await query<{ revision: number }>(
		`select revision from applications.answer where application_id = $1 and field = 'climate'`,
		[application_id]
	);
	value(await saveAnswer(head, { application_id, field: 'climate', value: secret, seen_revision: climate?.revision ?? 0 }));
	value(await askEndorsement(head, { application_id }));
	value(await shareApplication(head, { application_id, person_id: people.viewer, may: 'view' }));
	const cookies = { public: '' } as Record<Who, string>;
	for (const who of cast) if (who !== 'public') cookies[who] = await cookieOf(story, server, people[who]);
	return { cookies, people, values: await valuesOf(story, own) };
}

/** What stands for the variable parts of the addresses. */
async function valuesOf({ query, call, centre }: Story, school: Story['schools'][0]): Promise<Record<string, string>> {
	const one = async (sql: string, ...values: string[]) => (await query<{ id: string }>(sql, values))[0]?.id ?? 'none';
	return {
		call: call.slug,
		centre,
		programme: call.programme,
		school: school.id,
		application: school.application,
		municipality: school.municipality_id,
		member: await one('select id from applications.team_member where application_id = $1 limit 1', school.application),
		item: await one('select id from applications.evidence where application_id = $1 limit 1', school.application),
		role: await one(`select id from people.role where organisation_id = $1 and kind = 'school_coordinator'`, school.id),
		person: school.staff[3]?.id ?? '',
		edition: await one('select slug as id from programmes.edition'),
		mail: await one('select id from platform.mail limit 1'),
		import: await one('select id from schools.import limit 1'),
		rule: await one(`select criteria -> 0 ->> 'id' as id from programmes.rules`),
		field: 'climate',
		version: '1',
		section: 'team',
		locale: 'en',
		token: 'forged',
		file: newId()
	};
}

function value<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults?: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}
