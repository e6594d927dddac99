import { beforeAll, describe, expect, test } from 'vitest';
import { endRole, giveRole, signedLink } from '#people/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openFormed, staffed, type Formed, type FormedNetwork } from '../../../../../tests/support/networks.ts';
import { aPerson } from '../../../../../tests/support/schools.ts';
import { makeSchool } from '../../../../../tests/support/sent.ts';
import {
	activateNetwork,
	answerInvitation,
	answerInvitationByLink,
	closeNetwork,
	foundNetwork,
	inviteSchool,
	lapseAnswers,
	leaveNetwork,
	networksInvariants,
	networkTodos,
	readCharters,
	readInvitation,
	readNetwork,
	readOwnNetworks,
	readPublicNetwork,
	readPublicNetworks,
	readSchoolNetworks,
	writeCharter
} from '../index.ts';

let db: TestDatabase;
let formed: Formed;
let network: FormedNetwork;
let coordinator: string;
let founder: FormedNetwork['schools'][0];
beforeAll(async () => {
	db = await testDatabase();
	formed = await openFormed(db, { networks: 2, each: 3 });
	network = formed.networks[0] as FormedNetwork;
	founder = network.schools[1] as FormedNetwork['schools'][0];
	({
		coordinators: [coordinator]
	} = await staffed(db, formed, network.id));
});

const rhythm = { first_on: '2026-12-09', time: '14.30 val.', every_weeks: '4', place: 'by_turns' };
const charter = { aim: 'Mokiniai klausia.', rules: 'Kalbame atvirai.', rhythm };
const found = (changes: object = {}) =>
	foundNetwork(db.as(founder.head), {
		school_id: founder.id,
		inherits_id: network.id,
		name: 'Klausiančių mokinių tinkliukas',
		problem: 'Kaip išmokyti klausti',
		...changes
	});
const tokenTo = async (person: string): Promise<string> => {
	const { rows } = await db.beside.query(
		`select body from platform.mail where person_id = $1 and template = 'school-invited' order by written_at desc limit 1`,
		[person]
	);
	return /\/network\/invitation\/(\S+)/.exec(rows[0]?.body ?? '')?.[1] ?? '';
};

describe('what a network has agreed upon', () => {
	test('is written by its coordinators, version by version; an older reading is not written over', async () => {
		const write = (who: string, seen: number, changes: object = {}) =>
			writeCharter(db.as(who), { network_id: network.id, seen, ...charter, ...changes });
		for (const who of [network.schools[0]?.head ?? '', formed.open.centre.stranger])
			expect(await write(who, 0)).toMatchObject({ refusal: 'not_found' });
		const faulty = await write(coordinator, 0, {
			aim: ' ',
			rhythm: { first_on: '2026-02-30', time: '25:00', every_weeks: '3', place: '' }
		});
		expect(!faulty.ok && faulty.faults.map(({ field }) => field)).toEqual(['aim', 'first_on', 'time', 'every_weeks', 'place']);
		expect(await write(coordinator, 0)).toEqual({ ok: true, value: { number: 1 } });
		expect(await write(coordinator, 0, { aim: 'Kitas tikslas.' })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(await write(coordinator, 1, { aim: 'Mokiniai klausia ir atsako.' })).toEqual({ ok: true, value: { number: 2 } });
		const { versions, leads } = value(await readCharters(db.as(network.schools[0]?.head ?? ''), network.id));
		expect(leads).toBe(false);
		expect(versions.map(({ number, aim, author }) => [number, aim, author])).toEqual([
			[2, 'Mokiniai klausia ir atsako.', 'Alma Koordinatorė'],
			[1, 'Mokiniai klausia.', 'Alma Koordinatorė']
		]);
		expect(versions[0]?.rhythm).toEqual({ first_on: '2026-12-09', time: '14:30', every_weeks: 4, place: 'by_turns' });
		const desk = value(await readNetwork(db.as(coordinator), network.id));
		expect(desk.meetings.slice(0, 2)).toEqual([
			{ on: '2026-12-09', time: '14:30', school_id: network.schools[0]?.id },
			{ on: '2027-01-06', time: '14:30', school_id: network.schools[1]?.id }
		]);
	});
});

describe('who sees a network', () => {
	test('its schools’ people, its coordinators and experts, and the centre; nobody else, and a foreign school not', async () => {
		const see = async (who: string) => (await readNetwork(db.as(who), network.id)).ok;
		const member = await aPerson(db, 'Komandos Narė');
		value(await giveRole(db.asSystem(), { person_id: member, kind: 'team_member', organisation_id: founder.id, starts_on: '2026-01-01' }));
		expect(await see(member)).toBe(true);
		expect(await see(founder.head)).toBe(true);
		expect(await see(coordinator)).toBe(true);
		expect(await see(formed.open.centre.officer)).toBe(true);
		const foreign = formed.networks[1]?.schools[0]?.head ?? '';
		expect(await see(foreign)).toBe(false);
		expect(await see(formed.open.centre.stranger)).toBe(false);
		expect(await see(await aPerson(db, 'Niekas Niekaitė'))).toBe(false);
		expect(await readNetwork(db.asPublic(), network.id)).toMatchObject({ refusal: 'not_found' });
		expect(await readCharters(db.as(foreign), network.id)).toMatchObject({ refusal: 'not_found' });
		expect(await readSchoolNetworks(db.as(foreign), founder.id)).toMatchObject({ refusal: 'not_found' });
		expect(value(await readSchoolNetworks(db.as(member), founder.id))).toMatchObject({ founds: false, networks: [{ complete: true }] });
		// What is not active yet is on no public page.
		expect(await readPublicNetworks(db.asPublic())).toEqual([]);
		expect(await readPublicNetwork(db.asPublic(), network.slug)).toMatchObject({ refusal: 'not_found' });
		value(await activateNetwork(formed.officer(), { network_id: network.id }));
		const shown = value(await readPublicNetwork(db.asPublic(), network.slug));
		expect(shown).toMatchObject({
			coordinators: ['Alma Koordinatorė', 'Balys Koordinatorius'],
			experts: ['Elena Ekspertė'],
			aim: 'Mokiniai klausia ir atsako.'
		});
		expect(JSON.stringify(shown)).not.toMatch(/@|example|Direktorė/);
		expect(value(await readOwnNetworks(db.as(coordinator))).networks).toHaveLength(1);
		expect(await readOwnNetworks(db.as(founder.head))).toMatchObject({ refusal: 'not_found' });
	});
});

test('who is a coordinator by no role any more sees nothing and writes nothing, though the duty has not been ended yet', async () => {
	const other = formed.networks[1] as FormedNetwork;
	const {
		coordinators: [gone]
	} = await staffed(db, formed, other.id);
	expect(await readNetwork(db.as(gone), other.id)).toMatchObject({ ok: true });
	const { rows } = await db.beside.query(`select id from people.role where person_id = $1 and kind = 'network_coordinator'`, [gone]);
	const later = new Date('2026-11-30T08:00:00Z');
	value(await endRole(db.asSystem(later), { role_id: rows[0].id }));
	expect(await readNetwork(db.as(gone, later), other.id)).toMatchObject({ refusal: 'not_found' });
	expect(await writeCharter(db.as(gone, later), { network_id: other.id, seen: 0, ...charter })).toMatchObject({ refusal: 'not_found' });
});

describe('a school founds a network of its own', () => {
	test('that takes over the charter; schools which it asks answer from the letter or on their page, and with two it can begin', async () => {
		expect(await found({ name: 'x', problem: '' })).toMatchObject({
			refusal: 'found_faulty',
			faults: [{ field: 'name' }, { field: 'problem' }]
		});
		expect(await found({ inherits_id: formed.networks[1]?.id })).toMatchObject({ refusal: 'never_in_network' });
		expect(
			await foundNetwork(db.as(coordinator), { school_id: founder.id, inherits_id: network.id, name: 'Kitas', problem: 'Kita' })
		).toMatchObject({
			refusal: 'not_found'
		});
		const { id } = value(await found());
		const head = db.as(founder.head);
		const desk = value(await readNetwork(head, id));
		expect(desk).toMatchObject({
			state: 'forming',
			network: { kind: 'founded', number: 1, slug: 'klausianciu-mokiniu-tinkliukas', coordinators: 0, host_id: founder.id },
			charter: { number: 1, aim: 'Mokiniai klausia ir atsako.', rules: 'Kalbame atvirai.' },
			verdict: { complete: false },
			inherits: { id: network.id }
		});
		expect(await activateNetwork(head, { network_id: id })).toMatchObject({ refusal: 'incomplete' });

		const [near, far] = [await makeSchool(db, 'Artimoji mokykla'), await makeSchool(db, 'Tolimoji mokykla')];
		const invite = (school_id: string, who = founder.head) => inviteSchool(db.as(who), { network_id: id, school_id });
		expect(await invite(near.id, network.schools[0]?.head)).toMatchObject({ refusal: 'not_found' });
		expect(await invite(founder.id)).toMatchObject({ refusal: 'already_in' });
		value(await invite(near.id));
		expect(await invite(near.id)).toMatchObject({ refusal: 'already_invited' });
		const { id: second } = value(await invite(far.id));

		// One answers from the letter, not signed in.
		const token = await tokenTo(near.head);
		expect(value(await readInvitation(db.asPublic(), token))).toMatchObject({
			invitation: { school_id: near.id },
			schools: [founder.name]
		});
		expect(await readInvitation(db.as(far.head), token)).toMatchObject({ refusal: 'link_of_another' });
		expect(await readInvitation(db.asPublic(), `${token}x`)).toMatchObject({ refusal: 'link_unknown' });
		const duty = signedLink('duty', second, new Date('2027-01-01'));
		expect(await answerInvitationByLink(db.asPublic(), { token: duty, answer: 'accepted' })).toMatchObject({ refusal: 'link_unknown' });
		value(await answerInvitationByLink(db.asPublic(), { token, answer: 'accepted' }));
		value(await answerInvitationByLink(db.asPublic(), { token, answer: 'accepted' }));
		expect(await answerInvitationByLink(db.asPublic(), { token, answer: 'declined' })).toMatchObject({ refusal: 'already_answered' });
		// The other on its page; somebody else cannot.
		expect((await networkTodos(db.as(far.head))).map(({ key }) => key)).toEqual(['today_network_invitation']);
		expect(await answerInvitation(db.as(near.head), { invitation_id: second, answer: 'accepted' })).toMatchObject({ refusal: 'not_found' });
		expect(await answerInvitation(db.as(far.head), { invitation_id: second, answer: 'declined' })).toMatchObject({ ok: true });

		expect(await activateNetwork(db.as(near.head), { network_id: id })).toMatchObject({ refusal: 'not_found' });
		expect(await activateNetwork(head, { network_id: id })).toMatchObject({ ok: true });
		// A school can be in its network and in one that it founded at once.
		expect(value(await readSchoolNetworks(head, founder.id)).networks).toHaveLength(2);
		expect((await readPublicNetworks(db.asPublic())).map(({ kind, schools }) => [kind, schools.length])).toEqual([
			['formed', 3],
			['founded', 2]
		]);
		const own = desk.schools[0]?.id ?? '';
		expect(await leaveNetwork(head, { membership_id: own, last_day: '2026-12-01', reason: 'Išeiname.' })).toMatchObject({
			refusal: 'founder_stays'
		});
		expect(await closeNetwork(db.as(near.head), { network_id: id, last_day: '2026-11-27', reason: 'Gana.' })).toMatchObject({
			refusal: 'not_found'
		});
		value(await closeNetwork(head, { network_id: id, last_day: '2026-11-27', reason: 'Baigėme.' }));
	});

	test('with the charter as it was when the school left, not as it was changed afterwards', async () => {
		const other = formed.networks[1] as FormedNetwork;
		const school = other.schools[0] as FormedNetwork['schools'][0];
		const write = (seen: number, aim: string, now: Date) =>
			writeCharter(formed.officer(now), { network_id: other.id, seen, ...charter, aim });
		value(await write(0, 'Ko siekėme kartu.', today));
		value(await leaveNetwork(db.as(school.head), { membership_id: school.membership, last_day: '2026-11-27', reason: 'Išeiname.' }));
		value(await write(1, 'Ko siekia likusieji.', new Date('2026-11-28T08:00:00Z')));
		const head = db.as(school.head, new Date('2026-11-30T08:00:00Z'));
		const founding = { school_id: school.id, inherits_id: other.id, name: 'Išėjusių tinkliukas', problem: 'Kaip tęsti' };
		const { id } = value(await foundNetwork(head, founding));
		expect(value(await readNetwork(head, id)).charter).toMatchObject({ number: 1, aim: 'Ko siekėme kartu.' });
	});

	test('not without end: five networks of its own are open at once, and so many schools a day are asked', async () => {
		const { id } = value(await found({ name: 'Pirmas iš daugelio' }));
		for (const name of ['Antras', 'Trečias', 'Ketvirtas', 'Penktas']) value(await found({ name }));
		expect(await found({ name: 'Šeštas' })).toMatchObject({ refusal: 'too_many_founded' });
		const asked = await makeSchool(db, 'Ne kartą klausta mokykla');
		await db.beside.query(
			`insert into platform.attempt (what, who, began_at, times) values ('network.invite', $1, '2026-11-27T00:00:00Z', 30)
			on conflict (what, who, began_at) do update set times = 30`,
			[founder.id]
		);
		const invite = () => inviteSchool(db.as(founder.head), { network_id: id, school_id: asked.id });
		expect(await invite()).toMatchObject({ refusal: 'too_many_invitations' });
		const { rows } = await db.beside.query(`select id from networks.network where founder_id = $1 and closed_on is null`, [founder.id]);
		for (const one of rows)
			value(await closeNetwork(db.as(founder.head), { network_id: one.id, last_day: '2026-11-27', reason: 'Bandymas.' }));
		await db.beside.query(`delete from platform.attempt where what = 'network.invite'`);
	});

	test('an invitation without an answer lapses, and nobody joins late', async () => {
		const { id } = value(await found({ name: 'Antrasis tinkliukas' }));
		const school = await makeSchool(db, 'Tylinti mokykla');
		const { id: invitation_id } = value(await inviteSchool(db.as(founder.head), { network_id: id, school_id: school.id }));
		const token = await tokenTo(school.head);
		const late = new Date('2026-12-11T22:00:00Z');
		expect(await answerInvitation(db.as(school.head, late), { invitation_id, answer: 'accepted' })).toMatchObject({
			refusal: 'answer_late'
		});
		expect(await answerInvitationByLink(db.asPublic(late), { token, answer: 'accepted' })).toMatchObject({ refusal: 'link_expired' });
		expect(await lapseAnswers(db.asSystem(late))).toBe(1);
		expect(await inviteSchool(db.as(founder.head, late), { network_id: id, school_id: school.id })).toMatchObject({ ok: true });
		const broken = await Promise.all(networksInvariants.map(({ broken: of }) => db.asSystem().db.transaction().execute(of)));
		expect(broken.flat()).toEqual([]);
		expect(today < late).toBe(true);
	});
});
