import { sql } from 'kysely';
import { removeFile, type Trx } from '#platform/server';

/**
 * Erases what is kept of pictures that were removed and that nobody will be shown again: those that no version has, and those whose
 * consent is taken back.
 */
export async function erasePictures(trx: Trx, practice_id: string): Promise<void> {
	const { rows } = await sql<{ file_id: string }>`
		delete from practices.rendition r using practices.picture p
		where p.id = r.picture_id and p.practice_id = ${practice_id} and p.removed_at is not null and (
			not exists (select from practices.version_picture v where v.picture_id = p.id)
			or not exists (select from practices.consent c where c.picture_id = p.id and c.kind = 'picture' and c.withdrawn_at is null))
		returning r.file_id`.execute(trx);
	await removeAll(trx, rows);
}

/** Erases all that is kept of the pictures of an example that nobody will ever read. */
export async function eraseAllPictures(trx: Trx, practice_id: string): Promise<void> {
	const { rows } = await sql<{ file_id: string }>`
		delete from practices.rendition r using practices.picture p where p.id = r.picture_id and p.practice_id = ${practice_id}
		returning r.file_id`.execute(trx);
	await removeAll(trx, rows);
}

async function removeAll(trx: Trx, kept: readonly { file_id: string }[]): Promise<void> {
	for (const { file_id } of kept) await removeFile(trx, file_id);
}
