import { dayInWords, dayOf, done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { readEmail, readName } from '#people';
import { findOrAddPerson } from '#people/server';
import { readPlan, type EventPlan, type TypedPlan } from '../../event-plan.ts';
import { deliveryById } from '../deliveries/delivery-record.ts';
import { addParticipants, addSessions, makeDelivery, nextReference, setLecturers } from '../deliveries/make-delivery.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { eventDesk, leadersOf, type EventDesk } from './event-desk.ts';
import { teamsOf } from './team.ts';
import { tellEvent } from './tell-event.ts';

export type EventKind = 'team_training' | 'meeting';

/** What a network will hold, as it was typed. Who leads it: coordinators and experts by their ids, others by name and address. */
export type PlanEvent = TypedPlan & {
	network_id: string;
	kind: EventKind;
	lecturers: readonly string[];
	invited?: readonly { name: string; email: string }[];
};
export type PlanEventRefusal = 'not_found' | 'network_forming' | 'network_closed' | 'event_faulty' | 'too_many_events';

const limit = { times: 60, seconds: 86_400 };

/**
 * Plans a team training or a meeting of a network: its days with their academic hours (H-01), who leads it, and as participants the teams of
 * the schools that belong to the network on its first day. Everybody it concerns gets a letter with the days for their calendar.
 * By coordinators and experts of the network, whoever founded it, and officers of the centre.
 */
export function planEvent(context: Context, input: PlanEvent): Promise<Outcome<{ id: string; reference: string }, PlanEventRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await eventDesk(trx, context, input.network_id);
		if (!desk.ok) return desk;
		const { network, terms } = desk.value;
		if (network.closed_on !== null) return refused('network_closed');
		if (network.activated_at === null) return refused('network_forming');
		const { plan, faults } = readPlan(input, { today: dayOf(context.now), minutesAnHour: terms.minutes_an_hour });
		const leaders = await leadersIn(trx, desk.value, input);
		const wrong = [...faults, ...leaders.faults, ...(kinds.includes(input.kind) ? [] : [{ field: 'kind', key: 'delivery_fault_kind' }])];
		if (wrong.length > 0) return refused('event_faulty', wrong);
		if (!(await within(trx, context.now, 'network_event.plan', network.id, limit))) return refused('too_many_events');

		const made = await makeEvent(trx, context, desk.value, input.kind, plan);
		await setLecturers(trx, context, made.id, await personsOf(trx, context, leaders));
		await addParticipants(trx, context, made.id, await teamsOf(trx, network, plan.days[0]?.day ?? dayOf(context.now)));
		await recordPlanned(trx, context, made.id, plan);
		await tellEvent(trx, context, made.id, 'planned');
		return done(made);
	});
}

const kinds: readonly EventKind[] = ['team_training', 'meeting'];

async function makeEvent(trx: Trx, context: Context, { network }: EventDesk, kind: EventKind, { title, place, days }: EventPlan) {
	const made = { id: newId(), reference: await nextReference(trx, context.now) };
	await makeDelivery(trx, context, {
		...made,
		kind,
		edition_id: network.edition_id,
		training_id: null,
		network_id: network.id,
		school_id: null,
		title: { lt: title, en: title },
		topic: null,
		place,
		lecturers_least: 1,
		contact: days.reduce((sum, day) => sum + day.contact, 0),
		consultation: 0
	});
	await addSessions(trx, context, made.id, days.map(asHalf));
	return made;
}

/** The first day as an event tells it, in both languages. */
export const firstDay = ([first]: EventPlan['days']) => ({
	lt: first ? dayInWords(first.day, 'lt') : '',
	en: first ? dayInWords(first.day, 'en') : ''
});

/** A day of a network is one half-day with all its hours. */
export const asHalf = ({ day, begins, ends, contact }: EventPlan['days'][number]) => ({
	day,
	half: { half: 'whole' as const, begins, ends, contact, consultation: 0 }
});

type Leaders = { known: string[]; invited: { name: string; email: string }[]; faults: Fault[] };

/** Who will lead: at least one, only people of the network by id, and everybody else with a name and an address. */
async function leadersIn(trx: Trx, { network }: EventDesk, { lecturers, invited = [] }: PlanEvent): Promise<Leaders> {
	const own = new Set((await leadersOf(trx, network)).map(({ person_id }) => person_id));
	const known = [...new Set(lecturers)].filter((id) => own.has(id));
	const faults: Fault[] = [];
	const read = invited.slice(0, 5).flatMap(({ name: typedName, email: typedEmail }, at) => {
		if (typedName.trim() === '' && typedEmail.trim() === '') return [];
		const [name, email] = [readName(typedName), readEmail(typedEmail)];
		if (!('name' in name)) faults.push({ field: `invited_name_${at}`, key: 'delivery_fault_name' });
		if (!email) faults.push({ field: `invited_email_${at}`, key: 'delivery_fault_email' });
		return 'name' in name && email ? [{ name: name.name, email }] : [];
	});
	if (faults.length === 0 && known.length + read.length === 0) faults.push({ field: 'lecturers', key: 'delivery_fault_nobody_leads' });
	return { known, invited: read, faults };
}

async function personsOf(trx: Trx, { now }: Context, { known, invited }: Leaders): Promise<string[]> {
	const persons = [...known];
	for (const person of invited) persons.push(await findOrAddPerson(trx, now, person));
	return persons;
}

async function recordPlanned(trx: Trx, context: Context, id: string, { title, days }: EventPlan): Promise<void> {
	const delivery = await deliveryById(trx, id);
	if (delivery)
		await record(trx, context, {
			name: 'network_event.planned',
			...subjectsOfDelivery(delivery),
			particulars: { title, day: firstDay(days) }
		});
}
