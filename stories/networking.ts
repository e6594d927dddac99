import {
	activateNetwork,
	answerDuty,
	answerInvitation,
	askProposal,
	beginFormation,
	closeNetwork,
	confirmProposal,
	foundNetwork,
	inviteSchool,
	leaveNetwork,
	nameHelper,
	offerDuty,
	readMatching,
	readReplacements,
	reformNetworks,
	saveCriteria,
	writeCharter
} from '#networks/server';
import { addDays, type Day } from '#platform';
import type { Telling } from './applicant.ts';
import { inStory, type StorySchool } from './country.ts';
import { forEach, must, type Teller } from './teller.ts';
import { asMailbox, inventName } from './words/people.ts';
import { aims, rules } from './words/charters.ts';

type Duty = 'coordinator' | 'expert';
/** A network of the story, in the order of its edition. */
export type StoryNetwork = { id: string; number: number };

const helpers: Record<Duty, { count: number; most: string; mailbox: string; persona: string }> = {
	coordinator: { count: 16, most: '2', mailbox: 'koordinatoriai', persona: 'network_coordinator' },
	expert: { count: 8, most: '2', mailbox: 'ekspertai', persona: 'expert' }
};

/** The people who coordinate and advise networks, in towns all over the country; the first of each is a persona. Told once. */
export async function tellHelpers({ teller, country }: Telling, on: Day): Promise<void> {
	for (const duty of ['coordinator', 'expert'] as const) {
		const { count, most, mailbox, persona } = helpers[duty];
		const [first] = await inStory(teller, (trx) =>
			trx.selectFrom('people.person').select(['name', 'email']).where('persona', '=', persona).execute()
		);
		for (let place = 0; place < count; place++) {
			const name = place === 0 && first ? first.name : inventName(teller);
			const email = (place === 0 && first?.email) || `${asMailbox(name)}.${place}@${mailbox}.example`;
			const home = country.schools[(place * 23 + (duty === 'expert' ? 11 : 0)) % country.schools.length] as StorySchool;
			await must(
				nameHelper(teller.as(country.officers.centre, on, '10:00'), {
					centre_id: country.centre,
					email,
					name,
					duty,
					municipality_id: home.municipality.id,
					most_networks: most,
					topics: []
				})
			);
		}
	}
}

/**
 * Forms the networks of an edition from the schools that confirmed: distance and a common problem matter, a mix of types a
 * little. The machine proposes, the officer confirms its proposal two days later.
 */
export async function tellFormation(
	{ teller, country }: Telling,
	edition_id: string,
	on: Day,
	size?: { least: string; most: string }
): Promise<StoryNetwork[]> {
	const officer = country.officers.centre;
	const by = (time: string) => teller.as(officer, on, time);
	await must(beginFormation(by('09:00'), { edition_id }));
	if (size)
		await must(
			saveCriteria(by('09:10'), {
				edition_id,
				revision: 0,
				level: 'national',
				distance: 'much',
				topic: 'some',
				same_type: 'some',
				...size
			})
		);
	await must(askProposal(by('09:20'), { edition_id }));
	await teller.settle(on, '09:30');
	const proposal_id = await lastProposal(teller, edition_id);
	const { networks } = await must(confirmProposal(teller.as(officer, addDays(on, 2), '11:00'), { proposal_id }));
	return networks.map(({ id, number }) => ({ id, number }));
}

const lastProposal = (teller: Teller, editionId: string): Promise<string> =>
	inStory(
		teller,
		async (trx) =>
			(
				await trx
					.selectFrom('networks.proposal')
					.select('id')
					.where('edition_id', '=', editionId)
					.orderBy('number', 'desc')
					.executeTakeFirstOrThrow()
			).id
	);

type Asking = {
	/** One has no time, and the next is asked. */
	declining?: boolean;
	/** Numbers of networks for which nobody is asked yet. */
	without?: readonly number[];
	/** Nobody has answered yet. */
	unanswered?: boolean;
	/** The network for which the personas are asked first. */
	personas?: number | undefined;
};

/** The centre asks whoever suits each network best, as the page advises; they accept within three days. */
export async function tellDuties(telling: Telling, edition_id: string, on: Day, asking: Asking = {}): Promise<void> {
	await askForAll(telling, edition_id, on, asking);
	if (asking.unanswered) return;
	await answerAll(telling, edition_id, on, asking.declining ?? false);
	if (asking.declining) await tellDuties(telling, edition_id, addDays(on, 4));
}

async function askForAll({ teller, country }: Telling, editionId: string, on: Day, { without = [], personas }: Asking): Promise<void> {
	const by = (time: string) => teller.as(country.officers.centre, on, time);
	const known = await personasOf(teller);
	for (const { network } of (await must(readMatching(by('09:00'), editionId))).networks) {
		if (without.includes(network.number)) continue;
		for (const duty of ['coordinator', 'expert'] as const) {
			const desk = await must(readMatching(by('09:05'), editionId));
			const need = desk.networks.find((one) => one.network.id === network.id)?.needs.find((one) => one.duty === duty);
			const suited = (need?.matches ?? []).map(({ person_id }) => person_id);
			const first = network.number === personas && need && need.wanted > 0 ? [known[duty]] : [];
			for (const person_id of [...new Set([...first, ...suited])].slice(0, need?.wanted ?? 0))
				await must(offerDuty(by('09:10'), { network_id: network.id, person_id, duty }));
		}
	}
}

async function personasOf(teller: Teller): Promise<Record<Duty, string>> {
	const people = await inStory(teller, (trx) =>
		trx.selectFrom('people.person').select(['id', 'persona']).where('persona', 'in', ['network_coordinator', 'expert']).execute()
	);
	const idOf = (persona: string) => people.find((one) => one.persona === persona)?.id ?? '';
	return { coordinator: idOf(helpers.coordinator.persona), expert: idOf(helpers.expert.persona) };
}

async function answerAll({ teller }: Telling, editionId: string, on: Day, declining: boolean): Promise<void> {
	const asked = await inStory(teller, (trx) =>
		trx
			.selectFrom('networks.duty as duty')
			.innerJoin('networks.network as network', 'network.id', 'duty.network_id')
			.innerJoin('people.person as person', 'person.id', 'duty.person_id')
			.select(['duty.id', 'duty.person_id'])
			.where('network.edition_id', '=', editionId)
			.where('duty.answer', 'is', null)
			.orderBy('network.number')
			.orderBy('person.email')
			.execute()
	);
	for (const [place, { id, person_id }] of asked.entries()) {
		const declines = declining && place === 1;
		await must(
			answerDuty(teller.as(person_id, addDays(on, 1 + (place % 3)), '17:30'), {
				duty_id: id,
				answer: declines ? 'declined' : 'accepted',
				reason: declines ? 'Šiais metais vadovauju kitam projektui, antram tinklui laiko neliks.' : ''
			})
		);
	}
}

/** The network among these to which a school belongs. */
export async function networkOf(teller: Teller, networks: readonly StoryNetwork[], school: StorySchool): Promise<StoryNetwork | undefined> {
	const [found] = await inStory(teller, (trx) =>
		trx
			.selectFrom('networks.membership')
			.select('network_id')
			.where('school_id', '=', school.id)
			.where(
				'network_id',
				'in',
				networks.map(({ id }) => id)
			)
			.execute()
	);
	return networks.find(({ id }) => id === found?.network_id);
}

/** A complete network begins its work; its first coordinator writes down what it has agreed upon. */
export async function tellActive({ teller, country }: Telling, networks: readonly StoryNetwork[], on: Day): Promise<void> {
	for (const [place, { id }] of networks.entries()) {
		await must(activateNetwork(teller.as(country.officers.centre, on, '10:00'), { network_id: id }));
		const coordinator = await coordinatorOf(teller, id);
		await must(
			writeCharter(teller.as(coordinator, addDays(on, 7 + place), '16:00'), {
				network_id: id,
				aim: aims[place % aims.length] as string,
				rules,
				rhythm: { first_on: addDays(on, 14 + place), time: '14:00', every_weeks: '4', place: place % 3 === 2 ? 'at_host' : 'by_turns' },
				seen: 0
			})
		);
	}
}

const coordinatorOf = (teller: Teller, networkId: string): Promise<string> =>
	inStory(
		teller,
		async (trx) =>
			(
				await trx
					.selectFrom('networks.duty')
					.select('person_id')
					.where('network_id', '=', networkId)
					.where('duty', '=', 'coordinator')
					.where('answer', '=', 'accepted')
					.orderBy('answered_at')
					.orderBy('person_id')
					.executeTakeFirstOrThrow()
			).person_id
	);

/** A school leaves its network, and the cheapest way to fill its place is taken, where there is one. */
export async function tellDeparture({ teller, country }: Telling, { id }: StoryNetwork, on: Day): Promise<void> {
	const [member] = await inStory(teller, (trx) =>
		trx
			.selectFrom('networks.membership as membership')
			.innerJoin('networks.network as network', 'network.id', 'membership.network_id')
			.select(['membership.id', 'membership.school_id'])
			.where('membership.network_id', '=', id)
			.whereRef('membership.school_id', '<>', 'network.host_id')
			.orderBy('membership.school_id')
			.execute()
	);
	const school = country.schools.find((one) => one.id === member?.school_id);
	if (!member || !school) throw new Error('the network has no school that could leave');
	const reason = 'Mokykla jungiama su kita, jos komandos nebeliks.';
	await must(leaveNetwork(teller.as(school.head.id, on, '13:00'), { membership_id: member.id, last_day: addDays(on, 20), reason }));
	const by = teller.as(country.officers.centre, addDays(on, 22), '10:00');
	const { ways } = await must(readReplacements(by, id));
	const [best] = ways;
	if (best)
		await must(
			reformNetworks(by, {
				network_id: id,
				moves: best.moves,
				from_on: addDays(on, 22),
				reason: 'Tinklui trūksta mokyklos.',
				seen: best.cost.points
			})
		);
}

/** The edition is over: its networks end their work with its last day. */
export const tellClosing = ({ teller, country }: Telling, networks: readonly StoryNetwork[], last: Day): Promise<void> =>
	forEach(
		networks,
		async ({ id }) =>
			void (await must(
				closeNetwork(teller.as(country.officers.centre, last, '15:00'), {
					network_id: id,
					last_day: last,
					reason: 'Bandomasis projektas baigtas.'
				})
			))
	);

/** A school goes on with neighbours in a network of its own („tinkliukas“): two have joined, the third has not answered yet. */
export async function tellFounded(
	{ teller }: Telling,
	{ school, neighbours, inherits }: { school: StorySchool; neighbours: readonly StorySchool[]; inherits: StoryNetwork },
	on: Day
): Promise<void> {
	const by = (day: Day, time: string) => teller.as(school.head.id, day, time);
	const { id } = await must(
		foundNetwork(by(on, '10:00'), {
			school_id: school.id,
			inherits_id: inherits.id,
			name: 'Kaimynų tinkliukas',
			problem: 'Kaip mokiniams kalbėti apie tai, ko jie išmoko'
		})
	);
	for (const [place, neighbour] of neighbours.entries()) {
		const { id: invitation_id } = await must(inviteSchool(by(on, '10:20'), { network_id: id, school_id: neighbour.id }));
		if (place < 2)
			await must(answerInvitation(teller.as(neighbour.head.id, addDays(on, 2 + place), '12:00'), { invitation_id, answer: 'accepted' }));
	}
	await must(activateNetwork(by(addDays(on, 4), '09:00'), { network_id: id }));
}
