import { done, newId, refused, type Outcome } from '#platform';
import { record, saveFile, type Context, type FileRefusal, type MayOpen, type NewFile, type Trx } from '#platform/server';
import { deliveryById } from '../deliveries/delivery-record.ts';
import { readerOf } from '../deliveries/reader.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { halfDayOf, lockRegister } from './desk.ts';

/** A signed sheet that was brought: photographed or scanned. */
export type Sheet = { id: string; file_id: string; name: string; bytes: number; brought_at: Date; by: string | null };

/** The sheets of a half-day, the first one first. */
export const sheetsOf = (trx: Trx, sessionId: string): Promise<Sheet[]> =>
	trx
		.selectFrom('delivery.sheet as s')
		.innerJoin('platform.file as f', 'f.id', 's.file_id')
		.leftJoin('people.person as p', 'p.id', 's.brought_by')
		.select(['s.id', 's.file_id', 'f.name', 'f.bytes', 's.brought_at', 'p.name as by'])
		.where('s.session_id', '=', sessionId)
		.orderBy('s.brought_at')
		.execute();

/** So many sheets of one half-day at most: a page each, and a few taken anew. */
const mostSheets = 20;

export type BringRefusal = 'not_found' | 'too_many_sheets' | FileRefusal;

/** Keeps the signed sheet of a half-day as evidence: a scan or a photograph. By a lecturer of the delivery or an officer. */
export function bringSheet(
	context: Context,
	{ session_id, file }: { session_id: string; file: Pick<NewFile, 'name' | 'bytes'> }
): Promise<Outcome<undefined, BringRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockRegister(trx, context, session_id);
		if (!desk.ok) return desk;
		if ((await sheetsOf(trx, session_id)).length >= mostSheets) return refused('too_many_sheets');
		const { delivery } = desk.value;
		const saved = await saveFile(trx, context, { ...file, owner_kind: 'delivery_sheet', owner_id: delivery.id });
		if (!saved.ok) return saved;
		await trx
			.insertInto('delivery.sheet')
			.values({ id: newId(), session_id, file_id: saved.value.id, brought_at: context.now, brought_by: context.actor.id })
			.execute();
		await record(trx, context, {
			name: 'sheet.brought',
			...subjectsOfDelivery(delivery),
			particulars: halfDayOf(desk.value)
		});
		return done();
	});
}

/** Signed sheets are seen by who keeps the register. */
export const mayOpenSheet: MayOpen = async (trx, context, file) => {
	const delivery = await deliveryById(trx, file.owner_id);
	const as = delivery && (await readerOf(trx, context, delivery))?.as;
	return as === 'officer' || as === 'lecturer';
};
