import { sql } from 'kysely';
import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { hoursOfMark, isOfTeamOn } from '../../mark.ts';
import { earlyMinutes, mergeMarks } from '../../register.ts';
import { deliveryById, type Delivery } from '../deliveries/delivery-record.ts';
import { participantsOf, sessionById, type Leading, type Participant, type Session } from '../deliveries/parts.ts';
import { readerOf } from '../deliveries/reader.ts';
import { closingsOf, type Closing } from './closings.ts';
import { isCounted, marksOf, type MarkRow } from './marks.ts';
import { stateOf, type SessionState } from './read-overview.ts';
import { sheetsOf, type Sheet } from './sheets.ts';

export type RegisterRow = Participant & { mark: MarkRow | null; contact: number; consultation: number };
export type RegisterPage = {
	delivery: Delivery;
	session: Session;
	state: SessionState;
	/** Whether it may be marked now: from an hour before it begins. */
	markable: boolean;
	rows: RegisterRow[];
	/** Who leads it now, and who led it then. */
	lecturers: Leading[];
	/** Who led it at that time: as many as have to be, else whoever leads it now. */
	led: string[];
	/** Marks that wait for a decision, with the name of whom they are. */
	set_aside: (MarkRow & { name: string })[];
	closings: (Closing & { taught: string[] })[];
	sheets: Sheet[];
};

/** The register of one half-day for who keeps it: a lecturer of the delivery or an officer of the centre. */
export function readRegister(
	context: Context,
	{ delivery_id, session_id }: { delivery_id: string; session_id: string }
): Promise<Outcome<RegisterPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const session = await sessionById(trx, session_id);
		const delivery = session?.delivery_id === delivery_id ? await deliveryById(trx, delivery_id) : undefined;
		const as = delivery && (await readerOf(trx, context, delivery))?.as;
		if (!session || !delivery || (as !== 'officer' && as !== 'lecturer')) return refused('not_found');
		const everybody = await participantsOf(trx, delivery.id);
		const marks = await marksOf(trx, [session.id]);
		const standing = new Map(mergeMarks(marks.filter(isCounted)).map((mark) => [mark.participant_id, mark]));
		const closings = await closingsOf(trx, [session.id]);
		const all = await everLed(trx, delivery.id);
		const then = all.filter(
			({ added_at, removed_at }) => added_at <= session.ends_at && (removed_at === null || removed_at > session.begins_at)
		);
		const now = all.filter(({ removed_at }) => removed_at === null);
		return done({
			delivery,
			session,
			state: stateOf(session, context.now),
			markable: session.cancelled_at === null && context.now.getTime() >= session.begins_at.getTime() - earlyMinutes * 60_000,
			rows: everybody
				.filter((one) => isOfTeamOn(one, session.held_on))
				.map((one) => {
					const mark = standing.get(one.id) ?? null;
					return { ...one, mark, ...(mark ? hoursOfMark(mark, session) : { contact: 0, consultation: 0 }) };
				}),
			lecturers: all.filter((one) => then.includes(one) || now.includes(one)).map(({ person_id, name }) => ({ person_id, name })),
			led: (then.length >= delivery.lecturers_least ? then : now).map(({ person_id }) => person_id),
			set_aside: marks
				.filter((mark) => mark.set_aside !== null && mark.settled === null)
				.map((mark) => ({ ...mark, name: everybody.find(({ id }) => id === mark.participant_id)?.name ?? '…' })),
			closings: closings.map((one) => ({
				...one,
				taught: one.lecturers.map((id) => all.find(({ person_id }) => person_id === id)?.name ?? '…')
			})),
			sheets: await sheetsOf(trx, session.id)
		});
	});
}

/** Everybody who leads or led it, by name. */
const everLed = (trx: Trx, deliveryId: string) =>
	trx
		.selectFrom('delivery.lecturer as l')
		.innerJoin('people.person as person', 'person.id', 'l.person_id')
		.select(['l.person_id', 'person.name', 'l.added_at', 'l.removed_at'])
		.where('l.delivery_id', '=', deliveryId)
		.orderBy(sql`person.name collate "lt-x-icu"`)
		.execute();
