import { isId } from '#platform';
import type { Trx } from '#platform/server';
import { lockProgramme, type ProgrammeRecord } from './programmes.ts';

/** Locks the programme of an edition, so that two officers change its editions and calls one after the other. */
export async function lockProgrammeOfEdition(trx: Trx, editionId: string): Promise<ProgrammeRecord | undefined> {
	if (!isId(editionId)) return undefined;
	const edition = await trx.selectFrom('programmes.edition').select('programme_id').where('id', '=', editionId).executeTakeFirst();
	return edition && lockProgramme(trx, edition.programme_id);
}
