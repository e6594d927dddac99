import { dayOf, instantAt, isDay, lengthOf, prose, refused, type Day, type Fault, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { quartersOfMinutes } from '../../pot.ts';
import { readMinutes, readTime } from '../../typed.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf, participantsOf } from '../deliveries/parts.ts';
import type { Consultation } from './consultation-record.ts';
import { consultationDesk, teamOn, type Desk } from './desk.ts';
import { readNotes, type Notes } from './notes.ts';
import { writeGiven } from './write-given.ts';

export type GiveRefusal =
	'not_found' | 'delivery_cancelled' | 'already_given' | 'consultation_cancelled' | 'given_faulty' | 'pot_is_empty' | 'two_places';
type GivenOutcome = Promise<Outcome<{ quarters: number }, GiveRefusal>>;

/** An answer in writing. `minutes` is how long it took; with 0 it is answered and counts no hours. */
export type AnswerConsultation = Partial<Notes> & { consultation_id: string; answer: string; minutes: string };

/**
 * Answers in writing, by whoever leads. The minutes become quarters of an academic hour, each that was begun counting whole (H-01), come out of
 * the pot (M-10) and stand in the ledger: for whoever asked, or the whole team of the day; and for who answered.
 */
export function answerConsultation(context: Context, input: AnswerConsultation): GivenOutcome {
	return context.db.transaction().execute(async (trx) => {
		const desk = await toGive(trx, context, input.consultation_id);
		if (!desk.ok) return desk;
		const { consultation, delivery, minutesAnHour } = desk.value;
		const answer = prose(input.answer);
		const minutes = readMinutes(input.minutes);
		const notes = readNotes({ ...blank, ...input });
		const faults: Fault[] = [
			...(lengthOf(answer) < 3 || lengthOf(answer) > 20_000 ? [{ field: 'answer', key: 'delivery_fault_answer' }] : []),
			...(minutes === undefined ? [{ field: 'minutes', key: 'delivery_fault_minutes' }] : []),
			...notes.faults
		];
		if (faults.length > 0) return refused('given_faulty', faults);
		const today = dayOf(context.now);
		const everybody =
			consultation.audience === 'team'
				? await teamOn(trx, delivery, today)
				: (await participantsOf(trx, delivery.id)).filter(({ person_id }) => person_id === consultation.asked_by);
		return writeGiven(trx, context, desk.value, {
			way: 'written',
			answer,
			slot_id: null,
			quarters: quartersOfMinutes(minutes ?? 0, minutesAnHour),
			held_on: today,
			during: null,
			participants: everybody,
			lecturers: [context.actor.id as string],
			notes: notes.notes
		});
	});
}

/** A talk as it took place. Without a day and time it was at the slot that was booked. */
export type GiveTalk = Partial<Notes> & {
	consultation_id: string;
	day?: string;
	from?: string;
	minutes: string;
	/** Ids of the participants who took part. */
	participants: readonly string[];
	/** Ids of those who led it; whoever writes it down where none is named. */
	lecturers?: readonly string[];
};

/**
 * Writes down a talk that took place: who took part and how long it was. Its quarters come out of the pot (M-10) in place of what was reserved, and
 * stand in the ledger for everybody who took part and for those who led. Nobody is in two places at once.
 */
export function giveTalk(context: Context, input: GiveTalk): GivenOutcome {
	return context.db.transaction().execute(async (trx) => {
		const desk = await toGive(trx, context, input.consultation_id);
		if (!desk.ok) return desk;
		const { consultation, delivery, minutesAnHour } = desk.value;
		const when = readWhen(input, delivery, consultation.slot, context.now);
		const notes = readNotes({ ...blank, ...input });
		const team = when.day ? await teamOn(trx, delivery, when.day) : [];
		const took = team.filter(({ id }) => input.participants.includes(id));
		const leading = (await lecturersOf(trx, delivery.id)).map(({ person_id }) => person_id);
		const asked = input.lecturers && input.lecturers.length > 0 ? input.lecturers : [context.actor.id as string];
		const lecturers = [...new Set(asked)].filter((id) => leading.includes(id) || id === context.actor.id);
		const nobody = when.day !== undefined && (took.length === 0 || took.length < new Set(input.participants).size);
		const faults: Fault[] = [
			...when.faults,
			...(nobody ? [{ field: 'participants', key: 'delivery_fault_nobody_took_part' }] : []),
			...(lecturers.length === 0 ? [{ field: 'lecturers', key: 'delivery_fault_nobody_leads' }] : []),
			...notes.faults
		];
		if (faults.length > 0 || !when.from || !when.to || !when.day) return refused('given_faulty', faults);
		return writeGiven(trx, context, desk.value, {
			way: 'talk',
			answer: null,
			slot_id: consultation.slot?.id ?? null,
			quarters: quartersOfMinutes(when.minutes, minutesAnHour),
			held_on: when.day,
			during: { from: when.from, to: when.to },
			participants: took,
			lecturers,
			notes: notes.notes
		});
	});
}

const blank: Notes = { shared_note: '', private_note: '', next_step: '' };

/** A consultation that can be given, its delivery held, for whoever leads. */
async function toGive(
	trx: Trx,
	context: Context,
	id: string
): Promise<
	Outcome<Desk & { consultation: Consultation }, 'not_found' | 'delivery_cancelled' | 'already_given' | 'consultation_cancelled'>
> {
	const desk = await consultationDesk(trx, context, id, true);
	if (!desk.ok || desk.value.as !== 'lecturer') return refused('not_found');
	const { consultation, delivery } = desk.value;
	if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
	if (consultation.given_at !== null) return refused('already_given');
	return consultation.cancelled_at === null ? desk : refused('consultation_cancelled');
}

/** When a talk was: at its slot, or as typed, since its training was planned; it is over by now. */
function readWhen(
	{ day = '', from = '', minutes: typed }: Pick<GiveTalk, 'day' | 'from' | 'minutes'>,
	{ made_at, first_on }: Pick<Delivery, 'made_at' | 'first_on'>,
	slot: Consultation['slot'],
	now: Date
): { day?: Day; from?: Date; to?: Date; minutes: number; faults: Fault[] } {
	const minutes = readMinutes(typed) ?? 0;
	const faults: Fault[] = minutes > 0 ? [] : [{ field: 'minutes', key: 'delivery_fault_minutes' }];
	const time = readTime(from);
	const atSlot = day === '' && from === '' && slot !== null;
	if (!atSlot && !isDay(day)) faults.push({ field: 'day', key: 'delivery_fault_day' });
	if (!atSlot && time === undefined) faults.push({ field: 'from', key: 'delivery_fault_time' });
	if (faults.length > 0) return { minutes, faults };
	const begins = atSlot ? slot.begins_at : instantAt(day, time ?? '');
	const ends = new Date(begins.getTime() + minutes * 60_000);
	if (ends > now) return { minutes, faults: [{ field: atSlot ? 'minutes' : 'day', key: 'delivery_fault_not_yet' }] };
	const [held, planned] = [dayOf(begins), dayOf(made_at)];
	if (held < planned && (first_on === null || held < first_on))
		return { minutes, faults: [{ field: 'day', key: 'delivery_fault_not_planned_yet' }] };
	return { day: held, from: begins, to: ends, minutes, faults };
}
