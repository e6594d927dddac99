import { findingCode, type MarkStatus } from '#delivery';
import {
	adaptProgramme,
	addMaterial,
	closeRegister,
	correctRegister,
	dispatchKits,
	lecturersOf,
	makeKits,
	markAttendance,
	participantsOf,
	printKits,
	readProgrammeOfDelivery,
	receiveKit,
	saveBaseProgramme,
	sessionsOf,
	writeAccount,
	type Participant,
	type Session
} from '#delivery/server';
import { addDays, type Day, type Text } from '#platform';
import type { StoryCall, Telling } from './applicant.ts';
import { tellCertificates } from './certifying.ts';
import { consultsApart, tellArrangement, tellConsultations } from './consulting.ts';
import { inStory } from './country.ts';
import { tellClimate, tellEvaluation, tellNeeds, tellPractice } from './evaluating.ts';
import { tellFollowing } from './following.ts';
import { forEach, must, type Teller } from './teller.ts';
import { accounts, adaptations, blocksOf, titleOf } from './words/programmes.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/** A training as the story holds it: its half-days in their order, those who learn, and the pair. */
export type Held = {
	id: string;
	place: number;
	topic: string;
	edition: string;
	school: string;
	head: string;
	sessions: Session[];
	team: Participant[];
	pair: string[];
	first: Day;
	last: Day;
};

/** What an edition teaches by: a base programme of each topic, hand-outs for participants and a set for schools. */
export async function tellProgrammes({ teller, country }: Told, call: StoryCall, edition_id: string, on: Day): Promise<void> {
	const by = (time: string) => teller.as(country.officers.centre, on, time);
	for (const { code, name } of call.rules.topics) {
		await must(saveBaseProgramme(by('10:00'), { edition_id, topic: code, title: titleOf(name), blocks: blocksOf(code) }));
		await must(addMaterial(by('10:20'), { edition_id, ...handoutOf(code, name) }));
	}
	await must(addMaterial(by('10:40'), { edition_id, ...methodical }));
	await must(makeKits(by('11:00'), { edition_id }));
}

const handoutOf = (topic: string, { lt }: Text) => ({
	topic,
	pack: 'handout' as const,
	title: `${lt}: užduočių ir lapų rinkinys`,
	licence: 'CC BY-SA 4.0',
	author: 'Mini mokymų programos autoriai',
	pages: 24,
	link: `https://centras.example/medziaga/${topic.replaceAll('_', '-')}`
});

const methodical = {
	topic: null,
	pack: 'methodological' as const,
	title: 'Kaip tęsti patiems: metodinės medžiagos rinkinys mokyklai',
	licence: 'CC BY-SA 4.0',
	author: 'Mokyklų mokymosi centras',
	pages: 60,
	link: 'https://centras.example/medziaga/metodinis-rinkinys'
};

/** The trainings of an edition that stand, in the order of their first day. */
export async function trainingsOf({ teller, country }: Told, edition: string): Promise<Held[]> {
	const rows = await inStory(teller, (trx) =>
		trx
			.selectFrom('delivery.delivery')
			.select(['id', 'topic', 'school_id'])
			.where('edition_id', '=', edition)
			.where('kind', '=', 'training')
			.where('cancelled_at', 'is', null)
			.orderBy('reference')
			.execute()
	);
	const held: Held[] = [];
	for (const [place, { id, topic, school_id }] of rows.entries()) {
		const school = country.schools.find((one) => one.id === school_id);
		const parts = await inStory(teller, async (trx) => ({
			sessions: (await sessionsOf(trx, id)).filter(({ cancelled_at }) => cancelled_at === null),
			team: await participantsOf(trx, id),
			pair: (await lecturersOf(trx, id)).map(({ person_id }) => person_id)
		}));
		const [first, last] = [parts.sessions[0]?.held_on, parts.sessions.at(-1)?.held_on];
		if (school && first && last)
			held.push({ id, place, topic: topic ?? '', edition, school: school.id, head: school.head.id, ...parts, first, last });
	}
	return held.sort((one, other) => (one.first < other.first ? -1 : 1));
}

/** A training as far as it has come today: prepared, its half-days held and closed one after another; once it is over, what people think, their certificates, and an account. */
export async function tellHeld(told: Told, held: Held): Promise<void> {
	const { teller } = told;
	await tellKits(told, held);
	if (held.place % 10 !== 9) await tellAdaptation(told, held);
	await tellNeeds(told, held);
	await tellClimate(told, held);
	if (consultsApart(held)) await tellArrangement(told, held);
	for (const session of held.sessions.filter(({ held_on }) => held_on < teller.today)) await tellSession(told, held, session);
	if (held.last >= teller.today) return;
	if (consultsApart(held)) await tellConsultations(told, held);
	await tellEvaluation(told, held);
	await tellCertificates(told, held);
	await tellAccount(told, held);
	await tellPractice(told, held);
}

/** The packs leave a fortnight before the first day, and the school says that they came. */
async function tellKits({ teller, country }: Told, { id, edition, head, team, first }: Held): Promise<void> {
	const [sent, came] = [addDays(first, -13), addDays(first, -8)];
	const officer = (time: string) => teller.as(country.officers.centre, sent < teller.today ? sent : teller.today, time);
	if (sent >= teller.today) return;
	await must(printKits(officer('09:00'), { edition_id: edition, delivery_ids: [id], printed_on: sent }));
	await must(dispatchKits(officer('14:00'), { edition_id: edition, delivery_ids: [id], dispatched_on: sent, note: 'Kurjeris' }));
	if (came >= teller.today) return;
	for (const [pack, received] of [
		['handout', team.length],
		['methodological', 1]
	] as const)
		await must(receiveKit(teller.as(head, came, '12:00'), { delivery_id: id, pack, received, note: '' }));
}

/** A week before the first day the pair changes one block for this school, and says which finding that answers to. */
async function tellAdaptation({ teller }: Told, { id, place, topic, pair, first }: Held): Promise<void> {
	const on = addDays(first, -7);
	if (on >= teller.today) return;
	const by = teller.as(pair[0] as string, on, '19:30');
	const page = await must(readProgrammeOfDelivery(by, id));
	const [finding] = page.findings;
	const [title, why] = adaptations[place % adaptations.length] as (typeof adaptations)[number];
	const block = `part_${(place % 4) + 2}`;
	const blocks = blocksOf(topic).map((one) => (one.key === block ? { ...one, method: title } : one));
	const reasons = [{ block, why, finding: finding ? findingCode(finding) : null }];
	await must(adaptProgramme(by, { delivery_id: id, blocks, reasons }));
}

/** One half-day: marked on the screen, or typed in from the signed sheet, and closed when it is over; here and there it is corrected in the evening. */
async function tellSession({ teller }: Told, held: Held, session: Session): Promise<void> {
	const { team, pair, place } = held;
	const [one] = pair as [string];
	const times = session.half === 'morning' ? (['09:10', '12:40'] as const) : (['13:40', '16:30'] as const);
	const away = await elsewhereOn(teller, session, team);
	const marks = team.map(({ id, person_id }) => ({
		participant_id: id,
		...(away.has(person_id) ? { status: 'excused' as const } : statusOf(teller, session))
	}));
	const way = place % 5 === 4 ? 'sheet' : 'screen';
	await must(
		markAttendance(teller.as(one, session.held_on, way === 'sheet' ? times[1] : times[0]), { session_id: session.id, marks, way })
	);
	await must(closeRegister(teller.as(one, session.held_on, times[1]), { session_id: session.id, lecturers: pair }));
	const absent = marks.find(({ status }) => status === 'absent');
	if (absent && place % 6 === 0)
		await must(
			correctRegister(teller.as(one, session.held_on, '18:20'), {
				session_id: session.id,
				changes: [
					{ participant_id: absent.participant_id, status: 'late', contact: session.contact - 1, consultation: session.consultation }
				],
				reason: 'Pavėlavo dėl autobuso, bet dalyvavo: pasirašė popieriniame lape.'
			})
		);
}

/** Who of the team is somewhere else that day: their network holds a training of its own. */
const elsewhereOn = (teller: Teller, { held_on }: Session, team: readonly Participant[]): Promise<Set<string>> =>
	inStory(teller, async (trx) => {
		const people = team.map(({ person_id }) => person_id);
		const rows = await trx
			.selectFrom('delivery.hours as hours')
			.innerJoin('delivery.delivery as delivery', 'delivery.id', 'hours.delivery_id')
			.select('hours.person_id')
			.where('hours.person_id', 'in', people)
			.where('hours.held_on', '=', held_on)
			.where('delivery.kind', '<>', 'training')
			.where('hours.superseded_at', 'is', null)
			.execute();
		return new Set(rows.map(({ person_id }) => person_id));
	});

/** Of a hundred marks ninety-four are of people who were there all the time. */
function statusOf(
	teller: Teller,
	session: Pick<Session, 'contact' | 'consultation'>
): { status: MarkStatus; contact?: number; consultation?: number } {
	const luck = teller.between(1, 100);
	if (luck <= 94) return { status: 'present' };
	if (luck <= 96) return { status: 'late', contact: session.contact - 1, consultation: session.consultation };
	if (luck <= 98) return { status: 'partial', contact: Math.floor(session.contact / 2), consultation: 0 };
	return { status: luck === 99 ? 'excused' : 'absent' };
}

/** The morning after the last day one of the pair writes what was really done. */
async function tellAccount({ teller }: Told, { id, place, pair, topic, last }: Held): Promise<void> {
	const by = teller.as(pair[1] ?? (pair[0] as string), addDays(last, 1) < teller.today ? addDays(last, 1) : teller.today, '05:30');
	const blocks = blocksOf(topic).map(({ key }, at) => ({
		block: key,
		done: at === place % 6 ? ('changed' as const) : ('as_planned' as const),
		note: ''
	}));
	await must(writeAccount(by, { delivery_id: id, blocks, note: accounts[place % accounts.length] as string }));
}

/** Holds the trainings of an edition as far as today. */
export async function tellTrainingsHeld(told: Told, edition: string): Promise<Held[]> {
	const trainings = await trainingsOf(told, edition);
	await forEach(trainings, (held) => tellHeld(told, held));
	await tellFollowing(told, trainings);
	told.teller.say(`${trainings.filter(({ last }) => last < told.teller.today).length} trainings held`);
	return trainings;
}
