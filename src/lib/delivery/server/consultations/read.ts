import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Pot } from '../../pot.ts';
import { lecturersOf, sessionsOf, type Leading, type Session } from '../deliveries/parts.ts';
import { mayAct } from './book.ts';
import { consultationsOf, slotsOf, type Consultation, type Slot } from './consultation-record.ts';
import { consultationDesk, deskOf, mayRead, teamOn, type Desk } from './desk.ts';
import { potOf } from './pot.ts';

/** A consultation in a list. Of what somebody else asked for themself, nothing but that it was given, when and for how long. */
export type ListedConsultation = Pick<Consultation, 'audience' | 'asked_at' | 'quarters' | 'way' | 'given_at' | 'cancelled_at'> & {
	/** Null where the reader may not open it. */
	id: string | null;
	question: string | null;
	asker: string | null;
	booked_for: Date | null;
	mine: boolean;
};

export type ConsultationsPage = Pick<Desk, 'delivery' | 'as' | 'minutesAnHour'> & {
	pot: Pot;
	/** Free slots to come; for who leads also those that are taken. */
	slots: Slot[];
	consultations: ListedConsultation[];
	/** Whether the reader may ask for themself, and for the team. */
	asks: { one: boolean; team: boolean };
	today: Day;
};

/** The pot, the free slots and what was asked, for everybody of a delivery. */
export function readConsultations(context: Context, deliveryId: string): Promise<Outcome<ConsultationsPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const opened = await deskOf(trx, context, deliveryId);
		if (!opened.ok) return opened;
		const { delivery, as, own, minutesAnHour } = opened.value;
		const coming = (await slotsOf(trx, delivery.id)).filter(({ begins_at }) => begins_at > context.now);
		const open = delivery.cancelled_at === null && as !== 'officer';
		return done({
			delivery,
			as,
			minutesAnHour,
			pot: await potOf(trx, delivery),
			slots: coming.filter(({ taken }) => as === 'lecturer' || !taken),
			consultations: (await consultationsOf(trx, delivery.id)).map((one) => listed(one, opened.value, context.actor.id)),
			asks: { one: open && own !== undefined, team: open && (own !== undefined || as === 'school' || as === 'lecturer') },
			today: dayOf(context.now)
		});
	});
}

function listed(one: Consultation, desk: Desk, personId: string | null): ListedConsultation {
	const open = mayRead(one, desk, personId);
	const { audience, asked_at, quarters, way, given_at, cancelled_at } = one;
	return {
		audience,
		asked_at,
		quarters,
		way,
		given_at,
		cancelled_at,
		id: open ? one.id : null,
		question: open ? one.question : null,
		asker: open ? one.asker : null,
		booked_for: one.slot?.begins_at ?? null,
		mine: one.asked_by === personId
	};
}

export type ConsultationPage = Pick<Desk, 'delivery' | 'as' | 'minutesAnHour'> & {
	/** Without the private note for all who do not lead. */
	consultation: Consultation;
	pot: Pot;
	slots: Slot[];
	may: { book: boolean; cancel: boolean; give: boolean; reason: boolean };
	/** For who leads: whom they can name. */
	team: { id: string; name: string; asked: boolean }[];
	lecturers: Leading[];
	today: Day;
};

/** One consultation for whoever may read it whole. */
export function readConsultation(context: Context, id: string): Promise<Outcome<ConsultationPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await consultationDesk(trx, context, id);
		if (!desk.ok) return desk;
		const { consultation, delivery, as, minutesAnHour } = desk.value;
		const leads = as === 'lecturer';
		const open = consultation.given_at === null && consultation.cancelled_at === null && delivery.cancelled_at === null;
		const acts = open && mayAct(desk.value, context.actor.id);
		return done({
			delivery,
			as,
			minutesAnHour,
			consultation: leads ? consultation : { ...consultation, private_note: '' },
			pot: await potOf(trx, delivery),
			slots: acts ? (await slotsOf(trx, delivery.id)).filter((one) => !one.taken && one.begins_at > context.now) : [],
			may: { book: acts, cancel: acts, give: open && leads, reason: consultation.asked_by !== context.actor.id },
			team: leads ? await teamToName(trx, desk.value, dayOf(context.now)) : [],
			lecturers: leads ? await lecturersOf(trx, delivery.id) : [],
			today: dayOf(context.now)
		});
	});
}

const teamToName = async (trx: Trx, { delivery, consultation }: Desk & { consultation: Consultation }, today: Day) =>
	(await teamOn(trx, delivery, today)).map(({ id, name, person_id }) => ({ id, name, asked: person_id === consultation.asked_by }));

export type ArrangementPage = Pick<Desk, 'delivery' | 'minutesAnHour'> & { pot: Pot; sessions: Session[] };

/** The half-days with their hours, for who may arrange them. */
export function readArrangement(context: Context, deliveryId: string): Promise<Outcome<ArrangementPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await deskOf(trx, context, deliveryId);
		if (!desk.ok || (desk.value.as !== 'lecturer' && desk.value.as !== 'officer')) return refused('not_found');
		const { delivery, minutesAnHour } = desk.value;
		return done({ delivery, minutesAnHour, pot: await potOf(trx, delivery), sessions: await sessionsOf(trx, delivery.id) });
	});
}
