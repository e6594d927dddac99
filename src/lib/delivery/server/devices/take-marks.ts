import * as v from 'valibot';
import { dayOf, done, refused, type Outcome } from '#platform';
import { holds } from '#people/server';
import { asPerson, record, within, type Context, type Trx } from '#platform/server';
import { trueTime, type Reading } from '../../clock.ts';
import { PhoneMarkSchema, SentSchema, type Ack, type Answered, type PhoneMark } from '../../sent.ts';
import { lockDelivery, participantsOf, readerOf, sessionsOf, type Delivery, type Participant, type Session } from '../deliveries/index.ts';
import { keepMarks, type IncomingMark, type Kept } from '../register/marks.ts';
import { deviceByToken, type KnownDevice } from './device.ts';
import { packFor } from './pack.ts';

export type TakeRefusal = 'device_unknown' | 'too_often' | 'not_understood';

/** How often one phone may come: it sends when it can, and a lecturer taps now and then. */
const limit = { times: 200, seconds: 600 };

/**
 * Takes the marks that a phone has made, and tells it what became of each and what stands now. A mark has the true time at
 * which it was made (docs/decisions/0200); what is sent twice is one; what cannot count by itself is set aside and kept.
 * Refused only as a whole to a phone that is not known, or comes too often; a single mark is refused where its half-day or
 * participant does not exist, or its delivery was not led by the phone's owner when it was made.
 */
export function takeMarks(context: Context, { token, body }: { token: string; body: unknown }): Promise<Outcome<Answered, TakeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { now } = context;
		const device = await deviceByToken(trx, token, now);
		if (!device) return refused('device_unknown');
		if (!(await within(trx, now, 'attendance.send', device.id, limit))) return refused('too_often');
		const read = v.safeParse(SentSchema, body);
		if (!read.success) return refused('not_understood');
		const owner: Context = { ...context, actor: asPerson(device.person_id) };
		const { sent, marks } = read.output;
		const acks = await takeAll(trx, owner, device, sent, marks);
		await trx
			.updateTable('delivery.device')
			.set({ ahead: sent.at - now.getTime(), seen_at: now })
			.where('id', '=', device.id)
			.execute();
		return done({ acks, pack: await packFor(trx, owner, device) });
	});
}

async function takeAll(trx: Trx, owner: Context, device: KnownDevice, sent: Reading, marks: readonly { id: string }[]): Promise<Ack[]> {
	const read = marks
		.map((mark) => v.safeParse(PhoneMarkSchema, mark))
		.flatMap(({ success, output }) => (success ? [output as PhoneMark] : []));
	const acks = new Map<string, Ack>();
	for (const held of await deliveriesWith(trx, owner, read)) {
		const own = read.filter(({ session_id }) => held.sessions.some(({ id }) => id === session_id));
		const taken = await takeOf(trx, owner, device, sent, held, own);
		for (const ack of taken) acks.set(ack.id, ack);
		await recordSent(trx, owner, device, held.delivery, taken);
	}
	return marks.map(({ id }) => acks.get(id) ?? { id, as: 'refused', why: 'unknown_mark' });
}

/** A delivery in hand: its half-days of which something was sent, and whether the phone's owner led it at a time. */
type Held = {
	delivery: Delivery;
	sessions: Session[];
	participants: Participant[];
	open_days: number;
	ledAt: (at: Date) => Promise<boolean>;
};

/** The deliveries of some marks, each locked, in one order for everybody. */
async function deliveriesWith(trx: Trx, owner: Context, marks: readonly PhoneMark[]): Promise<Held[]> {
	const wanted = [...new Set(marks.map(({ session_id }) => session_id))];
	if (wanted.length === 0) return [];
	const rows = await trx.selectFrom('delivery.session').select(['id', 'delivery_id']).where('id', 'in', wanted).execute();
	const held: Held[] = [];
	for (const id of [...new Set(rows.map(({ delivery_id }) => delivery_id))].sort()) {
		const delivery = await lockDelivery(trx, id);
		if (delivery) held.push(await holdOf(trx, owner, delivery, wanted));
	}
	return held;
}

/** Read under the lock: a register may have been closed meanwhile. */
async function holdOf(trx: Trx, owner: Context, delivery: Delivery, wanted: readonly string[]): Promise<Held> {
	return {
		delivery,
		sessions: (await sessionsOf(trx, delivery.id, { cancelled: true })).filter(({ id }) => wanted.includes(id)),
		participants: await participantsOf(trx, delivery.id),
		open_days: await openDaysOf(trx, delivery.edition_id),
		ledAt: await ledAtOf(trx, owner, delivery)
	};
}

/** Whoever is or was named as a lecturer, with the role where the delivery is a training; of a network also its coordinators and experts. */
async function ledAtOf(trx: Trx, owner: Context, delivery: Delivery): Promise<Held['ledAt']> {
	const named = await trx
		.selectFrom('delivery.lecturer')
		.select('removed_at')
		.where('delivery_id', '=', delivery.id)
		.where('person_id', '=', owner.actor.id)
		.executeTakeFirst();
	const leadsNow = (await readerOf(trx, owner, delivery))?.as === 'lecturer';
	const withRole = (at: Date) =>
		delivery.kind === 'training' ? holds(trx, owner.actor, ['lecturer'], delivery.centre_id, dayOf(at)) : Promise.resolve(true);
	return async (at) => leadsNow || (named !== undefined && (named.removed_at === null || at < named.removed_at) && (await withRole(at)));
}

/** For how many days after a half-day phones' marks still count by themselves; two weeks where the edition has said nothing. */
async function openDaysOf(trx: Trx, edition_id: string): Promise<number> {
	const row = await trx.selectFrom('delivery.terms').select('open_days').where('edition_id', '=', edition_id).executeTakeFirst();
	return row?.open_days ?? 14;
}

async function takeOf(
	trx: Trx,
	owner: Context,
	device: KnownDevice,
	sent: Reading,
	held: Held,
	marks: readonly PhoneMark[]
): Promise<Ack[]> {
	const others = await writtenByOthers(trx, device.person_id, marks);
	const refusals: Ack[] = [];
	const fresh: IncomingMark[] = [];
	for (const mark of marks) {
		const { at, known } = trueTime(mark, sent, owner.now);
		const hours = others.has(mark.id) ? null : hoursIn(mark);
		if (!hours) refusals.push({ id: mark.id, as: 'refused', why: 'unknown_mark' });
		else if (!(await held.ledAt(at))) refusals.push({ id: mark.id, as: 'refused', why: 'not_yours' });
		else fresh.push(incoming(mark, device, hours, at, known));
	}
	const kept = await keepMarks(trx, owner, held, fresh);
	return [...refusals, ...kept.map(ackOf)];
}

const incoming = (mark: PhoneMark, { id, person_id }: KnownDevice, hours: HoursSaid, marked_at: Date, known: boolean): IncomingMark => ({
	id: mark.id,
	session_id: mark.session_id,
	participant_id: mark.participant_id,
	status: mark.status,
	...hours,
	way: 'device',
	marked_at,
	marked_by: person_id,
	device_id: id,
	device_at: new Date(mark.at),
	device_number: mark.number,
	clockUnknown: !known
});

function ackOf({ id, answer, reason }: Kept): Ack {
	if (answer === 'unknown') return { id, as: 'refused', why: 'unknown_mark' };
	return answer === 'set_aside' && reason ? { id, as: 'set_aside', why: reason } : { id, as: answer === 'already' ? 'already' : 'counted' };
}

/** Of these marks those whose identity is another person's mark, or the same person's of something else. */
async function writtenByOthers(trx: Trx, person_id: string, marks: readonly PhoneMark[]): Promise<Set<string>> {
	if (marks.length === 0) return new Set();
	const rows = await trx
		.selectFrom('delivery.mark')
		.select(['id', 'marked_by', 'session_id', 'participant_id'])
		.where(
			'id',
			'in',
			marks.map(({ id }) => id)
		)
		.execute();
	const sent = new Map(marks.map((mark) => [mark.id, mark]));
	const isSame = (row: (typeof rows)[number]) =>
		row.marked_by === person_id &&
		row.session_id === sent.get(row.id)?.session_id &&
		row.participant_id === sent.get(row.id)?.participant_id;
	return new Set(rows.filter((row) => !isSame(row)).map(({ id }) => id));
}

type HoursSaid = Pick<PhoneMark, 'contact' | 'consultation'>;

/** Who was there for a part says for how much; who was not there has no hours. */
function hoursIn({ status, contact, consultation }: PhoneMark): HoursSaid | null {
	if (status === 'partial') return contact === null || consultation === null ? null : { contact, consultation };
	return status === 'late' ? { contact, consultation } : { contact: null, consultation: null };
}

async function recordSent(trx: Trx, owner: Context, device: KnownDevice, delivery: Delivery, acks: readonly Ack[]): Promise<void> {
	const counted = acks.filter(({ as }) => as === 'counted').length;
	const set_aside = acks.filter(({ as }) => as === 'set_aside').length;
	if (counted + set_aside === 0) return;
	await record(trx, owner, {
		name: 'attendance.sent',
		subject: { kind: 'training', id: delivery.id },
		particulars: { device: device.name, counted, set_aside }
	});
}
