import type { MayOpen } from '#platform/server';
import { answersFor, materialFor, stands, versionsOf } from './material-record.ts';

/**
 * A file of a material, of whichever version, opens to whoever sees the material, today; of a version that was taken back only to those
 * who could take it back.
 */
export const mayOpenSharedFile: MayOpen = async (trx, context, { id, owner_id }) => {
	const found = await materialFor(trx, context, owner_id);
	if (!found) return false;
	const version = (await versionsOf(trx, owner_id)).find(({ file }) => file?.id === id);
	return version !== undefined && (stands(version) || answersFor(context, found, version));
};
