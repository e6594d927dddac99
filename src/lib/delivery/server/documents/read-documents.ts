import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { isOfOneSchool, type Delivery } from '../deliveries/delivery-record.ts';
import type { DeliveryReader } from '../deliveries/reader.ts';
import { deliveryFor } from '../room/delivery-for.ts';

export type SharedDocument = {
	id: string;
	title: string;
	note: string;
	shared_at: Date;
	by: string;
	file: { id: string; name: string; bytes: number };
};
export type DocumentsPage = { delivery: Delivery; as: DeliveryReader; documents: SharedDocument[] };

/** What a school shows the lecturers of its training: for the school itself and for them. */
export function readDocuments(context: Context, id: string): Promise<Outcome<DocumentsPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, id, ['school', 'lecturer']);
		if (!found.ok) return found;
		if (!isOfOneSchool(found.value.delivery)) return refused('not_found');
		const { delivery, as } = found.value;
		return done({ delivery, as, documents: await documentsOf(trx, delivery.id) });
	});
}

/** The documents of a delivery that are shared now, the last first. */
export const documentsOf = async (trx: Trx, deliveryId: string): Promise<SharedDocument[]> =>
	(
		await trx
			.selectFrom('delivery.document as document')
			.innerJoin('platform.file as file', 'file.id', 'document.file_id')
			.innerJoin('people.person as person', 'person.id', 'document.shared_by')
			.select(['document.id', 'document.title', 'document.note', 'document.shared_at', 'person.name as by'])
			.select(['file.id as file_id', 'file.name', 'file.bytes'])
			.where('document.delivery_id', '=', deliveryId)
			.where('document.withdrawn_at', 'is', null)
			.orderBy('document.shared_at', 'desc')
			.execute()
	).map(({ file_id, name, bytes, ...one }) => ({ ...one, file: { id: file_id, name, bytes } }));
