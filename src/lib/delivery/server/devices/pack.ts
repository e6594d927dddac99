import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { forgetOn } from '../../offline/phone.ts';
import type { Mark } from '../../mark.ts';
import type { Pack, PackedDelivery, PackedSession } from '../../sent.ts';
import { deliveriesOf, participantsOf, readerOf, sessionsOf, type Delivery, type Session } from '../deliveries/index.ts';
import { standingMarks } from '../register/marks.ts';
import type { KnownDevice } from './device.ts';

/** What a phone is told: the deliveries that its owner leads now, until their names are to be forgotten, and nothing of others. */
export async function packFor(trx: Trx, context: Context, device: KnownDevice): Promise<Pack> {
	const asOwner = { ...context, actor: { kind: 'person' as const, id: device.person_id } };
	const today = dayOf(context.now);
	const deliveries: PackedDelivery[] = [];
	for (const delivery of await deliveriesOf(trx, { lecturer_id: device.person_id })) {
		if (delivery.last_on === null || today >= forgetOn(delivery.last_on)) continue;
		const as = (await readerOf(trx, asOwner, delivery))?.as;
		// Whoever has lost the role may still take part, or speak for the school: that opens no names here.
		if (as === 'lecturer' || as === 'officer') deliveries.push(await packed(trx, delivery, delivery.last_on));
	}
	return {
		server_at: context.now.getTime(),
		until: device.until,
		lecturer: { id: device.person_id, name: device.lecturer },
		deliveries
	};
}

async function packed(trx: Trx, { id, title, place }: Delivery, lastOn: string): Promise<PackedDelivery> {
	const sessions = await sessionsOf(trx, id);
	const participants = await participantsOf(trx, id);
	const standing = await standingMarks(
		trx,
		sessions.map((one) => one.id)
	);
	return {
		id,
		title,
		place,
		forget_on: forgetOn(lastOn),
		sessions: sessions.map((session) => packedSession(session, standing)),
		participants: participants.map(({ id: participant, name, code, starts_on, ends_on }) => ({
			id: participant,
			name,
			code,
			starts_on,
			ends_on
		}))
	};
}

const packedSession = (session: Session, standing: readonly Mark[]): PackedSession => ({
	id: session.id,
	held_on: session.held_on,
	half: session.half,
	begins_at: session.begins_at.getTime(),
	ends_at: session.ends_at.getTime(),
	contact: session.contact,
	consultation: session.consultation,
	closed: session.closings > 0,
	standing: Object.fromEntries(
		standing
			.filter((mark) => mark.session_id === session.id)
			.map(({ participant_id, status, contact, consultation }) => [participant_id, { status, contact, consultation }])
	)
});
