import * as v from 'valibot';
import type { Day, Text } from '#platform';
import type { MarkReading, Reading } from './clock.ts';
import { markStatuses, type MarkStatus } from './mark.ts';
import type { SetAside } from './register.ts';
import type { Half } from './session.ts';

/** So many marks go in one sending: a phone with more sends again. */
export const marksAtOnce = 200;

/** Clocks of phones show years from 1970 to 9999. */
const longest = Date.UTC(9999, 11, 31);
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longest));
const offset = v.pipe(v.number(), v.integer(), v.minValue(-longest), v.maxValue(longest));
const quarters = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)));
const run = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const reading = { at: milliseconds, run, ticks: milliseconds };
const id = v.pipe(v.string(), v.uuid());

/** A mark as a phone sends it; `number` counts the marks of the phone. */
export const PhoneMarkSchema = v.object({
	id,
	number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2e9)),
	session_id: id,
	participant_id: id,
	status: v.picklist(markStatuses),
	contact: quarters,
	consultation: quarters,
	...reading,
	heard: v.object({ server_at: milliseconds, ahead: offset }),
	latest: milliseconds
});

/** What a phone sends: what its clock says now, and its marks. Each mark is read by itself: one that cannot be read holds up no other. */
export const SentSchema = v.object({
	sent: v.object(reading),
	marks: v.pipe(v.array(v.looseObject({ id })), v.maxLength(marksAtOnce))
});

export type PhoneMark = MarkReading & {
	id: string;
	number: number;
	session_id: string;
	participant_id: string;
	status: MarkStatus;
	contact: number | null;
	consultation: number | null;
};
export type Sent = { sent: Reading; marks: PhoneMark[] };

/** Why the server keeps no mark at all: it knows no such half-day or person, or the half-day is not of a delivery that the phone's owner leads. */
export type RefusedMark = 'unknown_mark' | 'not_yours';

/** What became of a mark. Only what is answered leaves the phone's outbox. */
export type Ack =
	| { id: string; as: 'counted' | 'already' }
	| { id: string; as: 'set_aside'; why: SetAside }
	| { id: string; as: 'refused'; why: RefusedMark };

/** What a phone knows: the deliveries that its owner leads, and nothing else. Times are milliseconds. */
export type Pack = {
	server_at: number;
	/** Until when the phone may come. */
	until: Day;
	lecturer: { id: string; name: string };
	deliveries: PackedDelivery[];
};

export type PackedDelivery = {
	id: string;
	title: Text;
	place: string;
	/** From this day on the phone no longer has the names. */
	forget_on: Day;
	sessions: PackedSession[];
	participants: PackedParticipant[];
};

export type PackedSession = {
	id: string;
	held_on: Day;
	half: Half;
	begins_at: number;
	ends_at: number;
	contact: number;
	consultation: number;
	closed: boolean;
	/** What stands in the register by participant. */
	standing: Record<string, Standing>;
};
export type Standing = { status: MarkStatus; contact: number | null; consultation: number | null };

export type PackedParticipant = { id: string; name: string; code: string; starts_on: Day; ends_on: Day | null };

/** What the server answers a phone. */
export type Answered = { acks: Ack[]; pack: Pack };
