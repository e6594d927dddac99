import { done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, saveFile, type Context } from '#platform/server';
import { isOfOneSchool } from '../deliveries/delivery-record.ts';
import { heldFor, subjectsOfDelivery } from '../room/delivery-for.ts';

/** A file as a page sent it. */
export type SentFile = { name: string; bytes: Uint8Array };
export type ShareInput = { delivery_id: string; title: string; note: string; file: SentFile | null };
export type ShareRefusal = 'not_found' | 'delivery_cancelled' | 'document_unreadable' | 'documents_enough';

/** No school has more to show its lecturers. */
const mostDocuments = 30;

/** Shows a document of the school to those who lead its training, and to nobody else. By head and coordinators of the school. */
export function shareDocument(
	context: Context,
	{ delivery_id, title, note, file }: ShareInput
): Promise<Outcome<{ id: string }, ShareRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await heldFor(trx, context, delivery_id, ['school']);
		if (!held.ok) return held;
		const { delivery } = held.value;
		if (!isOfOneSchool(delivery)) return refused('not_found');
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		const { count } = await trx
			.selectFrom('delivery.document')
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.where('delivery_id', '=', delivery.id)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (count >= mostDocuments) return refused('documents_enough');
		const faults = faultsOf(title, note, file);
		if (faults.length > 0 || !file) return refused('document_unreadable', faults);
		const id = newId();
		const kept = await saveFile(trx, context, { ...file, owner_kind: 'delivery_document', owner_id: id });
		if (!kept.ok) return refused('document_unreadable', [{ field: 'file', key: kept.refusal }]);
		await trx
			.insertInto('delivery.document')
			.values({
				id,
				delivery_id: delivery.id,
				file_id: kept.value.id,
				title: title.trim(),
				note: note.trim(),
				shared_at: context.now,
				shared_by: context.actor.id ?? id
			})
			.execute();
		// What the document is stands in no event: officers read those.
		await record(trx, context, {
			name: 'document.shared',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference }
		});
		return done({ id });
	});
}

export type WithdrawDocument = { document_id: string };

/** Takes a document back: from now on those who lead the training cannot open it. By head and coordinators of the school. */
export function withdrawDocument(
	context: Context,
	{ document_id }: WithdrawDocument
): Promise<Outcome<{ delivery_id: string }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const row = isId(document_id)
			? await trx
					.selectFrom('delivery.document')
					.select(['id', 'delivery_id'])
					.where('id', '=', document_id)
					.where('withdrawn_at', 'is', null)
					.executeTakeFirst()
			: undefined;
		const held = row && (await heldFor(trx, context, row.delivery_id, ['school']));
		if (!row || !held?.ok || !isOfOneSchool(held.value.delivery)) return refused('not_found');
		const { delivery } = held.value;
		await trx.updateTable('delivery.document').set({ withdrawn_at: context.now }).where('id', '=', row.id).execute();
		await record(trx, context, {
			name: 'document.withdrawn',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference }
		});
		return done({ delivery_id: delivery.id });
	});
}

function faultsOf(title: string, note: string, file: SentFile | null): Fault[] {
	const said = title.trim();
	return [
		...(said === '' || said.length > 200 ? [{ field: 'title', key: 'delivery_fault_document_title' }] : []),
		...(note.trim().length > 1000 ? [{ field: 'note', key: 'delivery_fault_document_note' }] : []),
		...(file ? [] : [{ field: 'file', key: 'delivery_fault_file_missing' }])
	];
}
