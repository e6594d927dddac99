import { sql } from 'kysely';
import { forgottenText } from '#platform';
import { removeFile, zone, type Trx } from '#platform/server';
import { keeperOf, type Keeper } from '#people/server';

/** What was asked and answered in consultations of editions that are over for the term; when and how long stays, for the ledger of hours. */
export const deliveryKeepers: readonly Keeper[] = [
	keeperOf(
		'consultations',
		(before) => sql`select c.id from delivery.consultation c join delivery.delivery d on d.id = c.delivery_id
			join programmes.edition e on e.id = d.edition_id
			where c.question <> ${forgottenText} and (e.ends_on + 1)::timestamp at time zone ${zone} < ${before}`,
		forget
	)
];

async function forget(trx: Trx, ids: readonly string[]): Promise<void> {
	const files = await trx
		.selectFrom('delivery.consultation')
		.select('file_id')
		.where('id', 'in', [...ids])
		.where('file_id', 'is not', null)
		.execute();
	await sql`update delivery.consultation set question = ${forgottenText}, answer = case when answer is not null then ${forgottenText} end,
			shared_note = '', private_note = '', next_step = '', cancelled_why = '', file_id = null
		where id = any(${[...ids]}::uuid[])`.execute(trx);
	for (const { file_id } of files) if (file_id) await removeFile(trx, file_id);
}
