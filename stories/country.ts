import { addOrganisation, findOrAddPerson, giveRole } from '#people/server';
import type { Trx } from '#platform/server';
import type { RoleKind } from '#people';
import type { Day } from '#platform';
import type { Municipality } from '#schools';
import { addStaff, municipalitiesOf, registerSchool, schoolByCode, staffOf } from '#schools/server';
import { codeOf, planSchools, type Colleague, type Plan } from './plan.ts';
import { chance, type Chance } from './random.ts';
import { forEach, must, type Teller } from './teller.ts';
import { asMailbox, inventName } from './words/people.ts';

export type { Colleague };
export type StorySchool = {
	id: string;
	code: string;
	name: string;
	type: string;
	municipality: Municipality;
	pupils: number;
	mailbox: string;
	head: Colleague;
	coordinator: Colleague;
	staff: Colleague[];
};
export type Country = {
	centre: string;
	officers: { centre: string; owner: string };
	municipal: Map<string, string>;
	schools: StorySchool[];
};

/** From when the register of the story knows its schools: early enough for the first programme. */
const since: Day = '2004-09-01';
/** When the register and the offices are told. */
const told: Day = '2006-01-10';
const usual = 340;

/** The schools, municipalities and offices in which all stories happen. Told once; a later story finds them as they are. */
export async function tellCountry(teller: Teller, size = usual): Promise<Country> {
	const luck = chance(1918);
	const municipalities = await inStory(teller, municipalitiesOf);
	const country: Country = { ...(await tellOffices(teller)), municipal: new Map(), schools: [] };
	const plans = planSchools(luck, municipalities, Math.max(size, 2));
	const busy = awaited(plans);
	for (const municipality of municipalities)
		country.municipal.set(municipality.id, await tellOfficer(teller, municipality, luck, municipality === busy));
	const schools: StorySchool[] = [];
	await forEach(plans, async (plan, index) => void (schools[index] = await tellSchool(teller, plan)));
	teller.say(`${schools.length} schools in ${municipalities.length} municipalities`);
	return { ...country, schools };
}

async function tellOffices(teller: Teller): Promise<Pick<Country, 'centre' | 'officers'>> {
	const centreId = '00000000-0000-4000-8000-000000000101';
	const ministryId = '00000000-0000-4000-8000-000000000102';
	await inStory(teller, async (trx) => {
		await addOrganisation(trx, { id: centreId, kind: 'centre', name: 'Mokyklų mokymosi centras' });
		await addOrganisation(trx, { id: ministryId, kind: 'ministry', name: 'Švietimo ministerija' });
	});
	const centre = await tellPerson(teller, { name: 'Audronė Rimkutė', email: 'audrone.rimkute@centras.example', persona: 'centre_officer' });
	const owner = await tellPerson(teller, {
		name: 'Gediminas Daukša',
		email: 'gediminas.dauksa@ministerija.example',
		persona: 'programme_owner'
	});
	await tellRole(teller, centre, 'centre_officer', centreId);
	await tellRole(teller, owner, 'programme_owner', ministryId);
	const others: [string, string, RoleKind][] = [
		['Vilma Žebrauskienė', 'vilma.zebrauskiene@vertintojai.example', 'reviewer'],
		['Saulius Noreika', 'saulius.noreika@koordinatoriai.example', 'network_coordinator'],
		['Danguolė Pakalnienė', 'danguole.pakalniene@ekspertai.example', 'expert'],
		['Rimantas Ulevičius', 'rimantas.ulevicius@lektoriai.example', 'lecturer']
	];
	for (const [name, email, kind] of others)
		await tellRole(teller, await tellPerson(teller, { name, email, persona: kind }), kind, centreId);
	return { centre: centreId, officers: { centre, owner } };
}

/** The municipality whose word a school of the networks still waits for: its officer is a persona, with something to do today. */
const awaited = (plans: readonly Plan[]): Municipality | undefined =>
	(plans.filter(({ type }) => ['basic', 'gymnasium'].includes(type))[65] ?? plans[0])?.municipality;

async function tellOfficer(teller: Teller, municipality: Municipality, luck: Chance, isPersona: boolean): Promise<string> {
	const name = inventName(luck);
	const email = `svietimas@${asMailbox(municipality.short_name).replaceAll('.', '-').replace(/-+$/, '')}.example`;
	const person = await tellPerson(teller, { name, email, ...(isPersona ? { persona: 'municipal_officer' } : {}) });
	await tellRole(teller, person, 'municipal_officer', municipality.id);
	return person;
}

async function tellSchool(teller: Teller, plan: Plan): Promise<StorySchool> {
	const found = await inStory(teller, (trx) => schoolByCode(trx, plan.code, teller.today));
	const id = found?.id ?? (await must(registerSchool(teller.system(told), registerEntry(plan)))).id;
	const staff = found ? await knownStaff(teller, plan, id) : await tellStaff(teller, plan, id);
	const [head, coordinator] = staff as [Colleague, Colleague];
	return {
		id,
		head,
		coordinator,
		staff,
		code: plan.code,
		name: plan.name,
		type: plan.type,
		municipality: plan.municipality,
		pupils: plan.pupils,
		mailbox: plan.mailbox
	};
}

const registerEntry = ({ name, code, type, municipality, pupils, teachers, mailbox, latitude, longitude }: Plan) => ({
	name,
	type,
	pupils,
	teachers,
	latitude,
	longitude,
	legal_code: code,
	owner_kind: '20',
	municipality: municipality.code,
	email: mailbox,
	address: `Mokyklos g. ${(pupils % 40) + 1}`,
	pupils_as_of: since,
	starts_on: since,
	demo: true
});

/** The colleagues work in the school since long; the head and the deputy speak for it. */
async function tellStaff(teller: Teller, plan: Plan, school: string): Promise<Colleague[]> {
	const staff: Colleague[] = [];
	for (const [place, person] of plan.people.entries()) {
		const email = `${asMailbox(person.name)}@${plan.mailbox.split('@')[1]}`;
		const persona = plan.code === firstCode ? schoolPersonas[place] : undefined;
		if (persona) await tellPerson(teller, { name: person.name, email, persona });
		const { person_id } = await must(
			addStaff(teller.system(told), {
				school_id: school,
				name: person.name,
				email,
				post: person.post,
				administration: person.administration,
				teaching: place > 0,
				subject: plan.subjects[place] ?? '',
				starts_on: since,
				category: person.category,
				category_from: since
			})
		);
		const role = (['school_head', 'school_coordinator'] as const)[place] ?? (persona === 'team_member' ? persona : undefined);
		if (role && plan.represented) await tellRole(teller, person_id, role, school);
		staff.push({ ...person, id: person_id });
	}
	return staff;
}

async function knownStaff(teller: Teller, plan: Plan, school: string): Promise<Colleague[]> {
	const listed = await inStory(teller, (trx) => staffOf(trx, school, told));
	const ids = new Map(listed.map(({ name, person_id }) => [name, person_id]));
	return plan.people.map((person) => ({ ...person, id: ids.get(person.name) ?? '' }));
}

const schoolPersonas = ['school_head', 'school_coordinator', 'team_member'] as const;

/** The school whose people are the personas: the first of the register. */
const firstCode = codeOf(0);

type Invented = { name: string; email: string; persona?: string };
const tellPerson = (teller: Teller, person: Invented): Promise<string> =>
	inStory(teller, (trx) => findOrAddPerson(trx, teller.system(told).now, person));

/** Somebody holds a role since the beginning of the story; whoever has it already goes on. */
export async function tellRole(teller: Teller, person_id: string, kind: RoleKind, organisation_id: string): Promise<void> {
	const outcome = await giveRole(teller.system(told), { person_id, kind, organisation_id, starts_on: told });
	if (!outcome.ok && outcome.refusal !== 'role_overlaps') throw new Error(`the story cannot go on: ${outcome.refusal}`);
}

/** All that schools have written in earlier stories, so that no two share a paragraph. */
export const paragraphsSoFar = (teller: Teller): Promise<Set<string>> =>
	inStory(
		teller,
		async (trx) => new Set((await trx.selectFrom('applications.answer').select('value').execute()).map(({ value }) => String(value)))
	);

/** Looks into, or writes, what is below the use cases: organisations and persons whom no use case adds alone. */
export const inStory = <Value>(teller: Teller, act: (trx: Trx) => Promise<Value>): Promise<Value> =>
	teller.system(teller.today).db.transaction().execute(act);
