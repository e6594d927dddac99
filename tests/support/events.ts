import { activateNetwork } from '#networks/server';
import { closeRegister, participantsOf, planEvent, sessionsOf, type PlanEvent } from '#delivery/server';
import type { TestDatabase } from './database.ts';
import { value } from './deciding.ts';
import { read } from './delivery.ts';
import { openFormed, staffed, type Formed } from './networks.ts';

/** A network that works: two coordinators, an expert, its schools. */
export type Staffed = Formed & { coordinators: [string, string]; expert: string; id: string };

export async function activeNetwork(db: TestDatabase, networks = 1): Promise<Staffed> {
	const formed = await openFormed(db, { networks, each: 3 });
	const id = formed.networks[0]?.id ?? '';
	const people = await staffed(db, formed, id);
	value(await activateNetwork(formed.officer(), { network_id: id }));
	return { ...formed, ...people, id };
}

/** Asks for a day of a network, as its coordinator unless somebody else does. */
export const planDay = (db: TestDatabase, of: Staffed, more: Partial<PlanEvent> = {}, who = of.coordinators[0]) =>
	planEvent(db.as(who), {
		network_id: of.id,
		kind: 'team_training',
		title: 'Kaip klausti pamokoje',
		place: 'Mokykla A',
		days: [{ day: '2026-12-10', from: '10.00', to: '14.30', hours: '6' }],
		lecturers: [of.coordinators[0]],
		...more
	});

/** Closes the registers of an event with everybody there but those at these places. */
export async function hold(db: TestDatabase, of: Staffed, id: string, absent: number[] = []): Promise<void> {
	const people = await read(db, (trx) => participantsOf(trx, id));
	for (const session of await read(db, (trx) => sessionsOf(trx, id))) {
		const marks = people.map((one, at) => ({
			participant_id: one.id,
			status: absent.includes(at) ? ('absent' as const) : ('present' as const)
		}));
		value(
			await closeRegister(db.as(of.coordinators[0], session.ends_at), { session_id: session.id, lecturers: [of.coordinators[0]], marks })
		);
	}
}
