import { agreed } from './agreement.ts';
import { budgeted } from './budgeted.ts';
import { exported } from './exported.ts';
import { reported } from './reported.ts';
import { certified } from './certified.ts';
import { held } from './held.ts';
import { surveyed } from './surveyed.ts';
import { disruption, scheduled } from './season.ts';
import { proposed } from './formation.ts';
import { founded } from './network.ts';
import { improving } from './improving.ts';
import { pictured } from './pictured.ts';
import { planning } from './planning.ts';
import { practising } from './practising.ts';
import { talking } from './talking.ts';
import { trying } from './trying.ts';
import { booked } from './booked.ts';
import { giveRole, findOrAddPerson, addOrganisation } from '#people/server';
import { askEndorsement, returnApplication, saveAnswer, shareApplication, startApplication, submitApplication } from '#applications/server';
import type { RoleKind } from '#people';
import { addDays, dayOf, newId } from '#platform';
import { claimSchool } from '#schools/server';
import { smallCall } from '../../journeys/small-call.ts';
import { pdf } from '../../support/office.ts';
import { cookieOf, post } from '../../support/sign-in.ts';
import type { TestServer } from '../../support/server.ts';
import { newSchool, type Story } from '../../support/story.ts';

/**
 * Everybody who may come to a page. `head`, `coordinator`, `member` and `viewer` are of the school whose pages they are
 * (the viewer has been let in to its application to read it), `stranger` leads another school; of municipalities and
 * centres there is the one concerned and another. The claimant waits to be confirmed: by the school's own people here, and
 * by nobody yet in a school that nobody represents (`claimed`), where they have begun a draft.
 */
export const cast = [
	'public',
	'nobody',
	'claimant',
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
export const secret = 'Slaptas klimatas: čia nesikalbama tarpusavyje';

export type Stage = {
	cookies: Record<Who, string>;
	values: Record<string, string>;
	/** What stands for the variable parts of the addresses of other things. */
	others: Record<string, Record<string, string>>;
	people: Record<Who, string>;
};

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
		claimant: await add('Laukiantis Patvirtinimo'),
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
	const others = {
		claimed: await claimed(story, people.claimant, own.id),
		foreign: await foreign(story, people.other_officer, elsewhere, other)
	};
	const file = await attached(story, server, own, cookies.head);
	const agreement = await agreed(story, own, people);
	const proposal = await proposed(story, own, people);
	const network = await founded(story, own, secret);
	const training = await scheduled(story, own, secret);
	const holding = await held(story, { training, school: own.id, member: people.member, officer: people.officer, why: secret });
	const certificate = await certified(story, { training, member: people.member, officer: people.officer, why: secret });
	const improved = await improving(story, { network: network.network, school: own.id, member: people.member, secret });
	const planned = await planning(story, { project: improved.project, member: people.member, secret });
	const talked = await talking(story, { network: network.network, school: own.id, member: people.member, secret });
	const tried = await trying(story, { project: improved.project, member: people.member, secret });
	const practised = await practising(story, {
		...network,
		project: improved.project,
		school: own.id,
		member: people.member,
		officer: people.officer,
		secret
	});
	const asked = await surveyed(story, { training, member: people.member, words: secret });
	return {
		cookies,
		people,
		others,
		values: {
			...(await valuesOf(story, own)),
			person: colleagueOf(own.staff, people),
			file,
			agreement,
			proposal,
			...network,
			...certificate,
			training,
			...holding,
			...asked,
			...improved,
			...talked,
			...tried,
			...planned,
			...practised,
			...(await booked(story, { call: story.call.id, officer: people.officer, secret })),
			...(await pictured(story, { practice: practised.practice, member: people.member, secret })),
			number: '1',
			set: 'practices',
			indicator: 'schools_trained',
			...(await budgeted(story, { officer: people.officer, secret })),
			...(await reported(story, { officer: people.officer })),
			...(await exported(story, { officer: people.officer, owner: people.owner, secret })),
			disruption,
			organisation: own.municipality_id
		}
	};
}

/** A claim that waits for the school's own people, and one to a school that nobody represents, with a draft. */
async function claimed(story: Story, claimant: string, represented: string): Promise<Record<string, string>> {
	const context = story.db.as(claimant, new Date());
	value(await claimSchool(context, { school_id: represented, post: 'mokytoja' }));
	const school = await newSchool(story, 'Niekieno pagrindinė mokykla', false);
	value(await claimSchool(context, { school_id: school.id, post: 'direktorė', as_head: true }));
	const draft = value(await startApplication(context, { call_id: story.call.id, school_id: school.id }));
	value(await saveAnswer(context, { application_id: draft.id, field: 'climate', value: secret, seen_revision: 0 }));
	return { school: school.id, application: draft.id, call: story.call.slug, programme: story.call.programme };
}

/** An application sent to a call of another centre. */
async function foreign(story: Story, officer: string, centre: string, school: Story['schools'][0]): Promise<Record<string, string>> {
	const persona = { id: officer, name: '', email: '' };
	const call = await smallCall({ ...story, centre, personas: { centre_officer: persona } });
	const head = story.db.as(school.head.id, new Date());
	const { id } = value(await startApplication(head, { call_id: call.id, school_id: school.id }));
	for (const [field, said] of [
		['contact_post', secret],
		['contact_phone', '+370 612 34567']
	] as const)
		value(await saveAnswer(head, { application_id: id, field, value: said, seen_revision: 0 }));
	value(await submitApplication(head, { application_id: id }));
	const [programme] = await story.query<{ slug: string }>(
		'select programme.slug from programmes.programme join programmes.edition on edition.programme_id = programme.id join programmes.call on call.edition_id = edition.id where call.id = $1',
		[call.id]
	);
	return { school: school.id, application: id, call: call.slug, programme: programme?.slug ?? '' };
}

/** A file that the school has attached to a conclusion, and that was sent with the application. */
async function attached({ query }: Story, server: TestServer, school: Story['schools'][0], cookie: string): Promise<string> {
	const form = new FormData();
	const said = { indicator: 'self_evaluation_2016 2.1.3', level: '2,4', conclusion: 'Mokiniai klausia retai.' };
	for (const [name, text] of Object.entries(said)) form.append(name, text);
	for (const part of ['year', 'month', 'day']) form.append(`evaluated_on_${part}`, '');
	form.append('attachment', new Blob([pdf(secret) as BlobPart], { type: 'application/pdf' }), 'isvada.pdf');
	await post(server.url, `/school/${school.id}/applications/${school.application}/evidence/new`, form, cookie);
	const [file] = await query<{ id: string }>(
		`update platform.file set uploaded_at = (select sent_at from applications.application where id = $1) where owner_id = $1 returning id`,
		[school.application]
	);
	return file?.id ?? 'none';
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
		edition: await one(
			'select edition.slug as id from programmes.edition join programmes.call on call.edition_id = edition.id where call.id = $1',
			call.id
		),
		mail: await one('select id from platform.mail limit 1'),
		import: await one('select id from schools.import limit 1'),
		rule: await one(`select criteria -> 0 ->> 'id' as id from programmes.rules`),
		field: 'climate',
		kind: 'practice',
		question: 'applies',
		version: '1',
		section: 'team',
		locale: 'en',
		token: 'forged'
	};
}

function value<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults?: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}

/** A colleague who plays nobody here: what is done to them gives no one on the stage a right. */
function colleagueOf(staff: { id: string }[], people: Record<Who, string>): string {
	const played = new Set(Object.values(people));
	const colleague = staff.find(({ id }) => !played.has(id));
	if (!colleague) throw new Error('everybody of the school is on the stage');
	return colleague.id;
}
